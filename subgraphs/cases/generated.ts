// Generated from the SDL by npm run codegen; do not edit.
import type { CaseNumber } from '../../kernel/identifiers.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/calendar.ts';
import type { Cents } from '../../kernel/money.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EnforcementCase as EnforcementCaseModel, CasePage as CasePageModel, AccountReference as AccountReferenceModel, PortReference as PortReferenceModel, BondReference as BondReferenceModel } from './domain.ts';
import type { Source as SourceModel } from '../../kernel/source.ts';
import type { SubgraphContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** The number of an enforcement case: fiscal year, port, six digits, a hyphen and a two-digit suffix, such as 20161704200292-01. */
  CaseNumber: { input: string; output: CaseNumber; }
  /** A calendar day without a time or zone, written YYYY-MM-DD; legal dates are days in Washington, D.C. */
  Date: { input: string; output: CalendarDate; }
  /** A moment in UTC, written as RFC 3339 with a trailing Z. */
  DateTime: { input: string; output: Moment; }
  /** An exact amount of US dollars as a decimal string with two digits after the point, such as "85278.00". */
  Money: { input: string; output: Cents; }
  /** A four-digit Schedule D port code kept as text, because leading zeros count. */
  PortCode: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A customs bond: a surety's promise to pay what the principal owes. */
export type Bond = {
  readonly __typename?: 'Bond';
  /** The bond's number, kept as written. */
  readonly bondNumber: Scalars['ID']['output'];
};

/** The money of a case; never served from an old copy. */
export type CaseAmounts = {
  readonly __typename?: 'CaseAmounts';
  /** What was demanded. */
  readonly assessed: Maybe<Scalars['Money']['output']>;
  /** What has been paid. */
  readonly collected: Maybe<Scalars['Money']['output']>;
  /** Duties, taxes and fees lost to the government. */
  readonly lossOfRevenue: Maybe<Scalars['Money']['output']>;
  /** What the demand was reduced to; null while nothing is decided. */
  readonly mitigated: Maybe<Scalars['Money']['output']>;
  /** What is still due. */
  readonly outstanding: Maybe<Scalars['Money']['output']>;
};

/** Somebody involved in a case. */
export type CaseParty = {
  readonly __typename?: 'CaseParty';
  /** The name; a role name for private persons. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** As what. */
  readonly role: CasePartyRole;
};

/** As what somebody is involved in a case. */
export type CasePartyRole =
  /** The attorney. */
  | 'ATTORNEY'
  /** The customs broker. */
  | 'BROKER'
  /** Somebody who claims the property. */
  | 'CLAIMANT'
  /** Somebody with a lien on the property. */
  | 'LIENHOLDER'
  /** The party that the case is against. */
  | 'PRINCIPAL'
  /** The surety on the bond. */
  | 'SURETY'
  /** The owner of the trademark. */
  | 'TRADEMARK_OWNER';

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
  /** A case was drawn up and waits for a supervisor. */
  | 'DRAFT'
  /** The property is forfeited. */
  | 'FORFEITED'
  /** Forfeiture is being published. */
  | 'FORFEITURE_PENDING'
  /** An incident was recorded and no case drawn up yet. */
  | 'INCIDENT_RECORDED'
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
  /** A case is open and no notice has issued. */
  | 'OPEN'
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

/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCase = Node & Sourced & {
  readonly __typename?: 'EnforcementCase';
  /** The trade account of the party that the case is against. */
  readonly account: Maybe<TradeAccount>;
  /** What was demanded, reduced, paid and is still due. */
  readonly amounts: Maybe<CaseAmounts>;
  /** The bond that secures the claim. */
  readonly bond: Maybe<Bond>;
  /** The case number. */
  readonly caseNumber: Scalars['CaseNumber']['output'];
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** Whether the case is a seizure, a penalty or a claim for liquidated damages. */
  readonly kind: EnforcementCaseKind;
  /** Who is involved and as what. */
  readonly parties: Maybe<ReadonlyArray<CaseParty>>;
  /** The port that issued the case. */
  readonly port: Maybe<Port>;
  /** Where this came from and how fresh it is. */
  readonly source: Source;
  /** Where exactly the case stands. */
  readonly state: CaseState;
  /** The rules said to be broken. */
  readonly violations: Maybe<ReadonlyArray<Violation>>;
};

/** A page of enforcement cases. */
export type EnforcementCaseConnection = {
  readonly __typename?: 'EnforcementCaseConnection';
  /** The items of this page with their cursors. */
  readonly edges: ReadonlyArray<EnforcementCaseEdge>;
  /** Where this page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; ask only when it is shown. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An enforcement case and its place in a list. */
export type EnforcementCaseEdge = {
  readonly __typename?: 'EnforcementCaseEdge';
  /** The cursor of this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item; null when the case system cannot give this one now. */
  readonly node: Maybe<EnforcementCase>;
};

/** Which enforcement cases to include; every condition given must hold. */
export type EnforcementCaseFilter = {
  /** Exactly these cases, at most 100 numbers. */
  readonly caseNumbers: ReadonlyArray<Scalars['CaseNumber']['input']>;
};

/** The three families of enforcement cases. */
export type EnforcementCaseKind =
  /** A claim on a bond for breaking its promise. */
  | 'LIQUIDATED_DAMAGES'
  /** A fine for breaking a customs law. */
  | 'PENALTY'
  /** Property was taken and may be forfeited. */
  | 'SEIZURE';

/** Every code that a failure can carry in `errors[].extensions.code`; clients may rely on the list being complete. */
export type FailureCode =
  /** Account data cannot be read now. */
  | 'ACE_UNAVAILABLE'
  /** A case number is malformed. */
  | 'CASE_NUMBER_MALFORMED'
  /** The cursor was not issued for this list and this user. */
  | 'CURSOR_INVALID'
  /** Only a copy too old for this kind of data is at hand. */
  | 'DATA_TOO_STALE'
  /** The time allowed for the request ran out. */
  | 'DEADLINE_EXCEEDED'
  /** The disclosure could not be recorded, and what is not recorded is not shown. */
  | 'DISCLOSURE_NOT_RECORDED'
  /** An importer number fits none of the three formats. */
  | 'IMPORTER_NUMBER_MALFORMED'
  /** An unforeseen failure, recorded under the trace id. */
  | 'INTERNAL_ERROR'
  /** The operation would make more calls to the case system than this audience may cause. */
  | 'LEGACY_BUDGET_EXCEEDED'
  /** The service sheds load; wait for retryAfterMs. */
  | 'OVERLOADED'
  /** More items were asked for than a page may hold. */
  | 'PAGE_TOO_LARGE'
  /** The document does not fit the schema or its variables. */
  | 'QUERY_INVALID'
  /** The operation passes a limit on depth, aliases, directives, tokens or root fields; the message names it. */
  | 'QUERY_LIMIT_EXCEEDED'
  /** The document or the request body cannot be parsed. */
  | 'QUERY_MALFORMED'
  /** The operation costs more than this audience may spend. */
  | 'QUERY_TOO_EXPENSIVE'
  /** The case system sent a record that cannot be read with certainty. */
  | 'SEACATS_RECORD_UNREADABLE'
  /** The case system refused the request. */
  | 'SEACATS_REFUSED'
  /** The case system does not answer and no usable copy is at hand. */
  | 'SEACATS_UNAVAILABLE'
  /** The trade portal's own data cannot be read now. */
  | 'TRADE_PORTAL_UNAVAILABLE'
  /** No valid identity came with the request. */
  | 'UNAUTHENTICATED'
  /** Another value is malformed. */
  | 'VALUE_MALFORMED';

/** How fresh a piece of data is. */
export type Freshness =
  /** Read from its system for this request. */
  | 'LIVE'
  /** Read a short while ago and still within its promised age. */
  | 'RECENT'
  /** The last known copy, served because its system does not answer now. */
  | 'STALE';

/** Anything that can be fetched again by its global id. */
export type Node = {
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list begins and ends, as Relay defines it. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor to pass as `after` for the next page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether a page comes before; always false for lists that only page forward. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item on this page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A port of entry. */
export type Port = {
  readonly __typename?: 'Port';
  /** The Schedule D code. */
  readonly code: Scalars['PortCode']['output'];
};

/** Where every read begins. */
export type Query = {
  readonly __typename?: 'Query';
  /** One enforcement case; null when it does not exist or is not yours to see. */
  readonly enforcementCase: Maybe<EnforcementCase>;
  /** The enforcement cases that you may see, in order of case number. */
  readonly enforcementCases: Maybe<EnforcementCaseConnection>;
};


/** Where every read begins. */
export type QueryEnforcementCaseArgs = {
  caseNumber: Scalars['CaseNumber']['input'];
};


/** Where every read begins. */
export type QueryEnforcementCasesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: EnforcementCaseFilter;
  first?: Scalars['Int']['input'];
};

/** Where data came from and how fresh it is. */
export type Source = {
  readonly __typename?: 'Source';
  /** The moment at which that system last confirmed the data. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether the data is current, recent or old. */
  readonly freshness: Freshness;
  /** Whether demonstration values fill gaps of a published record; always false on a real system. */
  readonly synthetic: Scalars['Boolean']['output'];
  /** The system that holds the original. */
  readonly system: SourceSystem;
};

/** The systems whose data this graph joins. */
export type SourceSystem =
  /** The trade account and entry system. */
  | 'ACE'
  /** The enforcement case system of record. */
  | 'SEACATS'
  /** The trade portal, where filings and messages begin. */
  | 'TRADE_PORTAL';

/** An object that says which system it came from and how fresh it is. */
export type Sourced = {
  /** Where this came from and how fresh it is. */
  readonly source: Source;
};

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

/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccount = {
  readonly __typename?: 'TradeAccount';
  /** A keyed hash of the importer number of a sub-account, or of the account number of a top account; only the subgraphs see it. */
  readonly accountKey: Scalars['ID']['output'];
};

/** A rule said to be broken. */
export type Violation = {
  readonly __typename?: 'Violation';
  /** The full citation, with subsection or regulation. */
  readonly citation: Scalars['String']['output'];
  /** What happened, in the words of the notice. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The day of the violation. */
  readonly occurredOn: Maybe<Scalars['Date']['output']>;
  /** The statute. */
  readonly statute: Statute;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  EnforcementCase: EnforcementCase;
  TradeAccount: TradeAccount;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  EnforcementCase:
    ( { __typename: 'EnforcementCase' }
    & GraphQLRecursivePick<FederationTypes['EnforcementCase'], {"caseNumber":true}> );
  TradeAccount:
    ( { __typename: 'TradeAccount' }
    & GraphQLRecursivePick<FederationTypes['TradeAccount'], {"accountKey":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( EnforcementCaseModel & { __typename: 'EnforcementCase' } );
  Sourced: ( EnforcementCaseModel & { __typename: 'EnforcementCase' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Bond: ResolverTypeWrapper<BondReferenceModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CaseAmounts: ResolverTypeWrapper<CaseAmounts>;
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
  CaseParty: ResolverTypeWrapper<CaseParty>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CasePartyRole: CasePartyRole;
  CaseState: CaseState;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EnforcementCase: ResolverTypeWrapper<EnforcementCaseModel>;
  EnforcementCaseConnection: ResolverTypeWrapper<CasePageModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  EnforcementCaseEdge: ResolverTypeWrapper<Omit<EnforcementCaseEdge, 'node'> & { node?: Maybe<ResolversTypes['EnforcementCase']> }>;
  EnforcementCaseFilter: EnforcementCaseFilter;
  EnforcementCaseKind: EnforcementCaseKind;
  FailureCode: FailureCode;
  Freshness: Freshness;
  Money: ResolverTypeWrapper<Scalars['Money']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Port: ResolverTypeWrapper<PortReferenceModel>;
  PortCode: ResolverTypeWrapper<Scalars['PortCode']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Source: ResolverTypeWrapper<SourceModel>;
  SourceSystem: SourceSystem;
  Sourced: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Sourced']>;
  Statute: Statute;
  TradeAccount: ResolverTypeWrapper<AccountReferenceModel>;
  Violation: ResolverTypeWrapper<Violation>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Bond: BondReferenceModel;
  ID: Scalars['ID']['output'];
  CaseAmounts: CaseAmounts;
  CaseNumber: Scalars['CaseNumber']['output'];
  CaseParty: CaseParty;
  String: Scalars['String']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  EnforcementCase: EnforcementCaseModel;
  EnforcementCaseConnection: CasePageModel;
  Int: Scalars['Int']['output'];
  EnforcementCaseEdge: Omit<EnforcementCaseEdge, 'node'> & { node?: Maybe<ResolversParentTypes['EnforcementCase']> };
  EnforcementCaseFilter: EnforcementCaseFilter;
  Money: Scalars['Money']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Port: PortReferenceModel;
  PortCode: Scalars['PortCode']['output'];
  Query: Record<PropertyKey, never>;
  Source: SourceModel;
  Sourced: ResolversInterfaceTypes<ResolversParentTypes>['Sourced'];
  TradeAccount: AccountReferenceModel;
  Violation: Violation;
};

export type BondResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Bond'] = ResolversParentTypes['Bond']> = {
  bondNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CaseAmountsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseAmounts'] = ResolversParentTypes['CaseAmounts']> = {
  assessed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  collected?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lossOfRevenue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  mitigated?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  outstanding?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export interface CaseNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CaseNumber'], any> {
  name: 'CaseNumber';
}

export type CasePartyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CaseParty'] = ResolversParentTypes['CaseParty']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['CasePartyRole'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EnforcementCaseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnforcementCase'] = ResolversParentTypes['EnforcementCase'], FederationReferenceType extends FederationReferenceTypes['EnforcementCase'] = FederationReferenceTypes['EnforcementCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EnforcementCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType>;
  amounts?: Resolver<Maybe<ResolversTypes['CaseAmounts']>, ParentType, ContextType>;
  bond?: Resolver<Maybe<ResolversTypes['Bond']>, ParentType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EnforcementCaseKind'], ParentType, ContextType>;
  parties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CaseParty']>>, ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CaseState'], ParentType, ContextType>;
  violations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Violation']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnforcementCaseConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnforcementCaseConnection'] = ResolversParentTypes['EnforcementCaseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EnforcementCaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EnforcementCaseEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnforcementCaseEdge'] = ResolversParentTypes['EnforcementCaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['EnforcementCase']>, ParentType, ContextType>;
};

export interface MoneyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Money'], any> {
  name: 'Money';
}

export type NodeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'EnforcementCase', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Port'] = ResolversParentTypes['Port']> = {
  code?: Resolver<ResolversTypes['PortCode'], ParentType, ContextType>;
};

export interface PortCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PortCode'], any> {
  name: 'PortCode';
}

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  enforcementCase?: Resolver<Maybe<ResolversTypes['EnforcementCase']>, ParentType, ContextType, RequireFields<QueryEnforcementCaseArgs, 'caseNumber'>>;
  enforcementCases?: Resolver<Maybe<ResolversTypes['EnforcementCaseConnection']>, ParentType, ContextType, RequireFields<QueryEnforcementCasesArgs, 'filter' | 'first'>>;
};

export type SourceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type SourcedResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Sourced'] = ResolversParentTypes['Sourced']> = {
  __resolveType: TypeResolveFn<'EnforcementCase', ParentType, ContextType>;
};

export type TradeAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TradeAccount'] = ResolversParentTypes['TradeAccount'], FederationReferenceType extends FederationReferenceTypes['TradeAccount'] = FederationReferenceTypes['TradeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TradeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ViolationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Violation'] = ResolversParentTypes['Violation']> = {
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  statute?: Resolver<ResolversTypes['Statute'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  Bond?: BondResolvers<ContextType>;
  CaseAmounts?: CaseAmountsResolvers<ContextType>;
  CaseNumber?: GraphQLScalarType;
  CaseParty?: CasePartyResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EnforcementCase?: EnforcementCaseResolvers<ContextType>;
  EnforcementCaseConnection?: EnforcementCaseConnectionResolvers<ContextType>;
  EnforcementCaseEdge?: EnforcementCaseEdgeResolvers<ContextType>;
  Money?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Port?: PortResolvers<ContextType>;
  PortCode?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Sourced?: SourcedResolvers<ContextType>;
  TradeAccount?: TradeAccountResolvers<ContextType>;
  Violation?: ViolationResolvers<ContextType>;
};

