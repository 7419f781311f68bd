const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

// SQL states: broken connection, too many connections, shutting down, starting up, idle or statement time-outs.
const sqlStates = /^(?:08...|53300|57014|57P0[0-5]|25P03)$/;

// `pg` gives these no code.
const messages =
  /^(?:Connection terminated|timeout exce|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** Whether the database could not be asked or did not answer in time, as opposed to refusing what it was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isUnavailable);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    return networkCodes.has(error.code) || sqlStates.test(error.code);
  }
  return messages.test(error.message);
}
