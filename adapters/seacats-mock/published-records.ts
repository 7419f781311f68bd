import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { fileOfThisRoom } from './room.ts';
import type { WireRecord } from './wire-record.ts';
import { padded } from './wire-record.ts';

const factField = z.strictObject({ value: z.string(), cite: z.string().min(1) });
const madeUpField = z.strictObject({
  value: z.union([z.string(), z.record(z.string(), z.string())]),
  synthetic: z.literal(true),
  note: z.string().optional(),
});

/** A published case: its facts, its amounts, and the records that carry them, every value cited. */
export const publishedFile = z.strictObject({
  publishedCase: z.string().regex(/^P\d+$/),
  matter: z.string(),
  sources: z.record(z.string(), z.string()),
  facts: z.array(z.strictObject({ fact: z.string(), cite: z.string().min(1) })),
  amounts: z.array(
    z.strictObject({
      what: z.string(),
      usd: z.string().regex(/^\d+\.\d{2}$/),
      courtFact: z.boolean(),
      cite: z.string().min(1),
    }),
  ),
  records: z.array(z.strictObject({ name: z.string(), fields: z.record(z.string(), factField) })).min(1),
});

/** What the published record lacks and the wire format or a join needs; every value marked as made up. */
export const supplementFile = z.strictObject({
  publishedCase: z.string().regex(/^P\d+$/),
  records: z.array(z.strictObject({ name: z.string(), fields: z.record(z.string(), madeUpField) })).min(1),
});

type Facts = z.infer<typeof publishedFile>['records'][number]['fields'];
type Supplement = z.infer<typeof supplementFile>['records'][number]['fields'];

/** One record of a published case, ready to be sent. */
export interface PublishedRecord {
  readonly publishedCase: string;
  readonly name: string;
  readonly record: WireRecord;
}

/** Every record of every published case, in the order of the published cases. */
export function readPublishedRecords(): readonly PublishedRecord[] {
  const files = readdirSync(fileOfThisRoom('records', 'published')).filter((name) => name.endsWith('.json'));
  const order = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return files.sort((a, b) => order(a) - order(b)).flatMap(readPublishedCase);
}

function readPublishedCase(fileName: string): PublishedRecord[] {
  const read = (kind: string): unknown =>
    JSON.parse(readFileSync(fileOfThisRoom('records', kind, fileName), 'utf8'));
  const published = publishedFile.parse(read('published'));
  const supplement = supplementFile.parse(read('supplement'));
  return published.records.map(({ name, fields }) => {
    const madeUp = supplement.records.find((record) => record.name === name);
    if (!madeUp) throw new Error(`${fileName}: no supplement for the record ${name}`);
    return {
      publishedCase: published.publishedCase,
      name,
      record: mergedRecord(name, fields, madeUp.fields),
    };
  });
}

/** The wire record of facts and supplement; a supplement that touches a published fact is refused. */
export function mergedRecord(name: string, facts: Facts, supplement: Supplement): WireRecord {
  const values = new Map(Object.entries(facts).map(([path, { value }]) => [path, value]));
  for (const [path, { value }] of Object.entries(supplement)) {
    const leaves = typeof value === 'string' ? [[path, value] as const] : under(path, value);
    for (const [leaf, text] of leaves) {
      if (values.has(leaf)) throw new Error(`${name}: the supplement overrides the published fact ${leaf}`);
      values.set(leaf, text);
    }
  }
  return toRecord(name, values, Object.keys(supplement));
}

const under = (path: string, fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([field, text]) => [`${path}.${field}`, text] as const);

function toRecord(
  name: string,
  values: ReadonlyMap<string, string>,
  supplemented: readonly string[],
): WireRecord {
  const unread = new Set(values.keys());
  const optional = (path: string): string | null => {
    unread.delete(path);
    return values.get(path) ?? null;
  };
  const required = (path: string): string => {
    const value = optional(path);
    if (value === null) throw new Error(`${name}: neither a fact nor a supplement for ${path}`);
    return value;
  };
  const indices = (list: string) =>
    [
      ...new Set(
        [...values.keys()].flatMap((path) => new RegExp(`^${list}\\[(\\d+)\\]`).exec(path)?.[1] ?? []),
      ),
    ]
      .map(Number)
      .sort((a, b) => a - b);
  const record: WireRecord = {
    CASE_NBR: required('CASE_NBR'),
    REC_VER_NBR: required('REC_VER_NBR'),
    LAST_CHG_TS: required('LAST_CHG_TS'),
    CASE_TYP_CD: required('CASE_TYP_CD'),
    CASE_STAT_CD: required('CASE_STAT_CD'),
    OPEN_DT: optional('OPEN_DT'),
    IMPR_NBR: padded('IMPR_NBR', optional('IMPR_NBR')),
    BOND_NBR: padded('BOND_NBR', optional('BOND_NBR')),
    SRTY_CD: optional('SRTY_CD'),
    VIOL: indices('VIOL').map((n) => ({
      STAT_CD: padded('STAT_CD', required(`VIOL[${n}].STAT_CD`)),
      CITE_TXT: required(`VIOL[${n}].CITE_TXT`),
      VIOL_DT: optional(`VIOL[${n}].VIOL_DT`),
      VIOL_DESC: optional(`VIOL[${n}].VIOL_DESC`),
    })),
    AMTS: [...values.keys()].some((path) => path.startsWith('AMTS.'))
      ? {
          ASSESSED_AMT: optional('AMTS.ASSESSED_AMT'),
          MITIGATED_AMT: optional('AMTS.MITIGATED_AMT'),
          COLLECTED_AMT: optional('AMTS.COLLECTED_AMT'),
          OUTSTANDING_AMT: optional('AMTS.OUTSTANDING_AMT'),
          REV_LOSS_AMT: optional('AMTS.REV_LOSS_AMT'),
        }
      : null,
    PRTY: indices('PRTY').map((n) => ({
      PRTY_ROLE_CD: required(`PRTY[${n}].PRTY_ROLE_CD`),
      PRTY_NM: padded('PRTY_NM', optional(`PRTY[${n}].PRTY_NM`)),
    })),
    SPLM: supplemented,
  };
  if (unread.size > 0) throw new Error(`${name}: no wire field is called ${[...unread].join(', ')}`);
  return record;
}
