import type { CaseStakeholders } from '#cases/domain.ts';
import { readImporterNumber, type AccountKeyMaker } from '#kernel/identifiers.ts';
import { textOrNull } from './to-plain-value.ts';
import type { CaseRecord } from './wire.ts';

/** Whom a case is against and who secures it. Throws for an importer number or surety code that is none. */
export function toStakeholders(
  { IMPR_NBR, SRTY_CD }: Pick<CaseRecord, 'IMPR_NBR' | 'SRTY_CD'>,
  accountKeyOf: AccountKeyMaker,
): CaseStakeholders {
  const importerNumber = textOrNull(IMPR_NBR);
  const suretyCode = textOrNull(SRTY_CD);
  if (suretyCode !== null && !/^\d{3}$/.test(suretyCode))
    throw new Error('a surety code that is not three digits');
  return {
    accountKey: importerNumber === null ? null : accountKeyOf(readImporterNumber(importerNumber)),
    suretyCode,
  };
}
