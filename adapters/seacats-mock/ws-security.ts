import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { SeacatsFault } from './faults.ts';

/** Who may call. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const windowMs = 5 * 60_000;
const skewMs = 60_000;
const digestType =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest';

// What `soap` makes of a UsernameToken; text is bare when its element has no attribute.
const text = z.union([z.string(), z.object({ $value: z.string() }).transform(({ $value }) => $value)]);
const usernameToken = z.object({
  Username: text,
  Password: z.object({ attributes: z.object({ Type: z.literal(digestType) }), $value: z.string() }),
  Nonce: text.pipe(z.string().regex(/^[A-Za-z0-9+/]{16,}={0,2}$/)),
  Created: text.pipe(z.iso.datetime()),
});

/** Checks one token after another and remembers the nonces of those it accepted. */
export class TokenCheck {
  readonly #credentials: Credentials;
  readonly #clock: () => Date;
  readonly #nonces = new Map<string, number>();

  constructor(credentials: Credentials, clock: () => Date) {
    this.#credentials = credentials;
    this.#clock = clock;
  }

  /** Returns when the token is genuine, fresh and unused; throws the fault otherwise. */
  accept(security: unknown): void {
    const read = z.object({ UsernameToken: usernameToken }).safeParse(security);
    if (!read.success) throw new SeacatsFault('SEC-001');
    const { Username, Password, Nonce, Created } = read.data.UsernameToken;
    const { username, password } = this.#credentials;
    const expected = digestOf(Nonce, Created, password);
    const given = Buffer.from(Password.$value, 'base64');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!genuine || Username !== username) throw new SeacatsFault('SEC-001');
    this.#spend(Nonce, Date.parse(Created));
  }

  // Only genuine tokens reach the memory of nonces, so a stranger cannot fill it.
  #spend(nonce: string, created: number): void {
    const now = this.#clock().getTime();
    for (const [spent, forgetAt] of this.#nonces) if (forgetAt <= now) this.#nonces.delete(spent);
    const age = now - created;
    if (age > windowMs || age < -skewMs || this.#nonces.has(nonce)) throw new SeacatsFault('SEC-002');
    this.#nonces.set(nonce, created + windowMs + 1);
  }
}

function digestOf(nonce: string, created: string, password: string): Buffer {
  return createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(password).digest();
}
