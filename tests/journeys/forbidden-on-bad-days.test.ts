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

describe.each(modes.map((mode) => ({ mode, name: mode.mode })))(
  'a case of another, when SEACATS is in mode $name,',
  ({ mode }) => {
    // A house of its own for each mode: after some bad calls SEACATS is left alone for a while.
    let rig: Rig;
    beforeAll(async () => {
      rig = await startClaimgraph();
      rig.seacats.setMode('GetCases', mode);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    const ask = async (who: string, caseNumber: string): Promise<string> => {
      const query = `{ enforcementCase(caseNumber: "${caseNumber}") { kind account { name } } }`;
      const { status, text } = await rig.ask(who, query);
      // How long to wait goes down while time passes.
      const timeless = text.replace(/[0-9a-f]{32}/, '').replace(/"retryAfterMs":\d+/, '"retryAfterMs":0');
      return `${status} ${timeless.replaceAll(caseNumber, 'the number asked')}`;
    };

    it.each(['stranger', 'other-nam'])('is for the %s what no case at all is (fault-C1)', async (who) => {
      expect(await ask(who, theirs)).toBe(await ask(who, nobodys));
    });
  },
);
