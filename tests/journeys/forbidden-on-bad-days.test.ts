import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeacatsMode } from '#seacats-mock/modes.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';

const theirs = '20161704200292-01';
const nobodys = '20161704999999-01';

const modes: readonly SeacatsMode[] = [
  { mode: 'normal' },
  { mode: 'down' },
  { mode: 'empty' },
  { mode: 'maintenance' },
  { mode: 'truncated' },
  { mode: 'fault', code: 'SYS-999' },
  { mode: 'fault', code: 'CAP-001', retryAfterSeconds: 3 },
  { mode: 'wrong-charset', declared: 'ISO-8859-1' },
  { mode: 'another-case' },
  { mode: 'unknown-code' },
  { mode: 'unreadable-parties' },
];

describe('whatever SEACATS sends, a case of another', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  const ask = async (who: string, caseNumber: string, mode: SeacatsMode): Promise<string> => {
    rig.seacats.setMode('GetCases', mode);
    const query = `{ enforcementCase(caseNumber: "${caseNumber}") { kind account { name } } }`;
    const { status, text } = await rig.ask(who, query);
    return `${status} ${text.replace(/[0-9a-f]{32}/, '').replaceAll(caseNumber, 'the number asked')}`;
  };

  it.each(modes.flatMap((mode) => ['stranger', 'other-nam'].map((who) => ({ mode, who, name: mode.mode }))))(
    'is for the $who what no case at all is, when SEACATS is in mode $name (fault-C1)',
    async ({ mode, who }) => {
      expect(await ask(who, theirs, mode)).toBe(await ask(who, nobodys, mode));
    },
  );
});
