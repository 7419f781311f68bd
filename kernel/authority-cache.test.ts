import { describe, expect, it } from 'vitest';
import { authorityLifetimeMilliseconds, rememberAuthority } from './authority-cache.ts';
import { Failure } from './failure.ts';
import { aClock, aGrant, anAuthorityRegister, aPosting } from './standing.test-kit.ts';

const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');

function aMemory(known: Parameters<typeof anAuthorityRegister>[0] = {}) {
  const register = anAuthorityRegister(known);
  const clock = aClock();
  return { register, clock, memory: rememberAuthority(register, clock) };
}

describe('what the register of authority said', () => {
  it('is used again for a while without asking', async () => {
    const { register, clock, memory } = aMemory({ grants: { broker: [aGrant('OWNER')] } });
    const first = await memory.grantsOf(['broker']);
    clock.pass(authorityLifetimeMilliseconds - 1);
    expect(await memory.grantsOf(['broker'])).toEqual(first);
    expect(first.get('broker')).toHaveLength(1);
    expect(register.asked).toHaveLength(1);
  });

  it('is read again within 60 seconds, so that a right which was taken away is gone (fault-B9)', async () => {
    const { register, clock, memory } = aMemory({ grants: { broker: [aGrant('OWNER')] } });
    await memory.grantsOf(['broker']);
    register.grants = {};
    clock.pass(authorityLifetimeMilliseconds);
    expect(await memory.grantsOf(['broker'])).toEqual(new Map());
    expect(authorityLifetimeMilliseconds).toBeLessThanOrEqual(60_000);
  });

  it('is not used longer for being used often (fault-B9)', async () => {
    const { register, clock, memory } = aMemory({ grants: { broker: [aGrant('OWNER')] } });
    await memory.grantsOf(['broker']);
    register.grants = {};
    for (let passed = 0; passed < authorityLifetimeMilliseconds; passed += 1_000) {
      await memory.grantsOf(['broker']);
      clock.pass(1_000);
    }
    expect(await memory.grantsOf(['broker'])).toEqual(new Map());
  });

  it('counts from when it was asked, not from when the answer came (fault-B9)', async () => {
    const { register, clock, memory } = aMemory();
    register.grantsOf = async () => {
      clock.pass(10_000);
      return new Map([['broker', [aGrant('OWNER')]]]);
    };
    await memory.grantsOf(['broker']);
    clock.pass(authorityLifetimeMilliseconds - 10_000);
    register.grantsOf = async () => new Map();
    expect(await memory.grantsOf(['broker'])).toEqual(new Map());
  });

  it('is remembered also when it was nothing', async () => {
    const { register, memory } = aMemory();
    expect(await memory.grantsOf(['stranger'])).toEqual(new Map());
    expect(await memory.grantsOf(['stranger'])).toEqual(new Map());
    expect(register.asked).toEqual([['grants', ['stranger']]]);
  });

  it('is not remembered when it was a failure, of one or of all', async () => {
    const { register, memory } = aMemory({ failure: gone });
    await expect(memory.grantsOf(['broker'])).rejects.toBe(gone);
    register.failure = null;
    register.grants = { broker: gone };
    expect((await memory.grantsOf(['broker'])).get('broker')).toBe(gone);
    register.grants = { broker: [aGrant('OWNER')] };
    expect((await memory.grantsOf(['broker'])).get('broker')).toHaveLength(1);
  });

  it('is not stretched when the register fails afterwards', async () => {
    const { register, clock, memory } = aMemory({ grants: { broker: [aGrant('OWNER')] } });
    await memory.grantsOf(['broker']);
    register.failure = gone;
    clock.pass(authorityLifetimeMilliseconds);
    await expect(memory.grantsOf(['broker'])).rejects.toBe(gone);
  });

  it('is asked again only for those who are not remembered', async () => {
    const { register, memory } = aMemory({ grants: { a: [aGrant('OWNER')], b: [aGrant('USER')] } });
    await memory.grantsOf(['a']);
    const both = await memory.grantsOf(['b', 'a', 'c']);
    expect([...both.keys()]).toEqual(['b', 'a']);
    expect(register.asked).toEqual([
      ['grants', ['a']],
      ['grants', ['b', 'c']],
    ]);
  });

  it('of one question is not the answer to another about the same name', async () => {
    const { memory } = aMemory({
      grants: { same: [aGrant('OWNER')] },
      postings: { same: [aPosting('003')] },
    });
    await memory.grantsOf(['same']);
    expect((await memory.postingsOf(['same'])).get('same')).toEqual([aPosting('003')]);
    expect(await memory.chargesOf(['same'])).toEqual(new Map());
    expect(await memory.assignmentsOf([])).toEqual(new Map());
  });

  it('is not shaken by a clock on the wall that jumps (fault-F9)', async () => {
    const { register, clock, memory } = aMemory();
    await memory.grantsOf(['broker']);
    clock.epochMilliseconds = () => 0;
    await memory.grantsOf(['broker']);
    expect(register.asked).toHaveLength(1);
  });
});
