// Generated from the SDL by npm run codegen; do not edit.
import type { CaseNumber } from '../../kernel/identifiers.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/calendar.ts';
import type { ImporterNumber } from '../../kernel/identifiers.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TradeAccount as TradeAccountModel, AccountPage as AccountPageModel, Partnership as PartnershipModel, Officer as OfficerModel, Center as CenterModel, CaseReference as CaseReferenceModel, SubmissionReference as SubmissionReferenceModel } from './domain.ts';
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
  /** An importer of record number in one of its three formats (19 CFR 24.5); a social security number comes back masked. */
  ImporterNumber: { input: string; output: ImporterNumber; }
  _FieldSet: { input: string; output: string; }
};

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

/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCase = Node & {
  readonly __typename?: 'EnforcementCase';
  /** The case number. */
  readonly caseNumber: Scalars['CaseNumber']['output'];
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
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

/** Where every read begins. */
export type Query = {
  readonly __typename?: 'Query';
  /** Anything by its global id; null when it does not exist or is not yours to see. */
  readonly node: Maybe<Node>;
  /** One trade account; null when it does not exist or is not yours to see. */
  readonly tradeAccount: Maybe<TradeAccount>;
  /** The person or service that asks. */
  readonly viewer: Maybe<Viewer>;
};


/** Where every read begins. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every read begins. */
export type QueryTradeAccountArgs = {
  by: TradeAccountLookup;
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
  /** A keyed hash of the importer number of a sub-account, or of the account number of a top account; only the subgraphs see it. */
  readonly accountKey: Scalars['ID']['output'];
  /** The account's own number. */
  readonly accountNumber: Scalars['ID']['output'];
  /** The Center of Excellence and Expertise that the account is assigned to. */
  readonly center: Maybe<Center>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** The name of the company. */
  readonly name: Scalars['String']['output'];
  /** The National Account Manager who looks after the account. */
  readonly nationalAccountManager: Maybe<Officer>;
  /** Trusted-trader standing in one program on one day; null when the account was never in it. */
  readonly partnership: Maybe<Partnership>;
  /** Where this came from and how fresh it is. */
  readonly source: Source;
};


/** A company's account with customs: a top account, or a sub-account for one of its businesses. */
export type TradeAccountPartnershipArgs = {
  asOf: InputMaybe<Scalars['Date']['input']>;
  program?: PartnershipProgram;
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
  Center: Center;
  Officer: Officer;
  TradeAccount: TradeAccount;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Center:
    ( { __typename: 'Center' }
    & GraphQLRecursivePick<FederationTypes['Center'], {"code":true}> );
  Officer:
    ( { __typename: 'Officer' }
    & GraphQLRecursivePick<FederationTypes['Officer'], {"officerId":true}> );
  TradeAccount:
    ( { __typename: 'TradeAccount' }
    & ( GraphQLRecursivePick<FederationTypes['TradeAccount'], {"accountNumber":true}>
        | GraphQLRecursivePick<FederationTypes['TradeAccount'], {"accountKey":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CenterModel & { __typename: 'Center' } )
    | ( CaseReferenceModel & { __typename: 'EnforcementCase' } )
    | ( OfficerModel & { __typename: 'Officer' } )
    | ( SubmissionReferenceModel & { __typename: 'Submission' } )
    | ( TradeAccountModel & { __typename: 'TradeAccount' } )
  ;
  Sourced: ( TradeAccountModel & { __typename: 'TradeAccount' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
  Center: ResolverTypeWrapper<CenterModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EnforcementCase: ResolverTypeWrapper<CaseReferenceModel>;
  Freshness: Freshness;
  ImporterNumber: ResolverTypeWrapper<Scalars['ImporterNumber']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Officer: ResolverTypeWrapper<OfficerModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Partnership: ResolverTypeWrapper<PartnershipModel>;
  PartnershipProgram: PartnershipProgram;
  PartnershipStatus: PartnershipStatus;
  PartnershipTier: PartnershipTier;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Source: ResolverTypeWrapper<SourceModel>;
  SourceSystem: SourceSystem;
  Sourced: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Sourced']>;
  Submission: ResolverTypeWrapper<SubmissionReferenceModel>;
  TradeAccount: ResolverTypeWrapper<TradeAccountModel>;
  TradeAccountConnection: ResolverTypeWrapper<AccountPageModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  TradeAccountEdge: ResolverTypeWrapper<Omit<TradeAccountEdge, 'node'> & { node: ResolversTypes['TradeAccount'] }>;
  TradeAccountLookup: TradeAccountLookup;
  Viewer: ResolverTypeWrapper<PrincipalModel>;
  ViewerRole: ViewerRole;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CaseNumber: Scalars['CaseNumber']['output'];
  Center: CenterModel;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  EnforcementCase: CaseReferenceModel;
  ImporterNumber: Scalars['ImporterNumber']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Officer: OfficerModel;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Partnership: PartnershipModel;
  Query: Record<PropertyKey, never>;
  Source: SourceModel;
  Sourced: ResolversInterfaceTypes<ResolversParentTypes>['Sourced'];
  Submission: SubmissionReferenceModel;
  TradeAccount: TradeAccountModel;
  TradeAccountConnection: AccountPageModel;
  Int: Scalars['Int']['output'];
  TradeAccountEdge: Omit<TradeAccountEdge, 'node'> & { node: ResolversParentTypes['TradeAccount'] };
  TradeAccountLookup: TradeAccountLookup;
  Viewer: PrincipalModel;
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

export interface ImporterNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ImporterNumber'], any> {
  name: 'ImporterNumber';
}

export type NodeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Center' | 'EnforcementCase' | 'Officer' | 'Submission' | 'TradeAccount', ParentType, ContextType>;
};

export type OfficerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Officer'] = ResolversParentTypes['Officer'], FederationReferenceType extends FederationReferenceTypes['Officer'] = FederationReferenceTypes['Officer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Officer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  tradeAccount?: Resolver<Maybe<ResolversTypes['TradeAccount']>, ParentType, ContextType, RequireFields<QueryTradeAccountArgs, 'by'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type SourceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type SourcedResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Sourced'] = ResolversParentTypes['Sourced']> = {
  __resolveType: TypeResolveFn<'TradeAccount', ParentType, ContextType>;
};

export type SubmissionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Submission'] = ResolversParentTypes['Submission']> = {
  referenceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TradeAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TradeAccount'] = ResolversParentTypes['TradeAccount'], FederationReferenceType extends FederationReferenceTypes['TradeAccount'] = FederationReferenceTypes['TradeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TradeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accountNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Center']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nationalAccountManager?: Resolver<Maybe<ResolversTypes['Officer']>, ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType, RequireFields<TradeAccountPartnershipArgs, 'program'>>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
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
  CaseNumber?: GraphQLScalarType;
  Center?: CenterResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EnforcementCase?: EnforcementCaseResolvers<ContextType>;
  ImporterNumber?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Officer?: OfficerResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partnership?: PartnershipResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Sourced?: SourcedResolvers<ContextType>;
  Submission?: SubmissionResolvers<ContextType>;
  TradeAccount?: TradeAccountResolvers<ContextType>;
  TradeAccountConnection?: TradeAccountConnectionResolvers<ContextType>;
  TradeAccountEdge?: TradeAccountEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

