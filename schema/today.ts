/** The day on which a release or a check runs; the one place in this room that asks what time it is. */
export const today = (): string => new Date().toISOString().slice(0, 10);
