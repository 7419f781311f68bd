/**
 * Whether an answer is larger than so many bytes of JSON, about: texts by their length, everything else by a few bytes.
 * It stops as soon as it knows, so an answer that is far too large costs no more than one that is a little too large.
 */
export function isLargerThan(answer: unknown, maxBytes: number): boolean {
  let size = 0;
  const pending: unknown[] = [answer];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') size += value.length + 2;
    else if (typeof value !== 'object' || value === null) size += 5;
    else if (Array.isArray(value)) for (const item of value) pending.push(item);
    else {
      for (const [name, field] of Object.entries(value)) {
        size += name.length + 4;
        pending.push(field);
      }
    }
    if (size > maxBytes) return true;
  }
  return false;
}
