/** A record that was read, written as elements again; what was not read is not there. */
export const recordText = (record: object): string => element('CASE_REC', record);

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  // All else that a record has is text.
  if (typeof value === 'string') return `<${name}>${value.replace(/[<>]/g, '?')}</${name}>`;
  if (typeof value !== 'object') return '';
  const children = Object.entries(value).map(([child, its]) => element(child, its));
  return `<${name}>${children.join('')}</${name}>`;
}
