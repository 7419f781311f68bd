import { readGlobalId } from '#kernel/global-id.ts';
import { readCaseNumber } from '#kernel/identifiers.ts';
import type {
  Bond,
  CaseReference,
  Center,
  EntrySummary,
  Officer,
  Port,
  SubmissionReference,
  TradeAccount,
} from './domain.ts';
import type { Loaders } from './loaders.ts';

/** What `node(id:)` can find, each with its type. */
export type FoundNode =
  | CaseReference
  | SubmissionReference
  | (TradeAccount & { readonly __typename: 'TradeAccount' })
  | (Bond & { readonly __typename: 'Bond' })
  | (EntrySummary & { readonly __typename: 'EntrySummary' })
  | (Port & { readonly __typename: 'Port' })
  | (Center & { readonly __typename: 'Center' })
  | (Officer & { readonly __typename: 'Officer' });

/**
 * The object with a global id. Cases and submissions are only named here: their own subgraphs find them, and decide
 * whether the viewer may see them. Throws VALUE_MALFORMED for an id that was not made here.
 */
export async function findNode(id: string, loaders: Loaders): Promise<FoundNode | null> {
  const { type, key } = readGlobalId(id);
  switch (type) {
    case 'EnforcementCase':
      return { __typename: type, caseNumber: readCaseNumber(key) };
    case 'Submission':
      return { __typename: type, referenceId: key };
    case 'TradeAccount':
      return withType(type, await loaders.accountByNumber.load(key));
    case 'Bond':
      return withType(type, await loaders.bond.load(key));
    case 'EntrySummary':
      return withType(type, await loaders.entrySummary.load(key));
    case 'Port':
      return withType(type, await loaders.port.load(key));
    case 'Center':
      return withType(type, await loaders.center.load(key));
    case 'Officer':
      return withType(type, await loaders.officerById.load(key));
  }
}

const withType = <T extends object, N extends string>(
  __typename: N,
  found: T | null,
): (T & { readonly __typename: N }) | null => (found === null ? null : { ...found, __typename });
