import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { createClientAsync } from 'soap';
import type { IHttpClient } from 'soap';
import { describe, expect, it } from 'vitest';

import { packageRoot } from '#kernel/package-root.ts';

import { decodeXml } from './decode-xml.ts';
import { aCaseRec, answerTo } from './raw-seacats.test-kit.ts';
import { getCasesAnswer, getCasesResponse } from './wire.ts';
import type { Shape } from './xml-shape.ts';

const room = join(packageRoot, 'adapters', 'seacats');
const recorded = (name: string) => readFile(join(room, 'recorded', name), 'utf8');

/** What the soap package makes of an answer. */
async function readBySoap(xml: string): Promise<unknown> {
  const httpClient: IHttpClient = {
    request: (_url, _xml, callback) => {
      callback(null, { status: 200, headers: {} }, xml);
      return new Promise<never>(() => undefined);
    },
  };
  const client = await createClientAsync(join(room, 'seacats.wsdl'), { disableCache: true, httpClient });
  const getCases = client['GetCasesAsync'] as (question: object) => Promise<[unknown]>;
  return (await Reflect.apply(getCases, client, [{ RQST_ID: 'r', CASE_NBR: [] }]))[0];
}

const decoded = (xml: string) =>
  decodeXml(getCasesAnswer, ReadableStream.from([Buffer.from(xml)]), {
    contentType: 'text/xml; charset=utf-8',
  });

async function readByUs(xml: string) {
  return (await decoded(xml)).Envelope.Body.GetCasesResponse;
}

/** What soap loses of each kind of value, all of it; the rest it reads as we do. */
const losses: Readonly<Record<string, (exact: string) => unknown>> = {
  long: (exact) => parseInt(exact, 10),
  dateTime: (exact) => new Date(exact),
  decimal: (exact) => exact.trim(),
  text: (exact) => exact.trim(),
  // A restricted text is none to soap: when it is blank it becomes an empty object, and that becomes null.
  restricted: (exact) => (exact.trim() === '' ? null : exact.trim()),
};

/** Our value with the losses of soap: nil, absent and the empty list are all no property. */
function asSoapReads(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  switch (shape.kind) {
    case 'record': {
      const fields = Object.entries(shape.fields).map(
        ([name, field]) => [name, asSoapReads(field, value[name as keyof typeof value])] as const,
      );
      return Object.fromEntries(fields.filter(([, read]) => read !== undefined));
    }
    case 'list': {
      const items = value as unknown[];
      return items.length === 0 ? undefined : items.map((item) => asSoapReads(shape.of, item));
    }
    case 'isolated':
      return asSoapReads(shape.of, (value as { value: unknown }).value);
    case 'nillable':
    case 'optional':
    case 'foreign':
      return asSoapReads(shape.of, value);
    case 'anything':
      return undefined;
    default:
      return losses[shape.kind === 'text' && shape.pattern !== null ? 'restricted' : shape.kind]?.(
        value as string,
      );
  }
}

describe('every recorded answer', async () => {
  const names = (await readdir(join(room, 'recorded'))).filter((name) => name !== 'fault.xml');
  it.each(names)('is to us what it is to soap, its losses aside: %s', async (name) => {
    const xml = await recorded(name);
    const ours = await readByUs(xml);
    expect(ours?.CASE_REC.every(({ readable }) => readable)).toBe(true);
    expect(asSoapReads(getCasesResponse, ours)).toEqual(await readBySoap(xml));
  });

  it('that is a Fault has the same words', async () => {
    const xml = await recorded('fault.xml');
    const fault = (await decoded(xml)).Envelope.Body.Fault;
    const soaps = await readBySoap(xml).catch((error: unknown) => error);
    const words = { FLT_CD: 'CAP-001', FLT_TXT: 'Rate limit reached', RETRY_AFT_SEC: '30' };
    expect(fault).toMatchObject({ faultcode: 'soap:Server', detail: { value: { SeacatsFault: words } } });
    expect(soaps).toMatchObject({ root: { Envelope: { Body: { Fault: { faultcode: 'soap:Server' } } } } });
    expect(soaps).toHaveProperty('root.Envelope.Body.Fault.detail.SeacatsFault.FLT_CD', 'CAP-001');
  });
});

const number = '20262704200123-01';
const refused = 'refused';
type Difference = readonly [what: string, element: string, written: string, ours: unknown, soaps: unknown];

/** Where soap is wrong: an element of a record, how it is written, what we read and what soap reads. */
const differences: readonly Difference[] = [
  ['rounds a long', 'REC_VER_NBR', '>9007199254740993<', '9007199254740993', 9007199254740992],
  ['takes letters for a number', 'REC_VER_NBR', '>abc<', refused, NaN],
  ['reads the beginning of a number', 'REC_VER_NBR', '>1E3<', refused, 1],
  [
    'drops what is finer than a millisecond',
    'LAST_CHG_TS',
    '>2026-02-03T04:05:06.123456Z<',
    '2026-02-03T04:05:06.123456Z',
    new Date('2026-02-03T04:05:06.123Z'),
  ],
  [
    'reads a time without a zone in that of its machine',
    'LAST_CHG_TS',
    '>2026-02-03T04:05:06<',
    '2026-02-03T04:05:06',
    new Date('2026-02-03T04:05:06'),
  ],
  ['takes any text for a time', 'LAST_CHG_TS', '>yesterday<', refused, new Date(NaN)],
  ['drops blanks', 'IMPR_NBR', '> 12-3456789 <', ' 12-3456789 ', '12-3456789'],
  ['reads nil as absent', 'IMPR_NBR', ' xsi:nil="true"><', null, undefined],
  ['reads a nil with content as absent', 'IMPR_NBR', ' xsi:nil="true">12<', refused, undefined],
  ['makes a list of two values', 'SRTY_CD', '>036</SRTY_CD><SRTY_CD>037<', refused, ['036', '037']],
  ['takes an element inside a value', 'SRTY_CD', '><x>1</x><', refused, { x: '1' }],
  ['takes nil where it may not be', 'CASE_TYP_CD', ' xsi:nil="true"><', refused, undefined],
  ['takes a number without its form', 'CASE_NBR', '>x<', refused, 'x'],
];

describe('soap is wrong and we are not: it', () => {
  it.each(differences)('%s', async (_what, name, written, ours, soaps) => {
    const xml = answerTo('r', [aCaseRec(number, { [name]: `<${name}${written}/${name}>` })]);
    const reading = (await readByUs(xml))?.CASE_REC[0];
    expect(reading?.readable === true ? reading.value[name as keyof typeof reading.value] : refused).toEqual(
      ours,
    );
    const bySoap = (await readBySoap(xml)) as { CASE_REC: [Record<string, unknown>] };
    expect(bySoap.CASE_REC[0][name]).toEqual(soaps);
  });

  it.each([
    ['any amount', { ASSESSED_AMT: '<ASSESSED_AMT>1E3</ASSESSED_AMT>' }, 'AMTS.ASSESSED_AMT', '1E3'],
    ['a blank day as null', { VIOL_DT: '<VIOL_DT>       </VIOL_DT>' }, 'VIOL[0].VIOL_DT', null],
    ['what it does not know', { AMTS: '<AMTS xsi:nil="true"/><NOTE>x</NOTE>' }, 'NOTE', 'x'],
  ])('takes %s', async (_what, change, path, soaps) => {
    const xml = answerTo('r', [aCaseRec(number, change)]);
    expect((await readByUs(xml))?.CASE_REC[0]).toMatchObject({ readable: false });
    expect(await readBySoap(xml)).toHaveProperty(`CASE_REC[0].${path}`, soaps);
  });

  it.each([
    ['an empty answer', ''],
    ['a bare DOCTYPE', `<!DOCTYPE r>${answerTo('r', []).replace(/^<\?xml.*?\?>/, '')}`],
    ['two bodies', answerTo('r', []).replace('</soap:Body>', '</soap:Body><soap:Body/>')],
    ['any namespace', answerTo('r', []).replace('urn:seacats:enforcement:1', 'urn:other')],
  ])('takes %s', async (_what, xml) => {
    await expect(readBySoap(xml)).resolves.not.toThrow();
    await expect(decoded(xml).then(({ Envelope }) => Envelope.Body.GetCasesResponse)).rejects.toThrow();
  });
});
