import { describe, expect, it } from 'vitest';
import { createSealer } from './sealing.ts';

const sealer = createSealer('a secret of at least 32 characters', 'a test');
const text = 'Müller & Söhne, 123-45-6789';

describe('what is sealed', () => {
  it('is read where it was sealed for', () => {
    expect(sealer.open(sealer.seal(text, 'here'), 'here')).toBe(text);
    expect(sealer.open(sealer.seal('', 'here'), 'here')).toBe('');
  });

  it('shows nothing of itself, and looks different each time', () => {
    const sealed = sealer.seal(text, 'here');
    expect(sealed.toString('latin1')).not.toContain('123-45');
    expect(sealer.seal(text, 'here').equals(sealed)).toBe(false);
  });

  it('is not read in another place, with another secret or for another purpose', () => {
    const sealed = sealer.seal(text, 'here');
    expect(sealer.open(sealed, 'there')).toBeNull();
    expect(createSealer('another secret of 32 characters or more', 'a test').open(sealed, 'here')).toBeNull();
    expect(createSealer('a secret of at least 32 characters', 'else').open(sealed, 'here')).toBeNull();
  });

  it('is not read when a byte of it was changed or cut off', () => {
    const sealed = sealer.seal(text, 'here');
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(sealer.open(changed, 'here')).toBeNull();
      expect(sealer.open(sealed.subarray(0, place), 'here')).toBeNull();
    }
  });
});
