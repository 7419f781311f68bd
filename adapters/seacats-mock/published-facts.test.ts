import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { published, type Published } from './published-facts.test-kit.ts';
import { publishedFile } from './published-records.ts';
import { fileOfThisRoom } from './room.ts';

// A fact begins with a capital; these beginnings are words and not names.
const beginnings =
  'Assessed Bond Claim Conch Consent Day Deemed Demand Eight Entries Five Garlic Headquarters ' +
  'Judgment Kept Letter Liquid Liquidated Liquidated-damages Liquidations Loss Notices One Penalty ' +
  'Petition Pre-penalty Proof Redelivery Seized Seizure Suit Surety Temporary The Three Unpaid';
const beginning = new RegExp(`^(${beginnings.replaceAll(' ', '|')})(?![\\w-])`, 'gm');
const dollars = /\$(\d[\d,]*(?:\.\d\d)?)/g;

const fileOf = (name: string) =>
  publishedFile.parse(
    JSON.parse(readFileSync(fileOfThisRoom('records', 'published', `${name.toLowerCase()}.json`), 'utf8')),
  );

/** Everything that a file says under a citation, line by line. */
function saidIn({ matter, sources, facts, amounts }: ReturnType<typeof fileOf>): string {
  return [
    matter,
    ...Object.keys(sources),
    ...facts.map(({ fact }) => fact),
    ...amounts.map((a) => a.what),
  ].join('\n');
}

const itemsOf = ({ rulings, names, dates, also }: Published) =>
  [
    ...`${rulings} | ${names}${also === undefined ? '' : ` | ${also}`}`.split(' | '),
    ...(dates?.split(' ') ?? []),
  ].sort((a, b) => b.length - a.length);

const asWhole = (item: string) =>
  new RegExp(`(?<![\\w-])${item.replace(/[.*+?^$()[\]\\/]/g, '\\$&')}(?![\\w-])`, 'g');

const sortedSet = (sums: readonly number[]) => [...new Set(sums)].sort((a, b) => a - b);

describe.each(Object.entries(published))('what the records of %s cite', (name, table) => {
  const file = fileOf(name);
  const said = saidIn(file);

  it('has no number, date or name that is not published', () => {
    const left = itemsOf(table).reduce(
      (text, item) => text.replace(asWhole(item), '·'),
      said.replace(dollars, '·'),
    );
    expect(left.replace(beginning, '').match(/\S*[\dA-Z]\S*/g)).toBeNull();
  });

  it('leaves out nothing of the table', () => {
    expect(itemsOf(table).filter((item) => !asWhole(item).test(said))).toEqual([]);
  });

  it('has the published sums and no others, and says which the court set', () => {
    const sums = [
      ...file.amounts.map(({ usd }) => Number(usd)),
      ...[...said.matchAll(dollars)].map(([, sum]) => Number(sum?.replaceAll(',', ''))),
    ];
    expect(sortedSet(sums)).toEqual(sortedSet(table.amounts ?? []));
    const byTheCourt = file.amounts.filter(({ courtFact }) => courtFact).map(({ usd }) => Number(usd));
    expect(byTheCourt).toEqual(table.byTheCourt ?? []);
  });

  it('fills the fields that are published and no others', () => {
    for (const { fields } of file.records) {
      const values = Object.entries(fields).map(([path, { value }]) => [path, value] as const);
      expect(Object.fromEntries(values)).toEqual(table.fields);
    }
  });
});

describe('the table of what is published', () => {
  it('has each published case', () => {
    expect(Object.keys(published)).toEqual(
      [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 15, 17, 18, 19, 20, 21].map((n) => `P${n}`),
    );
  });
});
