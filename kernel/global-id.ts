import { Failure } from './failure.ts';

/** The types that `node(id:)` finds. */
export const nodeTypes = [
  'EnforcementCase',
  'TradeAccount',
  'Submission',
  'Bond',
  'EntrySummary',
  'Port',
  'Center',
  'Officer',
] as const;

/** A type that `node(id:)` finds. */
export type NodeType = (typeof nodeTypes)[number];

/** The global id of an object: its type and its key, opaque to clients. */
export const globalId = (type: NodeType | 'Message', key: string): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

/** What a global id names; throws VALUE_MALFORMED when it was not made here. */
export function readGlobalId(id: string): { type: NodeType; key: string } {
  const text = Buffer.from(id, 'base64url').toString();
  const type = nodeTypes.find((candidate) => text.startsWith(`${candidate}:`));
  const key = type === undefined ? '' : text.slice(type.length + 1);
  if (type === undefined || key === '' || Buffer.from(text).toString('base64url') !== id) {
    throw new Failure('VALUE_MALFORMED', 'expected a global id as an answer of this graph gave it');
  }
  return { type, key };
}
