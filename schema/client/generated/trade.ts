// Generated from the contract by npm run codegen; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { CaseNumber, Moment, Money, PortCode } from '../scalars.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Where exactly an enforcement case stands. */
export type CaseState =
  /** The case is closed. */
  | 'CLOSED'
  /** A decision has issued. */
  | 'DECISION_ISSUED'
  /** The time to act on the decision ran out and the full claim is due again. */
  | 'DECISION_LAPSED'
  /** Payment is demanded from the surety. */
  | 'DEMAND_ON_SURETY'
  /** The property is forfeited. */
  | 'FORFEITED'
  /** Forfeiture is being published. */
  | 'FORFEITURE_PENDING'
  /** More information was asked for. */
  | 'INFORMATION_REQUESTED'
  /** The case is in court. */
  | 'IN_LITIGATION'
  /** A court has decided. */
  | 'JUDGMENT'
  /** A notice has issued and nothing has come back yet. */
  | 'NOTICE_ISSUED'
  /** The time to answer ran out. */
  | 'NO_RESPONSE'
  /** An offer in compromise was received. */
  | 'OFFER_RECEIVED'
  /** A petition was received. */
  | 'PETITION_RECEIVED'
  /** The response to a pre-penalty notice was received or its time ran out. */
  | 'PREPENALTY_ANSWERED'
  /** A pre-penalty notice has issued. */
  | 'PREPENALTY_ISSUED'
  /** The case is with customs' lawyers. */
  | 'REFERRED_TO_COUNSEL'
  /** Headquarters reviews the petition. */
  | 'REFERRED_TO_HEADQUARTERS'
  /** The case is with the Department of Justice. */
  | 'REFERRED_TO_JUSTICE'
  /** The case rests because of another proceeding. */
  | 'STAYED'
  /** A supplemental petition was received. */
  | 'SUPPLEMENTAL_PETITION_RECEIVED'
  /** The port's officer reviews the petition. */
  | 'UNDER_REVIEW';

/** Which enforcement cases to include; every condition given must hold. */
export type EnforcementCaseFilter = {
  /** Exactly these cases, at most 100 numbers. */
  readonly caseNumbers: ReadonlyArray<CaseNumber>;
};

/** The three families of enforcement cases. */
export type EnforcementCaseKind =
  /** A claim on a bond for breaking its promise. */
  | 'LIQUIDATED_DAMAGES'
  /** A fine for breaking a customs law. */
  | 'PENALTY'
  /** Property was taken and may be forfeited. */
  | 'SEIZURE';

/** How fresh a piece of data is. */
export type Freshness =
  /** Read from its system for this request. */
  | 'LIVE'
  /** Read a short while ago and still within its promised age. */
  | 'RECENT'
  /** The last known copy, served because its system does not answer now. */
  | 'STALE';

/** The two sides of a conversation. */
export type MessageSide =
  /** The customs office. */
  | 'OFFICE'
  /** The trade. */
  | 'TRADE';

/** A trusted-trader program. */
export type PartnershipProgram =
  /** Customs Trade Partnership Against Terrorism, Security. */
  | 'CTPAT'
  /** CTPAT Trade Compliance, formerly Importer Self-Assessment. */
  | 'TRADE_COMPLIANCE';

/** The standing of a partner in a trusted-trader program. */
export type PartnershipStatus =
  /** Has applied and waits for certification. */
  | 'APPLICANT'
  /** Certified, not yet validated. */
  | 'CERTIFIED'
  /** Validated and exceeding the minimum criteria. */
  | 'EXCEEDING'
  /** Not eligible for the program. */
  | 'INELIGIBLE'
  /** Removed by the program. */
  | 'REMOVED'
  /** Benefits are suspended for now. */
  | 'SUSPENDED'
  /** Certified and validated. */
  | 'VALIDATED'
  /** Left the program by its own wish. */
  | 'WITHDRAWN';

/** The level reached in a trusted-trader program. */
export type PartnershipTier =
  /** Certified. */
  | 'TIER_1'
  /** Certified and validated. */
  | 'TIER_2'
  /** Certified and exceeding the minimum criteria. */
  | 'TIER_3';

/** The systems whose data this graph joins. */
export type SourceSystem =
  /** The trade account and entry system. */
  | 'ACE'
  /** The enforcement case system of record. */
  | 'SEACATS'
  /** The trade portal, where filings and messages begin. */
  | 'TRADE_PORTAL';

/** The statutes that enforcement cases rest on. */
export type Statute =
  /** A statute not in this list; the citation names it. */
  | 'OTHER'
  /** Export information. */
  | 'USC_13_305'
  /** Goods with a false trademark. */
  | 'USC_15_1124'
  /** Wildlife and plants. */
  | 'USC_16_3372'
  /** Smuggling. */
  | 'USC_18_545'
  /** Country of origin marking. */
  | 'USC_19_1304'
  /** Manifests. */
  | 'USC_19_1431'
  /** Reporting of arrival. */
  | 'USC_19_1436'
  /** Unlading permits. */
  | 'USC_19_1448'
  /** Unlading without permit. */
  | 'USC_19_1453'
  /** Reporting by individuals. */
  | 'USC_19_1459'
  /** Repairs of vessels abroad. */
  | 'USC_19_1466'
  /** Entry of merchandise. */
  | 'USC_19_1484'
  /** Articles not declared. */
  | 'USC_19_1497'
  /** Examination and detention. */
  | 'USC_19_1499'
  /** Records and summons. */
  | 'USC_19_1509'
  /** Trademarks. */
  | 'USC_19_1526'
  /** Boarding and search. */
  | 'USC_19_1581'
  /** Falsity or lack of manifest. */
  | 'USC_19_1584'
  /** Unlawful unlading. */
  | 'USC_19_1586'
  /** Fraud, gross negligence and negligence. */
  | 'USC_19_1592'
  /** False drawback claims. */
  | 'USC_19_1593A'
  /** Aid to unlawful importation. */
  | 'USC_19_1595A'
  /** Bonds. */
  | 'USC_19_1623'
  /** Customs brokers. */
  | 'USC_19_1641'
  /** Food, drugs and cosmetics. */
  | 'USC_21_331'
  /** Export of war materials. */
  | 'USC_22_401'
  /** Currency reports. */
  | 'USC_31_5316'
  /** Forfeiture of currency. */
  | 'USC_31_5317'
  /** Structuring. */
  | 'USC_31_5324'
  /** Bulk cash smuggling. */
  | 'USC_31_5332';

/** The kinds of submission. */
export type SubmissionKind =
  /** A further argument to a petition. */
  | 'ADDITIONAL_ARGUMENT'
  /** The choice of a way to proceed after a seizure. */
  | 'ELECTION'
  /** A request for more time. */
  | 'EXTENSION_REQUEST'
  /** An offer of a sum to settle. */
  | 'OFFER_IN_COMPROMISE'
  /** A petition for relief. */
  | 'PETITION'
  /** The choice of an option on a proposed penalty. */
  | 'PROPOSED_PENALTY_CHOICE'
  /** An answer to a request, an inquiry or a pre-penalty notice. */
  | 'RESPONSE'
  /** A further petition after a decision. */
  | 'SUPPLEMENTAL_PETITION';

/** Where a submission stands. */
export type SubmissionState =
  /** Decided. */
  | 'DECIDED'
  /** Being written; nothing is filed. */
  | 'DRAFT'
  /** Received; its time of filing is fixed. */
  | 'RECEIVED'
  /** Recorded in the case system. */
  | 'RECORDED'
  /** Not taken in; see the problems. */
  | 'REJECTED'
  /** On its way to the case system. */
  | 'SENDING'
  /** Under review. */
  | 'UNDER_REVIEW'
  /** Sent, and whether it arrived is being found out. */
  | 'UNKNOWN'
  /** Taken back by the filer. */
  | 'WITHDRAWN';

/** What a viewer may act as. */
export type ViewerRole =
  /** An attorney of record. */
  | 'ATTORNEY'
  /** A customs broker with a power of attorney. */
  | 'BROKER'
  /** Acts for an importer's own account. */
  | 'IMPORTER'
  /** A surety, for claims on its bonds. */
  | 'SURETY';

export type OneViewQueryVariables = Exact<{
  caseNumber: CaseNumber;
}>;


export type OneViewQuery = { readonly enforcementCase: { readonly kind: EnforcementCaseKind, readonly state: CaseState, readonly violations: ReadonlyArray<{ readonly statute: Statute, readonly citation: string }> | null, readonly amounts: { readonly assessed: Money | null, readonly mitigated: Money | null, readonly outstanding: Money | null } | null, readonly source: { readonly system: SourceSystem, readonly asOf: Moment, readonly freshness: Freshness }, readonly account: { readonly name: string, readonly partnership: { readonly program: PartnershipProgram, readonly tier: PartnershipTier | null, readonly status: PartnershipStatus } | null, readonly nationalAccountManager: { readonly name: string | null } | null, readonly center: { readonly code: string, readonly name: string | null } | null } | null, readonly submissions: { readonly edges: ReadonlyArray<{ readonly node: { readonly referenceId: string, readonly kind: SubmissionKind, readonly state: SubmissionState, readonly receivedAt: Moment | null } }> } | null } | null };

export type CaseMessagesQueryVariables = Exact<{
  caseNumber: CaseNumber;
  first?: number;
  after?: string | null | undefined;
}>;


export type CaseMessagesQuery = { readonly enforcementCase: { readonly id: string, readonly messages: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentAt: Moment, readonly from: MessageSide, readonly author: string | null, readonly text: string, readonly readAt: Moment | null } }> } | null } | null };

export type MyCasesQueryVariables = Exact<{
  filter: EnforcementCaseFilter;
  first?: number;
  after?: string | null | undefined;
}>;


export type MyCasesQuery = { readonly viewer: { readonly name: string, readonly roles: ReadonlyArray<ViewerRole>, readonly accounts: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly accountNumber: string } }> } | null } | null, readonly enforcementCases: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly caseNumber: CaseNumber, readonly kind: EnforcementCaseKind, readonly state: CaseState, readonly amounts: { readonly outstanding: Money | null } | null, readonly port: { readonly code: PortCode, readonly name: string | null } | null, readonly source: { readonly freshness: Freshness, readonly asOf: Moment } } | null }> } | null };

export type CaseStatusQueryVariables = Exact<{
  caseNumber: CaseNumber;
}>;


export type CaseStatusQuery = { readonly enforcementCase: { readonly id: string, readonly kind: EnforcementCaseKind, readonly state: CaseState, readonly source: { readonly freshness: Freshness, readonly asOf: Moment }, readonly amounts: { readonly assessed: Money | null, readonly mitigated: Money | null, readonly collected: Money | null, readonly outstanding: Money | null } | null, readonly submissions: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly referenceId: string, readonly kind: SubmissionKind, readonly state: SubmissionState, readonly receivedAt: Moment | null } }> } | null } | null };


export const OneViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseNumber"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enforcementCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"violations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statute"}},{"kind":"Field","name":{"kind":"Name","value":"citation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assessed"}},{"kind":"Field","name":{"kind":"Name","value":"mitigated"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"partnership"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nationalAccountManager"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"center"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"referenceId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OneViewQuery, OneViewQueryVariables>;
export const CaseMessagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseMessages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseNumber"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enforcementCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CaseMessagesQuery, CaseMessagesQueryVariables>;
export const MyCasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyCases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnforcementCaseFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accountNumber"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"enforcementCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"caseNumber"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"amounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outstanding"}}]}},{"kind":"Field","name":{"kind":"Name","value":"port"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyCasesQuery, MyCasesQueryVariables>;
export const CaseStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseNumber"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enforcementCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseNumber"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assessed"}},{"kind":"Field","name":{"kind":"Name","value":"mitigated"}},{"kind":"Field","name":{"kind":"Name","value":"collected"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"referenceId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CaseStatusQuery, CaseStatusQueryVariables>;