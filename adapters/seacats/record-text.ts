/** A record that was read, written as elements again; what was not read is not there. */
export const recordText = (record: object): string => element('CASE_REC', record);

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value !== 'object') return `<${name}>${String(value).replace(/[<>]/g, '?')}</${name}>`;
  const children = Object.entries(value).map(([child, its]) => element(child, its));
  return `<${name}>${children.join('')}</${name}>`;
}
