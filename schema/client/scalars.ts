/** The number of an enforcement case, such as `20161704200292-01`; display hyphens are accepted and never sent back. */
export type CaseNumber = string;

/** An importer of record number in one of its three formats; a Social Security number comes back masked. */
export type ImporterNumber = string;

/** A customs entry number with its check digit, such as `267-4221127-4`. */
export type EntryNumber = string;

/** A port of entry in Schedule D: four digits as text, because leading zeros count. */
export type PortCode = string;

/** A calendar day, `YYYY-MM-DD`, in Washington, D.C.; made into a JavaScript `Date` it can become the day before. */
export type CalendarDate = string;

/** A moment in UTC, RFC 3339 with a trailing `Z`. */
export type Moment = string;

/** US dollars as an exact decimal with two digits after the point; `Number` loses cents of large amounts. */
export type Money = string;
