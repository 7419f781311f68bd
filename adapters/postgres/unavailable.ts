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

// SQL states: ended by an administrator, or by the crash of another session.
const lostCodes = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE']);

// `pg` gives these no code; a connection that could not be made in time is worded otherwise.
const lostMessages =
  /^(?:Connection terminated(?: unexpectedly)?$|Client has encountered a connection error)/;

/** Whether the database could not be asked or did not answer in time, as opposed to refusing what it was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isUnavailable);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    return networkCodes.has(error.code) || sqlStates.test(error.code);
  }
  return messages.test(error.message);
}

/** Whether a connection that was open has been ended by the server or the network. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return lostCodes.has(error.code);
  return lostMessages.test(error.message);
}
