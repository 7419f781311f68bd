import type { CaseChange } from './change-log.ts';
import { escaped } from './faults.ts';
import type { SeacatsOperation } from './modes.ts';
import type { WireRecord } from './wire-record.ts';

/**
 * The body of a GetCases answer, every element in the order of the schema.
 *
 * `soap` would write `xsi:nil` without ever declaring that prefix, so the XML is written here.
 */
export function getCasesResponse(
  requestId: string,
  found: readonly WireRecord[],
  notFound: readonly string[],
): string {
  const missing = notFound.map((number) => element('NOT_FND_NBR', number));
  return response('GetCases', requestId, [...found.map(caseRecord), ...missing]);
}

/** The body of a ListCaseChanges answer. */
export const listCaseChangesResponse = (
  requestId: string,
  page: { readonly changes: readonly CaseChange[]; readonly next: string; readonly more: boolean },
): string =>
  response('ListCaseChanges', requestId, [
    ...page.changes.map(caseChange),
    element('NEXT_TKN', page.next),
    element('MORE_FLG', page.more ? 'Y' : 'N'),
  ]);

/** The body of a SearchCases answer. */
export const searchCasesResponse = (requestId: string, found: readonly WireRecord[], more: boolean): string =>
  response('SearchCases', requestId, [...found.map(caseRecord), element('MORE_FLG', more ? 'Y' : 'N')]);

/** The body of a DigestCases answer; the stretch goes to the end when it has no last number. */
export const digestCasesResponse = (
  requestId: string,
  stretch: { readonly upTo: string | null; readonly count: number; readonly digest: string },
): string =>
  response('DigestCases', requestId, [
    stretch.upTo === null ? '' : element('UPTO_CASE_NBR', stretch.upTo),
    element('CASE_CNT', String(stretch.count)),
    element('DGST_TXT', stretch.digest),
  ]);

const response = (operation: SeacatsOperation, requestId: string, content: readonly string[]): string =>
  `<${operation}Response xmlns="urn:seacats:enforcement:1" ` +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `${element('RQST_ID', requestId)}${content.join('')}</${operation}Response>`;

const caseChange = ({ caseNumber, code, version, at }: CaseChange): string =>
  group(
    'CHG',
    element('CASE_NBR', caseNumber) +
      element('CHG_CD', code) +
      element('REC_VER_NBR', version) +
      element('CHG_TS', at),
  );

function caseRecord(record: WireRecord): string {
  return (
    '<CASE_REC>' +
    element('CASE_NBR', record.CASE_NBR) +
    element('REC_VER_NBR', record.REC_VER_NBR) +
    element('LAST_CHG_TS', record.LAST_CHG_TS) +
    element('CASE_TYP_CD', record.CASE_TYP_CD) +
    element('CASE_STAT_CD', record.CASE_STAT_CD) +
    element('OPEN_DT', record.OPEN_DT) +
    element('IMPR_NBR', record.IMPR_NBR) +
    element('BOND_NBR', record.BOND_NBR) +
    element('SRTY_CD', record.SRTY_CD) +
    record.VIOL.map((violation) =>
      group(
        'VIOL',
        element('STAT_CD', violation.STAT_CD) +
          element('CITE_TXT', violation.CITE_TXT) +
          element('VIOL_DT', violation.VIOL_DT) +
          element('VIOL_DESC', violation.VIOL_DESC),
      ),
    ).join('') +
    amounts(record.AMTS) +
    record.PRTY.map((party) =>
      group('PRTY', element('PRTY_ROLE_CD', party.PRTY_ROLE_CD) + element('PRTY_NM', party.PRTY_NM)),
    ).join('') +
    (record.SPLM.length === 0
      ? ''
      : group('SPLM', record.SPLM.map((field) => element('FLD_NM', field)).join(''))) +
    '</CASE_REC>'
  );
}

function amounts(sums: WireRecord['AMTS']): string {
  if (sums === null) return element('AMTS', null);
  return group(
    'AMTS',
    element('ASSESSED_AMT', sums.ASSESSED_AMT) +
      element('MITIGATED_AMT', sums.MITIGATED_AMT) +
      element('COLLECTED_AMT', sums.COLLECTED_AMT) +
      element('OUTSTANDING_AMT', sums.OUTSTANDING_AMT) +
      element('REV_LOSS_AMT', sums.REV_LOSS_AMT),
  );
}

const group = (name: string, content: string) => `<${name}>${content}</${name}>`;
const element = (name: string, text: string | null) =>
  text === null ? `<${name} xsi:nil="true"/>` : group(name, escaped(text));
