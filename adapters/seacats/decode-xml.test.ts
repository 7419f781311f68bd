import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { answerLimits, decodeXml } from './decode-xml.ts';
import { aCaseRec, answerTo } from './raw-seacats.test-kit.ts';
import { getCasesAnswer } from './wire.ts';
import { list, long, nillable, optional, record, text } from './xml-shape.ts';

const note = record('urn:n', {
  note: record('urn:n', {
    title: text(),
    count: optional(long()),
    remark: nillable(text()),
    line: list(text(), { max: 3 }),
  }),
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const readNote = (xml: string | Buffer, { contentType = 'text/xml', size = 1_000_000 } = {}) =>
  decodeXml(note, inPieces(Buffer.from(xml), size), { contentType });

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const inNote = (content: string, root = '') => `<note xmlns="urn:n" ${xsi}${root}>${content}</note>`;
const lawful = '<title>t</title><remark>r</remark>';
const readAnswer = (bytes: Buffer, size = 1_000_000) =>
  decodeXml(getCasesAnswer, inPieces(bytes, size), { contentType: 'text/xml; charset=utf-8' });

describe('the values of a document', () => {
  it('are as its shape says: nil is not empty, absent is not nil, and one is a list', async () => {
    const one = await readNote(inNote('<title/><remark xsi:nil="true"/><line> a </line>'));
    expect(one.note).toEqual({ title: '', count: undefined, remark: null, line: [' a '] });
    const other = await readNote(
      inNote('<title>t</title><count> +7\n</count><remark xsi:nil="false"></remark>'),
    );
    expect(other.note).toEqual({ title: 't', count: '+7', remark: '', line: [] });
  });

  it('are put together from text, entities, CDATA and round comments', async () => {
    const { note: read } = await readNote(
      inNote('<title>a&amp;&#66;<!-- no --><![CDATA[<c>]]>é</title><remark/>'),
    );
    expect(read.title).toBe('a&B<c>é');
  });

  it('do not depend on how the bytes were cut', async () => {
    const xml = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n${inNote(`<title>é𝄞\r\n</title><remark>r</remark>`)}`;
    for (const size of [1, 2, 3, 7]) expect((await readNote(xml, { size })).note.title).toBe('é𝄞\n');
  });
});

describe('a document is refused', () => {
  it.each([
    ['an unknown element', inNote(`<x/>${lawful}`)],
    ['an element of another namespace', inNote('<title xmlns="urn:o">t</title><remark/>')],
    ['a root of another namespace', `<note xmlns="urn:o">${lawful}</note>`],
    ['another root', `<notes xmlns="urn:n">${lawful}</notes>`],
    ['a missing element', inNote('<title>t</title>')],
    ['an element twice (fault-E12)', inNote(`<title>t</title>${lawful}`)],
    ['elements out of order', inNote('<remark/><title/>')],
    ['a list that is interrupted', inNote(`${lawful}<line/><title/><line/>`)],
    ['a list that is too long', inNote(`${lawful}<line/><line/><line/><line/>`)],
    ['text between elements', inNote(`x${lawful}`)],
    ['an element inside a value', inNote('<title><b/></title><remark/>')],
    ['nil where it may not be', inNote('<title xsi:nil="true"/><remark/>')],
    ['nil with a space in it', inNote('<title/><remark xsi:nil="true"> </remark>')],
    ['nil that is neither true nor false', inNote('<title/><remark xsi:nil="yes"/>')],
    ['an attribute', inNote('<title id="1"/><remark/>')],
    ['a number that is none', inNote('<title/><count>7.0</count><remark/>')],
    ['an unbound prefix', inNote('<p:title/><remark/>')],
    ['an entity that nobody declared', inNote('<title>&constructor;</title><remark/>')],
    ['a character that XML forbids', inNote('<title>&#0;</title><remark/>')],
    ['a second root', `${inNote(lawful)}<note/>`],
    ['XML 1.1', `<?xml version="1.1"?>${inNote(lawful)}`],
    [
      'an external entity (fault-E1)',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inNote('<title>&x;</title><remark/>')}`,
    ],
    [
      'entities of entities (fault-E2, fault-E3)',
      `<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${inNote(lawful)}`,
    ],
    ['a bare DOCTYPE (fault-E4)', `<!DOCTYPE note>${inNote(lawful)}`],
    ['a processing instruction', inNote(`<?php exit ?>${lawful}`)],
  ])('for %s, in one piece and byte by byte', async (_what, xml) => {
    await expect(readNote(xml)).rejects.toThrow(expect.objectContaining({ name: 'UnreadableXml' }) as Error);
    await expect(readNote(xml, { size: 1 })).rejects.toThrow(
      expect.objectContaining({ name: 'UnreadableXml' }) as Error,
    );
  });

  it.each([
    ['a million numeric entities (fault-E5)', inNote(`<title>${'&#65;'.repeat(900_000)}</title><remark/>`)],
    ['numeric entities over many elements (fault-E5)', inNote('<x>&#65;&#65;&#65;</x>'.repeat(210_000))],
    [
      'fifty thousand attributes (fault-E7)',
      inNote(lawful, Array.from({ length: 50_000 }, (_, i) => ` a${i}="1"`).join('')),
    ],
    ['a hundred thousand levels (fault-E8)', inNote('<x>'.repeat(100_000))],
    ['more than five megabytes (fault-E6)', inNote(`<title>${'a</title><title>'.repeat(400_000)}</title>`)],
    ['a text without end', inNote(`<title>${'a'.repeat(300_000)}`)],
    ['a comment without end', inNote(`<!--${'a'.repeat(300_000)}`)],
    ['comments without number', inNote('<!---->'.repeat(200_000))],
  ])('for %s', async (_what, xml) => {
    await expect(readNote(xml, { size: 65_536 })).rejects.toThrow(
      expect.objectContaining({ name: 'UnreadableXml' }) as Error,
    );
  });

  it('wherever it is cut (fault-E9)', async () => {
    const whole = Buffer.from(answerTo('r', [aCaseRec('20262704200123-01')], ['20262704200124-01']));
    await expect(readAnswer(whole)).resolves.toBeDefined();
    for (let end = 0; end < whole.length; end += 1) {
      await expect(readAnswer(whole.subarray(0, end))).rejects.toThrow();
    }
  });

  it('or read, and never anything else, whichever byte is another', async () => {
    const whole = Buffer.from(answerTo('r', [aCaseRec('20262704200123-01')]));
    const mutations = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(mutations, async ([at, byte]) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        const outcome = await readAnswer(changed, 97).catch((error: unknown) => error);
        expect(outcome instanceof Error ? outcome.name : 'read').toMatch(/^(UnreadableXml|read)$/);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('the charset', () => {
  const latin = (prolog: string) => Buffer.from(`${prolog}${inNote('<title>é</title><remark/>')}`, 'latin1');
  const utf8 = (prolog: string) => Buffer.from(`${prolog}${inNote('<title>é</title><remark/>')}`);
  const declared = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>`;
  it.each([
    ['UTF-8 when nothing is declared', utf8(''), 'text/xml'],
    ['UTF-8 by both', utf8(declared('utf-8')), 'text/xml; charset="UTF-8"'],
    ['ISO-8859-1 by the header (fault-E13)', latin('<?xml version="1.0"?>'), 'text/xml; charset=ISO-8859-1'],
    ['ISO-8859-1 by the first line (fault-E13)', latin(declared('ISO-8859-1')), 'text/xml'],
  ])('is honoured: %s', async (_what, bytes, contentType) => {
    expect((await readNote(bytes, { contentType, size: 5 })).note.title).toBe('é');
  });

  it.each([
    ['bytes that are not UTF-8 (fault-E13)', latin(''), 'text/xml'],
    ['bytes that are not ASCII', utf8(''), 'text/xml; charset=us-ascii'],
    [
      'control characters of ISO-8859-1',
      Buffer.from(inNote('<title>\x85</title><remark/>'), 'latin1'),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'header and first line that disagree (fault-E14)',
      utf8(declared('utf-8')),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'a byte order mark and another charset (fault-E14)',
      utf8(`\uFEFF${declared('iso-8859-1')}`),
      'text/xml',
    ],
    ['UTF-16 (fault-E14)', Buffer.from(`\uFEFF${inNote(lawful)}`, 'utf16le'), 'text/xml; charset=utf-16'],
    [
      'UTF-16 that is not declared (fault-E14)',
      Buffer.from(`\uFEFF${inNote(lawful)}`, 'utf16le'),
      'text/xml',
    ],
    ['UTF-16 without a mark (fault-E14)', Buffer.from(inNote(lawful), 'utf16le'), 'text/xml'],
    ['a charset that we do not read', utf8(declared('windows-1252')), 'text/xml'],
    ['two charsets in the header', utf8(''), 'text/xml; charset=utf-8; charset=utf-8'],
    ['another media type', utf8(''), 'multipart/related'],
    ['a character cut in two', Buffer.concat([Buffer.from(inNote(lawful)), Buffer.from([0xc3])]), 'text/xml'],
  ])('is not guessed: %s', async (_what, bytes, contentType) => {
    await expect(readNote(bytes, { contentType })).rejects.toThrow(
      expect.objectContaining({ name: 'UnreadableXml' }) as Error,
    );
  });
});

describe('a large answer', () => {
  it('of a hundred records stays far below every limit', async () => {
    const records = Array.from({ length: 100 }, (_, i) =>
      aCaseRec(`2026270420${String(i).padStart(4, '0')}-01`),
    );
    const bytes = Buffer.from(answerTo('r', records));
    expect(bytes.length).toBeLessThan(answerLimits.bytes / 10);
    const { Envelope } = await readAnswer(bytes);
    expect(Envelope.Body.GetCasesResponse?.CASE_REC).toHaveLength(100);
  });

  it('lets other work run between its pieces', async () => {
    let turns = 0;
    const beat = setInterval(() => (turns += 1), 1);
    const bytes = Buffer.from(inNote('<x>text</x>'.repeat(80_000)));
    await expect(readNote(bytes)).rejects.toThrow('unexpected element x');
    clearInterval(beat);
    expect(turns).toBeGreaterThan(1);
  });

  it('can be given up in the middle', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    const bytes = Buffer.from(inNote('<x>'.repeat(60) + '</x><x>'.repeat(90_000)));
    const call = decodeXml(note, inPieces(bytes, 65_536), { contentType: 'text/xml', signal });
    await expect(call).rejects.toThrow('given up');
  });
});
