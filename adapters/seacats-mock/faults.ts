/** The faults that SEACATS answers with: who is to blame, and the words. */
export const faultCatalogue = {
  'SEC-001': { blame: 'Client', text: 'Credentials refused' },
  'SEC-002': { blame: 'Client', text: 'Security token expired or used before' },
  'REQ-001': { blame: 'Client', text: 'Request malformed' },
  'REQ-002': { blame: 'Client', text: 'More than 100 case numbers' },
  'REQ-003': { blame: 'Client', text: 'SOAPAction does not match the body' },
  'REQ-004': { blame: 'Client', text: 'Request body larger than 1 MB' },
  'FED-001': { blame: 'Client', text: 'Feed token not known' },
  'CAP-001': { blame: 'Server', text: 'Rate limit reached' },
  'SYS-001': { blame: 'Server', text: 'System not available' },
  'SYS-999': { blame: 'Server', text: 'Internal error' },
} as const satisfies Readonly<Record<string, { blame: 'Client' | 'Server'; text: string }>>;

/** A code of the catalogue. */
export type FaultCode = keyof typeof faultCatalogue;

/** What may differ from the catalogue in one fault. */
export interface FaultDetails {
  readonly text?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** An answer that is a SOAP Fault; thrown in a hook of `soap`, it is written from its property `Fault`. */
export class SeacatsFault extends Error {
  readonly Fault: { faultcode: string; faultstring: string; detail: { $xml: string }; statusCode: number };

  constructor(code: string, details: FaultDetails = {}) {
    const known = Object.hasOwn(faultCatalogue, code) ? faultCatalogue[code as FaultCode] : undefined;
    const text = details.text ?? known?.text ?? 'Fault';
    super(`${code} ${text}`);
    const retry = details.retryAfterSeconds;
    const detail =
      `<SeacatsFault xmlns="urn:seacats:enforcement:1"><FLT_CD>${escaped(code)}</FLT_CD>` +
      `<FLT_TXT>${escaped(text)}</FLT_TXT>` +
      (retry === undefined ? '' : `<RETRY_AFT_SEC>${retry}</RETRY_AFT_SEC>`) +
      '</SeacatsFault>';
    this.Fault = {
      faultcode: `soap:${known?.blame ?? 'Server'}`,
      faultstring: text,
      detail: { $xml: detail },
      statusCode: 500,
    };
  }
}

/** The envelope of a fault that is found before `soap` sees the request, in the bytes `soap` would write. */
export function faultEnvelope({ Fault: { faultcode, faultstring, detail } }: SeacatsFault): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ' +
    ' xmlns:tns="urn:seacats:enforcement:1"><soap:Body><soap:Fault>' +
    `<faultcode>${faultcode}</faultcode><faultstring>${escaped(faultstring)}</faultstring>` +
    `<detail>${detail.$xml}</detail></soap:Fault></soap:Body></soap:Envelope>`
  );
}

/** Text made safe to stand in an XML element. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}
