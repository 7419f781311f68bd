// Generated from the SDL by npm run codegen; do not edit.
import type { CaseNumber } from '../../kernel/identifiers.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/calendar.ts';
import type { EntryNumber } from '../../kernel/identifiers.ts';
import type { ImporterNumber } from '../../kernel/identifiers.ts';
import type { Cents } from '../../kernel/money.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TradeAccount as TradeAccountModel, AccountPage as AccountPageModel, Partnership as PartnershipModel, Bond as BondModel, EntrySummary as EntrySummaryModel, EntryVolume as EntryVolumeModel, AccessGrant as AccessGrantModel, Officer as OfficerModel, Port as PortModel, Center as CenterModel, CaseReference as CaseReferenceModel, SubmissionReference as SubmissionReferenceModel } from './domain.ts';
import type { Principal as PrincipalModel } from '../../kernel/principal.ts';
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
  /** A customs entry number with its check digit, such as 267-4221127-4. */
  EntryNumber: { input: string; output: EntryNumber; }
  /** An importer of record number in one of its three formats (19 CFR 24.5); a social security number comes back masked. */
  ImporterNumber: { input: string; output: ImporterNumber; }
  /** An exact amount of US dollars as a decimal string with two digits after the point, such as "85278.00". */
  Money: { input: string; output: Cents; }
  /** A four-digit Schedule D port code kept as text, because leading zeros count. */
  PortCode: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** In what capacity somebody acts for an account. */
export type AccessCapacity =
  /** The attorney of record. */
  | 'ATTORNEY_OF_RECORD'
  /** A customs broker with a power of attorney. */
  | 'BROKER_WITH_POWER_OF_ATTORNEY'
  /** Owns the account. */
  | 'OWNER'
  /** Stands in for the owner. */
  | 'PROXY'
  /** The surety on a bond. */
  | 'SURETY'
  /** Uses the account for its owner. */
  | 'USER';

/** The right of a person or company to act for an account for a time. */
export type AccessGrant = {
  readonly __typename?: 'AccessGrant';
  /** In what capacity. */
  readonly capacity: AccessCapacity;
  /** The first day of the right. */
  readonly from: Scalars['Date']['output'];
  /** Who holds the right. */
  readonly holder: Scalars['String']['output'];
  /** The last day of the right; null while it lasts. */
  readonly to: Maybe<Scalars['Date']['output']>;
};

/** A business that an account is registered for. */
export type AccountBusiness =
  /** Files for others as a customs broker. */
  | 'BROKER'
  /** Carries goods by truck, air, sea or rail. */
  | 'CARRIER'
  /** Moves goods under customs bond within a port. */
  | 'CARTMAN'
  /** Exports goods. */
  | 'EXPORTER'
  /** Runs a bonded warehouse, container station or examination site. */
  | 'FACILITY_OPERATOR'
  /** Runs a foreign-trade zone. */
  | 'FOREIGN_TRADE_ZONE_OPERATOR'
  /** Imports goods. */
  | 'IMPORTER'
  /** Files protests. */
  | 'PROTEST_FILER'
  /** Serves other account holders with software, manifests or the like. */
  | 'SERVICE_PROVIDER'
  /** Writes customs bonds. */
  | 'SURETY'
  /** Acts for a surety. */
  | 'SURETY_AGENT';

/** A customs bond: a surety's promise to pay what the principal owes. */
export type Bond = Node & Sourced & {
  readonly __typename?: 'Bond';
  /** What the bond secures, by activity code. */
  readonly activity: Maybe<CodedValue>;
  /** The most that the surety can owe. */
  readonly amount: Maybe<Scalars['Money']['output']>;
  /** The bond's number, kept as written. */
  readonly bondNumber: Scalars['ID']['output'];
  /** The first day of the bond. */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** Whether the bond covers one shipment or runs on. */
  readonly kind: Maybe<BondKind>;
  /** The account that the bond secures. */
  readonly principal: Maybe<TradeAccount>;
  /** Where this came from and how fresh it is. */
  readonly source: Source;
  /** The surety, by its three-digit code. */
  readonly surety: Maybe<CodedValue>;
  /** The last day of the bond; null while it lasts. */
  readonly to: Maybe<Scalars['Date']['output']>;
};

/** Whether a bond covers one shipment or runs on. */
export type BondKind =
  /** Runs until it is ended. */
  | 'CONTINUOUS'
  /** Covers one transaction. */
  | 'SINGLE_TRANSACTION';

/** A Center of Excellence and Expertise, which knows one line of trade nationwide. */
export type Center = Node & {
  readonly __typename?: 'Center';
  /** The city where the Center sits. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** The three-digit code of the Center. */
  readonly code: Scalars['ID']['output'];
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The line of trade, such as Machinery. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** A value from a table that its owning agency may extend at any time, so it is not an enum. */
export type CodedValue = {
  readonly __typename?: 'CodedValue';
  /** The code as the owning system writes it. */
  readonly code: Scalars['String']['output'];
  /** The meaning of the code in plain words. */
  readonly label: Scalars['String']['output'];
};

/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCase = Node & {
  readonly __typename?: 'EnforcementCase';
  /** The case number. */
  readonly caseNumber: Scalars['CaseNumber']['output'];
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
};

/** The filing with which an importer declares goods and pays duty. */
export type EntrySummary = Node & Sourced & {
  readonly __typename?: 'EntrySummary';
  /** The bond that secures the entry. */
  readonly bond: Maybe<Bond>;
  /** The duties, taxes and fees estimated. */
  readonly duties: Maybe<Scalars['Money']['output']>;
  /** The day of entry. */
  readonly enteredOn: Maybe<Scalars['Date']['output']>;
  /** The entry number. */
  readonly entryNumber: Scalars['EntryNumber']['output'];
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The importer's account. */
  readonly importer: Maybe<TradeAccount>;
  /** The day on which duties were finally fixed. */
  readonly liquidatedOn: Maybe<Scalars['Date']['output']>;
  /** The port where the goods were entered. */
  readonly port: Maybe<Port>;
  /** The day of release. */
  readonly releasedOn: Maybe<Scalars['Date']['output']>;
  /** Where this came from and how fresh it is. */
  readonly source: Source;
  /** The entered value. */
  readonly value: Maybe<Scalars['Money']['output']>;
};

/** What an account entered in one fiscal year. */
export type EntryVolume = {
  readonly __typename?: 'EntryVolume';
  /** The duties, taxes and fees paid. */
  readonly duties: Scalars['Money']['output'];
  /** How many entry summaries were filed. */
  readonly entries: Scalars['Int']['output'];
  /** The fiscal year, which begins on 1 October of the year before. */
  readonly fiscalYear: Scalars['Int']['output'];
  /** The entered value. */
  readonly value: Scalars['Money']['output'];
};

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

/** An official of customs. */
export type Officer = Node & {
  readonly __typename?: 'Officer';
  /** The Center where the officer works. */
  readonly center: Maybe<Center>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The name as shown to the public. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The identifier of the officer. */
  readonly officerId: Scalars['ID']['output'];
  /** The port where the officer works. */
  readonly port: Maybe<Port>;
  /** The job title. */
  readonly title: Maybe<Scalars['String']['output']>;
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

/** A period of standing in a trusted-trader program. */
export type Partnership = {
  readonly __typename?: 'Partnership';
  /** The first day of the period. */
  readonly from: Scalars['Date']['output'];
  /** The program. */
  readonly program: PartnershipProgram;
  /** The standing. */
  readonly status: PartnershipStatus;
  /** The level reached, when there is one. */
  readonly tier: Maybe<PartnershipTier>;
  /** The last day of the period; null while it lasts. */
  readonly to: Maybe<Scalars['Date']['output']>;
};

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

/** A port of entry. */
export type Port = Node & {
  readonly __typename?: 'Port';
  /** The Schedule D code. */
  readonly code: Scalars['PortCode']['output'];
  /** The code of the port whose Fines, Penalties and Forfeitures office serves this one. */
  readonly enforcementOffice: Maybe<Scalars['PortCode']['output']>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The name of the port. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** A page of ports. */
export type PortConnection = {
  readonly __typename?: 'PortConnection';
  /** The items of this page with their cursors. */
  readonly edges: ReadonlyArray<PortEdge>;
  /** Where this page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A port and its place in a list. */
export type PortEdge = {
  readonly __typename?: 'PortEdge';
  /** The cursor of this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Port;
};

/** Where every read begins. */
export type Query = {
  readonly __typename?: 'Query';
  /** The ten Centers of Excellence and Expertise. */
  readonly centers: Maybe<ReadonlyArray<Center>>;
  /** Anything by its global id; null when it does not exist or is not yours to see. What stands in the id itself, such as the type, is answered without looking. */
  readonly node: Maybe<Node>;
  /** The ports of entry, in order of code. */
  readonly ports: Maybe<PortConnection>;
  /** One trade account; null when it does not exist or is not yours to see. */
  readonly tradeAccount: Maybe<TradeAccount>;
  /** Trade accounts by name or number, in order of name. */
  readonly tradeAccounts: Maybe<TradeAccountConnection>;
  /** The person or service that asks. */
  readonly viewer: Maybe<Viewer>;
};


/** Where every read begins. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryPortsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  search: InputMaybe<Scalars['String']['input']>;
};


/** Where every read begins. */
export type QueryTradeAccountArgs = {
  by: TradeAccountLookup;
};


/** Where every read begins. */
export type QueryTradeAccountsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  search: Scalars['String']['input'];
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

/** Something filed by the trade in a case: a petition, an offer, an election, a response. */
export type Submission = Node & {
  readonly __typename?: 'Submission';
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The reference given on receipt; it is not the case number. */
  readonly referenceId: Scalars['ID']['output'];
};

/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccount = Node & Sourced & {
  readonly __typename?: 'TradeAccount';
  /** Who may act for the account on one day, and as what. */
  readonly accessGrants: Maybe<ReadonlyArray<AccessGrant>>;
  /** A keyed hash of the importer number of a sub-account, or of the account number of a top account; only the subgraphs see it. */
  readonly accountKey: Scalars['ID']['output'];
  /** The account's own number. */
  readonly accountNumber: Scalars['ID']['output'];
  /** The customs bonds in force on one day. */
  readonly bonds: Maybe<ReadonlyArray<Bond>>;
  /** The businesses that the account is registered for. */
  readonly businesses: ReadonlyArray<AccountBusiness>;
  /** The Center of Excellence and Expertise that the account is assigned to. */
  readonly center: Maybe<Center>;
  /** How much the account has entered, by fiscal year, newest first. */
  readonly entryVolumes: Maybe<ReadonlyArray<EntryVolume>>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The account's own key, or those of all accounts below a top account; only the subgraphs see them. */
  readonly importerKeys: ReadonlyArray<Scalars['ID']['output']>;
  /** The importer of record number of a sub-account; null on a top account. */
  readonly importerNumber: Maybe<Scalars['ImporterNumber']['output']>;
  /** The account's own importer number, or all those below a top account. */
  readonly importerNumbers: ReadonlyArray<Scalars['ImporterNumber']['output']>;
  /** The name of the company. */
  readonly name: Scalars['String']['output'];
  /** The National Account Manager who looks after the account. */
  readonly nationalAccountManager: Maybe<Officer>;
  /** Trusted-trader standing in one program on one day; null when the account was never in it. */
  readonly partnership: Maybe<Partnership>;
  /** Every period of trusted-trader standing, newest first. */
  readonly partnershipHistory: Maybe<ReadonlyArray<Partnership>>;
  /** Whether the company counts as a small entity, which bears on mitigation. */
  readonly smallEntity: Maybe<Scalars['Boolean']['output']>;
  /** Where this came from and how fresh it is. */
  readonly source: Source;
  /** The sub-accounts below a top account, in order of name. */
  readonly subAccounts: Maybe<TradeAccountConnection>;
  /** The Supply Chain Security Specialist who looks after the account. */
  readonly supplyChainSecuritySpecialist: Maybe<Officer>;
  /** The top account above a sub-account; null on a top account. */
  readonly topAccount: Maybe<TradeAccount>;
};


/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccountAccessGrantsArgs = {
  asOf: InputMaybe<Scalars['Date']['input']>;
};


/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccountBondsArgs = {
  asOf: InputMaybe<Scalars['Date']['input']>;
};


/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccountPartnershipArgs = {
  asOf: InputMaybe<Scalars['Date']['input']>;
  program?: PartnershipProgram;
};


/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccountSubAccountsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of trade accounts. */
export type TradeAccountConnection = {
  readonly __typename?: 'TradeAccountConnection';
  /** The items of this page with their cursors. */
  readonly edges: ReadonlyArray<TradeAccountEdge>;
  /** Where this page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; ask only when it is shown. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A trade account and its place in a list. */
export type TradeAccountEdge = {
  readonly __typename?: 'TradeAccountEdge';
  /** The cursor of this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: TradeAccount;
};

/** Exactly one way to name a trade account. */
export type TradeAccountLookup =
  /** The account's own number. */
  { readonly accountNumber: Scalars['ID']['input']; readonly importerNumber?: never; }
  |  /** An importer of record number; finds the sub-account that holds it. */
  { readonly accountNumber?: never; readonly importerNumber: Scalars['ImporterNumber']['input']; };

/** The person or service that asks. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The accounts that the viewer may act for or is assigned to, in order of name. */
  readonly accounts: Maybe<TradeAccountConnection>;
  /** The display name. */
  readonly name: Scalars['String']['output'];
  /** The officer record of an internal viewer. */
  readonly officer: Maybe<Officer>;
  /** What the viewer may act as. */
  readonly roles: ReadonlyArray<ViewerRole>;
};


/** The person or service that asks. */
export type ViewerAccountsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What a viewer may act as. */
export type ViewerRole =
  /** An attorney of record. */
  | 'ATTORNEY'
  /** Reads everything, changes nothing. */
  | 'AUDITOR'
  /** A customs broker with a power of attorney. */
  | 'BROKER'
  /** An expert of a Center of Excellence and Expertise. */
  | 'CENTER_EXPERT'
  /** A Fines, Penalties and Forfeitures officer or paralegal. */
  | 'FPF_OFFICER'
  /** An official at headquarters. */
  | 'HEADQUARTERS'
  /** Acts for an importer's own account. */
  | 'IMPORTER'
  /** A National Account Manager. */
  | 'NATIONAL_ACCOUNT_MANAGER'
  /** A Supply Chain Security Specialist. */
  | 'SUPPLY_CHAIN_SECURITY_SPECIALIST'
  /** A surety, for claims on its bonds. */
  | 'SURETY';



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
  Bond: Bond;
  Center: Center;
  EntrySummary: EntrySummary;
  Officer: Officer;
  Port: Port;
  TradeAccount: TradeAccount;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Bond:
    ( { __typename: 'Bond' }
    & GraphQLRecursivePick<FederationTypes['Bond'], {"bondNumber":true}> );
  Center:
    ( { __typename: 'Center' }
    & GraphQLRecursivePick<FederationTypes['Center'], {"code":true}> );
  EntrySummary:
    ( { __typename: 'EntrySummary' }
    & GraphQLRecursivePick<FederationTypes['EntrySummary'], {"entryNumber":true}> );
  Officer:
    ( { __typename: 'Officer' }
    & GraphQLRecursivePick<FederationTypes['Officer'], {"officerId":true}> );
  Port:
    ( { __typename: 'Port' }
    & GraphQLRecursivePick<FederationTypes['Port'], {"code":true}> );
  TradeAccount:
    ( { __typename: 'TradeAccount' }
    & ( GraphQLRecursivePick<FederationTypes['TradeAccount'], {"accountNumber":true}>
        | GraphQLRecursivePick<FederationTypes['TradeAccount'], {"accountKey":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( BondModel & { __typename: 'Bond' } )
    | ( CenterModel & { __typename: 'Center' } )
    | ( CaseReferenceModel & { __typename: 'EnforcementCase' } )
    | ( EntrySummaryModel & { __typename: 'EntrySummary' } )
    | ( OfficerModel & { __typename: 'Officer' } )
    | ( PortModel & { __typename: 'Port' } )
    | ( SubmissionReferenceModel & { __typename: 'Submission' } )
    | ( TradeAccountModel & { __typename: 'TradeAccount' } )
  ;
  Sourced:
    | ( BondModel & { __typename: 'Bond' } )
    | ( EntrySummaryModel & { __typename: 'EntrySummary' } )
    | ( TradeAccountModel & { __typename: 'TradeAccount' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessCapacity: AccessCapacity;
  AccessGrant: ResolverTypeWrapper<AccessGrantModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AccountBusiness: AccountBusiness;
  Bond: ResolverTypeWrapper<BondModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  BondKind: BondKind;
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
  Center: ResolverTypeWrapper<CenterModel>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EnforcementCase: ResolverTypeWrapper<CaseReferenceModel>;
  EntryNumber: ResolverTypeWrapper<Scalars['EntryNumber']['output']>;
  EntrySummary: ResolverTypeWrapper<EntrySummaryModel>;
  EntryVolume: ResolverTypeWrapper<EntryVolumeModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Freshness: Freshness;
  ImporterNumber: ResolverTypeWrapper<Scalars['ImporterNumber']['output']>;
  Money: ResolverTypeWrapper<Scalars['Money']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Officer: ResolverTypeWrapper<OfficerModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Partnership: ResolverTypeWrapper<PartnershipModel>;
  PartnershipProgram: PartnershipProgram;
  PartnershipStatus: PartnershipStatus;
  PartnershipTier: PartnershipTier;
  Port: ResolverTypeWrapper<PortModel>;
  PortCode: ResolverTypeWrapper<Scalars['PortCode']['output']>;
  PortConnection: ResolverTypeWrapper<Omit<PortConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['PortEdge']> }>;
  PortEdge: ResolverTypeWrapper<Omit<PortEdge, 'node'> & { node: ResolversTypes['Port'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Source: ResolverTypeWrapper<SourceModel>;
  SourceSystem: SourceSystem;
  Sourced: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Sourced']>;
  Submission: ResolverTypeWrapper<SubmissionReferenceModel>;
  TradeAccount: ResolverTypeWrapper<TradeAccountModel>;
  TradeAccountConnection: ResolverTypeWrapper<AccountPageModel>;
  TradeAccountEdge: ResolverTypeWrapper<Omit<TradeAccountEdge, 'node'> & { node: ResolversTypes['TradeAccount'] }>;
  TradeAccountLookup: TradeAccountLookup;
  Viewer: ResolverTypeWrapper<PrincipalModel>;
  ViewerRole: ViewerRole;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessGrant: AccessGrantModel;
  String: Scalars['String']['output'];
  Bond: BondModel;
  ID: Scalars['ID']['output'];
  CaseNumber: Scalars['CaseNumber']['output'];
  Center: CenterModel;
  CodedValue: CodedValue;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  EnforcementCase: CaseReferenceModel;
  EntryNumber: Scalars['EntryNumber']['output'];
  EntrySummary: EntrySummaryModel;
  EntryVolume: EntryVolumeModel;
  Int: Scalars['Int']['output'];
  ImporterNumber: Scalars['ImporterNumber']['output'];
  Money: Scalars['Money']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Officer: OfficerModel;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Partnership: PartnershipModel;
  Port: PortModel;
  PortCode: Scalars['PortCode']['output'];
  PortConnection: Omit<PortConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['PortEdge']> };
  PortEdge: Omit<PortEdge, 'node'> & { node: ResolversParentTypes['Port'] };
  Query: Record<PropertyKey, never>;
  Source: SourceModel;
  Sourced: ResolversInterfaceTypes<ResolversParentTypes>['Sourced'];
  Submission: SubmissionReferenceModel;
  TradeAccount: TradeAccountModel;
  TradeAccountConnection: AccountPageModel;
  TradeAccountEdge: Omit<TradeAccountEdge, 'node'> & { node: ResolversParentTypes['TradeAccount'] };
  TradeAccountLookup: TradeAccountLookup;
  Viewer: PrincipalModel;
};

export type AccessGrantResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AccessGrant'] = ResolversParentTypes['AccessGrant']> = {
  capacity?: Resolver<ResolversTypes['AccessCapacity'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  holder?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type BondResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Bond'] = ResolversParentTypes['Bond'], FederationReferenceType extends FederationReferenceTypes['Bond'] = FederationReferenceTypes['Bond']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Bond']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activity?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  bondNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['BondKind']>, ParentType, ContextType>;
  principal?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  surety?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CaseNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CaseNumber'], any> {
  name: 'CaseNumber';
}

export type CenterResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Center'] = ResolversParentTypes['Center'], FederationReferenceType extends FederationReferenceTypes['Center'] = FederationReferenceTypes['Center']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Center']> | FederationReferenceType, FederationReferenceType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EnforcementCaseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnforcementCase'] = ResolversParentTypes['EnforcementCase']> = {
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface EntryNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EntryNumber'], any> {
  name: 'EntryNumber';
}

export type EntrySummaryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EntrySummary'] = ResolversParentTypes['EntrySummary'], FederationReferenceType extends FederationReferenceTypes['EntrySummary'] = FederationReferenceTypes['EntrySummary']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EntrySummary']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bond?: Resolver<Maybe<ResolversTypes['Bond']>, ParentType, ContextType>;
  duties?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  enteredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  entryNumber?: Resolver<ResolversTypes['EntryNumber'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importer?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType>;
  liquidatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  releasedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntryVolumeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EntryVolume'] = ResolversParentTypes['EntryVolume']> = {
  duties?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fiscalYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface ImporterNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ImporterNumber'], any> {
  name: 'ImporterNumber';
}

export interface MoneyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Money'], any> {
  name: 'Money';
}

export type NodeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Bond' | 'Center' | 'EnforcementCase' | 'EntrySummary' | 'Officer' | 'Port' | 'Submission' | 'TradeAccount', ParentType, ContextType>;
};

export type OfficerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Officer'] = ResolversParentTypes['Officer'], FederationReferenceType extends FederationReferenceTypes['Officer'] = FederationReferenceTypes['Officer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Officer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnershipResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Partnership'] = ResolversParentTypes['Partnership']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  program?: Resolver<ResolversTypes['PartnershipProgram'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PartnershipStatus'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['PartnershipTier']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PortResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Port'] = ResolversParentTypes['Port'], FederationReferenceType extends FederationReferenceTypes['Port'] = FederationReferenceTypes['Port']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Port']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['PortCode'], ParentType, ContextType>;
  enforcementOffice?: Resolver<Maybe<ResolversTypes['PortCode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PortCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PortCode'], any> {
  name: 'PortCode';
}

export type PortConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortConnection'] = ResolversParentTypes['PortConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PortEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PortEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortEdge'] = ResolversParentTypes['PortEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Port'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  centers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Center']>>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  ports?: Resolver<Maybe<ResolversTypes['PortConnection']>, ParentType, ContextType, RequireFields<QueryPortsArgs, 'first'>>;
  tradeAccount?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType, RequireFields<QueryTradeAccountArgs, 'by'>>;
  tradeAccounts?: Resolver<Maybe<ResolversTypes['TradeAccountConnection']>, ParentType, ContextType, RequireFields<QueryTradeAccountsArgs, 'first' | 'search'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type SourceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type SourcedResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Sourced'] = ResolversParentTypes['Sourced']> = {
  __resolveType: TypeResolveFn<'Bond' | 'EntrySummary' | 'TradeAccount', ParentType, ContextType>;
};

export type SubmissionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Submission'] = ResolversParentTypes['Submission']> = {
  referenceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TradeAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TradeAccount'] = ResolversParentTypes['TradeAccount'], FederationReferenceType extends FederationReferenceTypes['TradeAccount'] = FederationReferenceTypes['TradeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TradeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessGrants?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessGrant']>>, ParentType, ContextType, Partial<TradeAccountAccessGrantsArgs>>;
  accountKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accountNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  bonds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Bond']>>, ParentType, ContextType, Partial<TradeAccountBondsArgs>>;
  businesses?: Resolver<ReadonlyArray<ResolversTypes['AccountBusiness']>, ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  entryVolumes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EntryVolume']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  importerKeys?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  importerNumber?: Resolver<Maybe<ResolversTypes['ImporterNumber']>, ParentType, ContextType>;
  importerNumbers?: Resolver<ReadonlyArray<ResolversTypes['ImporterNumber']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nationalAccountManager?: Resolver<Maybe<ResolversTypes['Officer']>, ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType, RequireFields<TradeAccountPartnershipArgs, 'program'>>;
  partnershipHistory?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Partnership']>>, ParentType, ContextType>;
  smallEntity?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  subAccounts?: Resolver<Maybe<ResolversTypes['TradeAccountConnection']>, ParentType, ContextType, RequireFields<TradeAccountSubAccountsArgs, 'first'>>;
  supplyChainSecuritySpecialist?: Resolver<Maybe<ResolversTypes['Officer']>, ParentType, ContextType>;
  topAccount?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TradeAccountConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TradeAccountConnection'] = ResolversParentTypes['TradeAccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TradeAccountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TradeAccountEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TradeAccountEdge'] = ResolversParentTypes['TradeAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TradeAccount'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  accounts?: Resolver<Maybe<ResolversTypes['TradeAccountConnection']>, ParentType, ContextType, RequireFields<ViewerAccountsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  officer?: Resolver<Maybe<ResolversTypes['Officer']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['ViewerRole']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  AccessGrant?: AccessGrantResolvers<ContextType>;
  Bond?: BondResolvers<ContextType>;
  CaseNumber?: GraphQLScalarType;
  Center?: CenterResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EnforcementCase?: EnforcementCaseResolvers<ContextType>;
  EntryNumber?: GraphQLScalarType;
  EntrySummary?: EntrySummaryResolvers<ContextType>;
  EntryVolume?: EntryVolumeResolvers<ContextType>;
  ImporterNumber?: GraphQLScalarType;
  Money?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Officer?: OfficerResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partnership?: PartnershipResolvers<ContextType>;
  Port?: PortResolvers<ContextType>;
  PortCode?: GraphQLScalarType;
  PortConnection?: PortConnectionResolvers<ContextType>;
  PortEdge?: PortEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Sourced?: SourcedResolvers<ContextType>;
  Submission?: SubmissionResolvers<ContextType>;
  TradeAccount?: TradeAccountResolvers<ContextType>;
  TradeAccountConnection?: TradeAccountConnectionResolvers<ContextType>;
  TradeAccountEdge?: TradeAccountEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

