import { describe, expect, it } from 'vitest';
import { aSeacatsMock, anEnvelope, sent } from './a-seacats-call.ts';

type Operation = 'ListCaseChanges' | 'SearchCases' | 'DigestCases';

async function asked(operation: Operation, content: string, action: string = operation): Promise<string> {
  await using seacats = await aSeacatsMock();
  const body = `<${operation}Request xmlns="urn:seacats:enforcement:1">${content}</${operation}Request>`;
  const headers = { soapaction: `"urn:seacats:enforcement:1/${action}"` };
  return (await sent(seacats.url, anEnvelope(body), headers)).text;
}

const id = '<RQST_ID>r</RQST_ID>';
const size = (n: string) => `<PAGE_SZ>${n}</PAGE_SZ>`;

describe('a request to the feed of the SEACATS mock', () => {
  it.each<[Operation, string]>([
    ['ListCaseChanges', size('1000')],
    ['SearchCases', `<AFT_CASE_NBR>20201704000001-01</AFT_CASE_NBR>${size('100')}`],
    ['DigestCases', size('10000')],
  ])('is answered up to the largest page: %s', async (operation, content) => {
    expect(await asked(operation, id + content)).toContain(`<${operation}Response`);
  });

  it.each<[Operation, string]>([
    ['ListCaseChanges', id + size('1001')],
    ['SearchCases', id + size('101')],
    ['DigestCases', id + size('10001')],
    ['SearchCases', id + size('0')],
    ['SearchCases', id + size('ten')],
    ['SearchCases', id],
    ['SearchCases', size('1')],
    ['SearchCases', `${id}<AFT_CASE_NBR>1</AFT_CASE_NBR>${size('1')}`],
    ['SearchCases', `${id}${size('1')}<AFT_CASE_NBR>20201704000001-01</AFT_CASE_NBR>`],
    ['ListCaseChanges', `${id}<AFT_CASE_NBR>20201704000001-01</AFT_CASE_NBR>${size('1')}`],
  ])('is refused when it is malformed: %s %s', async (operation, content) => {
    expect(await asked(operation, content)).toContain('<FLT_CD>REQ-001<');
  });

  it('is refused under the SOAPAction of another operation', async () => {
    expect(await asked('DigestCases', id + size('1'), 'GetCases')).toContain('<FLT_CD>REQ-003<');
  });

  it('with a token of nobody is the Fault that says so', async () => {
    const text = await asked('ListCaseChanges', `${id}<SINCE_TKN>nobody</SINCE_TKN>${size('1')}`);
    expect(text).toContain('<FLT_CD>FED-001<');
  });
});
