/** The most characters of a sample; it has one byte for each. */
const longestSample = 4_096;

/** Elements whose text is a code of a closed list; the code of a surety says who it is. */
const codeElement = /^(?!SRTY_CD$)[A-Z_]+_(?:CD|FLG)$/;
/** What a code can look like: too short for a name or a number of anybody's. */
const code = /^(?!.*[A-Z]{5})(?!.*\d{5})[A-Z0-9-]{0,10} {0,10}$/;
const tag =
  /^<(\/?)((?:[A-Za-z_][\w.-]{0,19}:)?([A-Za-z_][\w.-]{0,39}))((?:\s+[\w:.-]{1,40}\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>$/;

/**
 * What SEACATS sent, with nothing in it that says whom or what it concerns: element names, codes and the shape of the rest
 * stay, every other letter becomes `x` or `X`, and every digit `9`. It is text to look at and may be cut anywhere.
 */
export function redactSample(sent: string): string {
  let element: string | null = null;
  const redactedTokens = sent.slice(0, longestSample).replace(/<[^<>]*>|[^<]+|</g, (token) => {
    const [, closing, name = '', local = '', attributes = ''] = tag.exec(token) ?? [];
    if (closing === undefined) return isCode(element, token) ? token : shapeOf(token);
    element = closing === '' ? local : null;
    // A name with a number in it is somebody's data.
    const shownName = /\d{4}/.test(name) ? shapeOf(name) : name;
    return `<${closing}${shownName}${redactedAttributes(attributes)}${token.endsWith('/>') ? '/' : ''}>`;
  });
  return redactedTokens.slice(0, longestSample);
}

/** A text that stands where a code should: as it is where it could be one, its shape otherwise. */
export const shownCode = (text: string): string => (code.test(text) ? text : shapeOf(text));

const isCode = (element: string | null, text: string): boolean =>
  element !== null && codeElement.test(element) && code.test(text);

const redactedAttributes = (attributes: string): string =>
  attributes.replace(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    (_all, name: string, double: string | undefined, single: string | undefined) => {
      const value = double ?? single ?? '';
      const shown = /^(?:true|false)$/.test(value) ? value : shapeOf(value);
      return `${/\d{4}/.test(name) ? shapeOf(name) : name}="${shown}"`;
    },
  );

/** A text with every letter and digit replaced, and what neither prints nor divides words shown as `?`. */
const shapeOf = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\p{N}/gu, '9')
    .replace(/[^\n\x20-\x7e]/gu, '?');
