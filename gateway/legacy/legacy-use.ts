/** What an operation may cost the case system, as it was judged before any call. */
export interface LegacyUse {
  /** The most calls to SEACATS that this audience may cause with one operation. */
  readonly budget: number;
  /** Whether the answer says what it cost. */
  readonly isShown: boolean;
  /** Whether the viewer may learn that somebody else was asking for the same case at the same time. */
  readonly tellsShared: boolean;
  /** The most calls that the operation can cause; null until it is planned. */
  estimated: number | null;
}
