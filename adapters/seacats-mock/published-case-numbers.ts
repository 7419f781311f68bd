import { readPublishedRecords } from './published-records.ts';

/** The case numbers of the published cases, in the order of the published cases. */
export const publishedCaseNumbers: readonly string[] = readPublishedRecords().map(
  ({ record }) => record.CASE_NBR,
);
