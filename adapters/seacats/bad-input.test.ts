import { describe, expect, it } from 'vitest';
import type { BadInput } from '#cases/ports/bad-input-log.ts';
import { Failure } from '#kernel/failure.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { noMeters, type Meters } from '#kernel/meters.ts';
import { aCaseNumber, aClock } from '#kernel/standing.test-kit.ts';
import { redacted } from '#kernel/telemetry.ts';
import { createBadInputNotes } from './bad-input.ts';
import { accountKeyOf } from './case-record.test-kit.ts';
import { createCaseFeed } from './change-feed.ts';
import { aGuard } from './guard.test-kit.ts';
import {
  aCaseRec,
  aFault,
  answerTo,
  clientOf,
  faultDetail,
  http,
  startRawSeacats,
  type RawReply,
  type SeenRequest,
} from './raw-seacats.test-kit.ts';
import { createReadCases } from './read-cases.ts';
import { redactSample } from './redact-sample.ts';

const number = aCaseNumber('20262704200123-01');
const secret = 'a secret of thirty-two characters';

/** What may leave no trace in a sample: names, amounts, numbers of cases, importers, sureties and bonds. */
const canaries = {
  PRTY_NM: '<PRTY_NM>Canary Imports Añil</PRTY_NM>',
  VIOL_DESC: '<VIOL_DESC><![CDATA[Canary in a text]]></VIOL_DESC>',
  IMPR_NBR: '<IMPR_NBR>71-828182845</IMPR_NBR>',
  SRTY_CD: '<SRTY_CD>314</SRTY_CD>',
  BOND_NBR: '<BOND_NBR>CANARY271828</BOND_NBR>',
  MITIGATED_AMT: '<MITIGATED_AMT>31415.92</MITIGATED_AMT>',
};
const traces = /canary|añil|imports|828182|271828|314|20262704|200123/i;

/** Reads one case from a SEACATS that answers so, and gives back what was noted and counted. */
async function notedOf(reply: (request: SeenRequest) => RawReply) {
  await using seacats = await startRawSeacats(reply);
  const noted: BadInput[] = [];
  const counted: unknown[] = [];
  const meters: Meters = { ...noMeters, count: (name, labels) => void counted.push([name, labels]) };
  const badInput = createBadInputNotes({
    log: { note: (input) => void noted.push(input) },
    meters,
    clock: aClock(),
    secret,
  });
  await using client = await clientOf(seacats.url, { badInput });
  const read = createReadCases(client, aGuard({ isRead: false }), aClock(), accountKeyOf, badInput);
  const question = { signal: new AbortController().signal, ledger: createLegacyLedger() };
  const answer = await read([number], question).catch((failure: unknown) => failure);
  return { noted, counted, answer, client, badInput };
}

describe('what SEACATS sends and nobody can read', () => {
  it('is kept with its unknown code, and with nothing that says whom it concerns', async () => {
    const change = { ...canaries, CASE_STAT_CD: '<CASE_STAT_CD>ZZ</CASE_STAT_CD>' };
    const { noted, counted } = await notedOf(({ requestId }) =>
      http(answerTo(requestId, [aCaseRec(number, change)])),
    );
    expect(noted).toMatchObject([
      {
        operation: 'GetCases',
        code: 'SEACATS_RECORD_UNREADABLE',
        reason: 'an unknown case state ZZ',
        caseHash: redacted(number, secret),
      },
    ]);
    expect(noted[0]?.sample).toContain('<CASE_STAT_CD>ZZ</CASE_STAT_CD>');
    expect(noted[0]?.sample).toContain('<PRTY_NM>Xxxxxx Xxxxxxx Xxxx</PRTY_NM>');
    expect(noted[0]?.sample).toContain('<MITIGATED_AMT>99999.99</MITIGATED_AMT>');
    expect(JSON.stringify(noted)).not.toMatch(traces);
    expect(counted).toEqual([
      ['seacats_bad_input', { operation: 'GetCases', code: 'SEACATS_RECORD_UNREADABLE' }],
    ]);
  });

  it('is kept as it came where the layout is wrong, with the shape of the value', async () => {
    const change = { ...canaries, ASSESSED_AMT: '<ASSESSED_AMT>31.415,92</ASSESSED_AMT>' };
    const { noted } = await notedOf(({ requestId }) => http(answerTo(requestId, [aCaseRec(number, change)])));
    expect(noted).toHaveLength(1);
    expect(noted[0]?.sample).toContain('<ASSESSED_AMT>99.999,99</ASSESSED_AMT>');
    expect(noted[0]?.sample).toMatch(/^<CASE_REC><CASE_NBR>9{14}-99<\/CASE_NBR>.*<\/CASE_REC>$/s);
    expect(JSON.stringify(noted)).not.toMatch(traces);
  });

  it('does not tell a name that stands where a code should', async () => {
    const { noted } = await notedOf(({ requestId }) =>
      http(
        answerTo(requestId, [aCaseRec(number, { CASE_TYP_CD: '<CASE_TYP_CD>Canary Imports</CASE_TYP_CD>' })]),
      ),
    );
    expect(noted).toMatchObject([{ reason: 'an unknown case type Xxxxxx Xxxxxxx' }]);
    expect(JSON.stringify(noted)).not.toMatch(traces);
  });

  it('is an answer as a whole where it is a page of HTML', async () => {
    const { noted, answer } = await notedOf(() =>
      http('<html><body title="Canary">Canary Imports owes 314.15</body></html>', {
        contentType: 'text/html',
      }),
    );
    expect(answer).toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
    expect(noted).toMatchObject([{ code: 'SEACATS_UNAVAILABLE', caseHash: null }]);
    expect(noted[0]?.reason).toContain('HTTP 200 without a SOAP Fault');
    expect(noted[0]?.sample).toBe('<html><body title="Xxxxxx">Xxxxxx Xxxxxxx xxxx 999.99</body></html>');
  });

  it('is noted for a page of all cases, too', async () => {
    const record = aCaseRec(number, { CASE_STAT_CD: '<CASE_STAT_CD>ZZ</CASE_STAT_CD>' });
    await using seacats = await startRawSeacats(({ requestId }) =>
      http(
        answerTo(requestId, [record])
          .replaceAll('GetCasesResponse', 'SearchCasesResponse')
          .replace('</SearchCasesResponse>', '<MORE_FLG>N</MORE_FLG></SearchCasesResponse>'),
      ),
    );
    const noted: BadInput[] = [];
    const parts = { log: { note: (input: BadInput) => void noted.push(input) }, meters: noMeters };
    const badInput = createBadInputNotes({ ...parts, clock: aClock(), secret });
    await using client = await clientOf(seacats.url, { badInput });
    const feed = createCaseFeed(client, aClock(), accountKeyOf, undefined, badInput);
    const { cases } = await feed.casesAfter(null, { signal: new AbortController().signal });
    expect(cases.size).toBe(1);
    expect(noted).toMatchObject([{ operation: 'SearchCases', reason: 'an unknown case state ZZ' }]);
  });

  it.each<[string, RawReply]>([
    ['a SOAP Fault', http(aFault(faultDetail('SYS-001', 'Canary')), { status: 500 })],
    ['a connection that breaks', (socket) => void socket.destroy()],
    [
      'an answer that breaks off',
      (socket) =>
        void socket.end('HTTP/1.1 200 X\r\nContent-Type: text/xml\r\nContent-Length: 999\r\n\r\n<a>'),
    ],
  ])('is not %s', async (_what, reply) => {
    const { noted, counted } = await notedOf(() => reply);
    expect({ noted, counted }).toEqual({ noted: [], counted: [] });
  });

  it('is counted, and sampled no more than ten times a second', async () => {
    const { noted, counted, badInput } = await notedOf(({ requestId }) =>
      http(answerTo(requestId, [aCaseRec(number, { CASE_STAT_CD: '<CASE_STAT_CD>ZZ</CASE_STAT_CD>' })])),
    );
    const raw = { head: () => 'x', recordOf: () => null };
    const names = (): unknown[] => counted.map((one) => (one as readonly unknown[])[0]);
    for (let count = 1; count < 50; count++)
      badInput.answer('GetCases', new Failure('SEACATS_UNAVAILABLE', 'nonsense'), raw);
    expect(noted).toHaveLength(10);
    expect(names().filter((name) => name === 'seacats_bad_input')).toHaveLength(50);
    expect(names().filter((name) => name === 'bad_input_dropped')).toHaveLength(40);
  });
});

describe('a redacted sample', () => {
  it.each([
    ['a text cut in the middle', 'anary Imports</PRTY_NM>', 'xxxxx Xxxxxxx</PRTY_NM>'],
    ['an element that is not closed', '<PRTY_NM>Canary <b', '<PRTY_NM>Xxxxxx <x'],
    [
      'a name with a number in it',
      '<C20262704200123>1</C20262704200123>',
      '<X99999999999999>9</X99999999999999>',
    ],
    ['an attribute', '<A who="Canary" nil=\'true\'/>', '<A who="Xxxxxx" nil="true"/>'],
    [
      'a comment',
      '<CASE_STAT_CD>OP<!-- Canary --></CASE_STAT_CD>',
      '<CASE_STAT_CD>OP<!-- Xxxxxx --></CASE_STAT_CD>',
    ],
    ['a word in a code', '<FLT_CD>CANARY</FLT_CD>', '<FLT_CD>XXXXXX</FLT_CD>'],
    ['a number in a code', '<FLT_CD>828182845</FLT_CD>', '<FLT_CD>999999999</FLT_CD>'],
    ['a surety', '<SRTY_CD>314</SRTY_CD>', '<SRTY_CD>999</SRTY_CD>'],
    ['letters of other scripts', '<PRTY_NM>Ωμέγα 中文</PRTY_NM>', '<PRTY_NM>Xxxxx xx</PRTY_NM>'],
    ['bytes that are no text', '\u0000\u0007\ufffd', '???'],
    ['nothing', '', ''],
  ])('masks %s', (_what, sent, expected) => {
    expect(redactSample(sent)).toBe(expected);
  });

  it('has at most 4,096 bytes, whatever comes', () => {
    expect(Buffer.byteLength(redactSample(`<PRTY_NM>${'中'.repeat(50_000)}`))).toBe(4_096);
    expect(redactSample('<'.repeat(50_000))).toHaveLength(4_096);
  });
});
