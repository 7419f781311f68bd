import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Makes text unreadable and unchangeable for whoever lacks the secret, and reads it back. */
export interface Sealer {
  /** Seals text for one place, such as a key; what was sealed for one place cannot be read in another. */
  seal(text: string, place: string): Buffer;
  /** The text, or null when it was not sealed by us for this place or was changed since. */
  open(sealed: Buffer, place: string): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;

/** A sealer (AES-256-GCM) whose key is made from a secret for one purpose. */
export function createSealer(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `claimgraph ${purpose}`, 32));
  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      if (sealed.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return (
          decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        // The tag does not fit: somebody else wrote it, or wrote it for another place.
        return null;
      }
    },
  };
}
