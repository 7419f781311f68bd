import { describe, expect, inject, it } from 'vitest';
import { killIngest } from '../prove/ingest-kills.ts';

const server = inject('postgresAdminUrl');

describe('an ingest of ACE extracts', () => {
  it.skipIf(server === null)(
    'that is killed three times ends, when it is started again, in the same database as one that is not',
    async () => {
      const { shares, afterKills, undisturbed } = await killIngest(String(server), 400, 3);
      expect(shares).toHaveLength(3);
      expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
      expect(undisturbed['accounts.account']).toMatch(/^4\d\d rows/);
      expect(afterKills).toEqual(undisturbed);
    },
    180_000,
  );
});
