// Generated from the SDL by npm run codegen; do not edit.
import type { CaseNumber } from '../../kernel/identifiers.ts';
import type { Moment } from '../../kernel/calendar.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CaseReference as CaseReferenceModel, Submission as SubmissionModel, Message as MessageModel } from './domain.ts';
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
  /** A moment in UTC, written as RFC 3339 with a trailing Z. */
  DateTime: { input: string; output: Moment; }
  _FieldSet: { input: string; output: string; }
};

/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCase = {
  readonly __typename?: 'EnforcementCase';
  /** The case number. */
  readonly caseNumber: Scalars['CaseNumber']['output'];
  /** The messages between the trade and the office, newest first. */
  readonly messages: Maybe<MessageConnection>;
  /** What has been filed in the case, newest first. */
  readonly submissions: Maybe<SubmissionConnection>;
};


/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCaseMessagesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A penalty, a claim for liquidated damages or a seizure. */
export type EnforcementCaseSubmissionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** How fresh a piece of data is. */
export type Freshness =
  /** Read from its system for this request. */
  | 'LIVE'
  /** Read a short while ago and still within its promised age. */
  | 'RECENT'
  /** The last known copy, served because its system does not answer now. */
  | 'STALE';

/** A message about a case between the trade and the office. */
export type Message = {
  readonly __typename?: 'Message';
  /** Who sent it. */
  readonly author: Maybe<Scalars['String']['output']>;
  /** Which side sent it. */
  readonly from: MessageSide;
  /** An opaque and stable id for caches; a message is fetched again through its case. */
  readonly id: Scalars['ID']['output'];
  /** When the other side read it; null until then. */
  readonly readAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was sent. */
  readonly sentAt: Scalars['DateTime']['output'];
  /** The text. */
  readonly text: Scalars['String']['output'];
};

/** A page of messages. */
export type MessageConnection = {
  readonly __typename?: 'MessageConnection';
  /** The items of this page with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** Where this page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; ask only when it is shown. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A message and its place in a list. */
export type MessageEdge = {
  readonly __typename?: 'MessageEdge';
  /** The cursor of this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Message;
};

/** The two sides of a conversation. */
export type MessageSide =
  /** The customs office. */
  | 'OFFICE'
  /** The trade. */
  | 'TRADE';

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
export type Submission = Node & Sourced & {
  readonly __typename?: 'Submission';
  /** The number of the case, known even while the case system is down. */
  readonly caseNumber: Scalars['CaseNumber']['output'];
  /** The case. */
  readonly enforcementCase: Maybe<EnforcementCase>;
  /** Who filed it. */
  readonly filedBy: Maybe<Scalars['String']['output']>;
  /** The global id, opaque and stable; it stays the same across requests. */
  readonly id: Scalars['ID']['output'];
  /** What was filed. */
  readonly kind: SubmissionKind;
  /** The moment of receipt, which counts as the moment of filing; null for a draft. */
  readonly receivedAt: Maybe<Scalars['DateTime']['output']>;
  /** The reference given on receipt; it is not the case number. */
  readonly referenceId: Scalars['ID']['output'];
  /** Where this came from and how fresh it is. */
  readonly source: Source;
  /** Where it stands. */
  readonly state: SubmissionState;
};

/** A page of submissions. */
export type SubmissionConnection = {
  readonly __typename?: 'SubmissionConnection';
  /** The items of this page with their cursors. */
  readonly edges: ReadonlyArray<SubmissionEdge>;
  /** Where this page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many items the whole list has; ask only when it is shown. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A submission and its place in a list. */
export type SubmissionEdge = {
  readonly __typename?: 'SubmissionEdge';
  /** The cursor of this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Submission;
};

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
  Submission: Submission;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  EnforcementCase:
    ( { __typename: 'EnforcementCase' }
    & GraphQLRecursivePick<FederationTypes['EnforcementCase'], {"caseNumber":true}> );
  Submission:
    ( { __typename: 'Submission' }
    & GraphQLRecursivePick<FederationTypes['Submission'], {"referenceId":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( SubmissionModel & { __typename: 'Submission' } );
  Sourced: ( SubmissionModel & { __typename: 'Submission' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CaseNumber: ResolverTypeWrapper<Scalars['CaseNumber']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EnforcementCase: ResolverTypeWrapper<CaseReferenceModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Freshness: Freshness;
  Message: ResolverTypeWrapper<MessageModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['MessageEdge']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageSide: MessageSide;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Source: ResolverTypeWrapper<SourceModel>;
  SourceSystem: SourceSystem;
  Sourced: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Sourced']>;
  Submission: ResolverTypeWrapper<SubmissionModel>;
  SubmissionConnection: ResolverTypeWrapper<Omit<SubmissionConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SubmissionEdge']> }>;
  SubmissionEdge: ResolverTypeWrapper<Omit<SubmissionEdge, 'node'> & { node: ResolversTypes['Submission'] }>;
  SubmissionKind: SubmissionKind;
  SubmissionState: SubmissionState;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CaseNumber: Scalars['CaseNumber']['output'];
  DateTime: Scalars['DateTime']['output'];
  EnforcementCase: CaseReferenceModel;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Message: MessageModel;
  ID: Scalars['ID']['output'];
  MessageConnection: Omit<MessageConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['MessageEdge']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Source: SourceModel;
  Sourced: ResolversInterfaceTypes<ResolversParentTypes>['Sourced'];
  Submission: SubmissionModel;
  SubmissionConnection: Omit<SubmissionConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SubmissionEdge']> };
  SubmissionEdge: Omit<SubmissionEdge, 'node'> & { node: ResolversParentTypes['Submission'] };
};

export interface CaseNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CaseNumber'], any> {
  name: 'CaseNumber';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EnforcementCaseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnforcementCase'] = ResolversParentTypes['EnforcementCase'], FederationReferenceType extends FederationReferenceTypes['EnforcementCase'] = FederationReferenceTypes['EnforcementCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EnforcementCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<EnforcementCaseMessagesArgs, 'first'>>;
  submissions?: Resolver<Maybe<ResolversTypes['SubmissionConnection']>, ParentType, ContextType, RequireFields<EnforcementCaseSubmissionsArgs, 'first'>>;
};

export type MessageResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['MessageSide'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Submission', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type SourcedResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Sourced'] = ResolversParentTypes['Sourced']> = {
  __resolveType: TypeResolveFn<'Submission', ParentType, ContextType>;
};

export type SubmissionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Submission'] = ResolversParentTypes['Submission'], FederationReferenceType extends FederationReferenceTypes['Submission'] = FederationReferenceTypes['Submission']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Submission']> | FederationReferenceType, FederationReferenceType, ContextType>;
  caseNumber?: Resolver<ResolversTypes['CaseNumber'], ParentType, ContextType>;
  enforcementCase?: Resolver<Maybe<ResolversTypes['EnforcementCase']>, ParentType, ContextType>;
  filedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubmissionKind'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  referenceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SubmissionState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmissionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SubmissionConnection'] = ResolversParentTypes['SubmissionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SubmissionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SubmissionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SubmissionEdge'] = ResolversParentTypes['SubmissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Submission'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  CaseNumber?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EnforcementCase?: EnforcementCaseResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Sourced?: SourcedResolvers<ContextType>;
  Submission?: SubmissionResolvers<ContextType>;
  SubmissionConnection?: SubmissionConnectionResolvers<ContextType>;
  SubmissionEdge?: SubmissionEdgeResolvers<ContextType>;
};

