import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Reads the attributes of an element, of which we know only `xsi:nil`; says what is wrong with the others. */
export function readAttributes(tag: SaxesTagNS, mayBeNil: boolean): { nil: boolean; wrong: string | null } {
  let nil = false;
  let wrong: string | null = null;
  for (const name in tag.attributes) {
    const { uri, local, value } = tag.attributes[name] as SaxesAttributeNS;
    if (uri === XMLNS) continue;
    if (mayBeNil && uri === XSI && local === 'nil') {
      if (value === 'true' || value === '1') nil = true;
      else if (value !== 'false' && value !== '0') wrong = 'xsi:nil is neither true nor false';
    } else wrong = `unexpected attribute ${shown(name)}`;
  }
  return { nil: nil && wrong === null, wrong };
}

/** A name of the document, short enough for a log. */
export const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
