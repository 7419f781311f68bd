/** What each way to fail takes as its amount, and how much of it when nobody says. */
const amounts = {
  /** Passes everything. */
  pass: 0,
  /** Resets every connection at once. */
  down: 0,
  /** Accepts, and never answers. */
  hang: 0,
  /** Milliseconds before each piece of an answer. */
  slow: 500,
  /** Milliseconds between two bytes of an answer. */
  trickle: 20,
  /** Bytes of an answer before the connection is reset. */
  reset: 100,
  /** Bytes of an answer before the connection is closed as if it had ended. */
  cut: 100,
  /** Flips every so-many-th byte of an answer. */
  garbage: 64,
  /** Bytes of answers a second. */
  bandwidth: 10_000,
  /** Bytes of an answer before the server is gone, which nobody tells the client. */
  'half-open': 100,
};

/** A way in which a connection can fail. */
export type FaultName = keyof typeof amounts;

/** The names of all modes. */
export const faultNames = Object.keys(amounts) as readonly FaultName[];

/** How connections fail, and how much of it. */
export interface FaultMode {
  readonly name: FaultName;
  readonly amount: number;
}

/** Reads a mode as it is written, `slow` or `slow:200`. Throws RangeError for anything else. */
export function readFaultMode(written: string): FaultMode {
  const [, given = '', amount] = /^([a-z-]+)(?::([0-9]{1,9}))?$/.exec(written) ?? [];
  const name = faultNames.find((known) => known === given);
  if (name === undefined) {
    throw new RangeError(`there is no mode "${written}"; there are ${faultNames.join(', ')}`);
  }
  const wanted = amount === undefined ? amounts[name] : Number(amount);
  if (amount !== undefined && amounts[name] === 0) throw new RangeError(`${name} takes no amount`);
  if (wanted === 0 && (name === 'garbage' || name === 'bandwidth')) {
    throw new RangeError(`${name} takes an amount of at least 1`);
  }
  return { name, amount: wanted };
}
