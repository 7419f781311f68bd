import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { CaseRegister } from '#cases/domain.ts';
import { systemClock } from '#kernel/clock.ts';
import { createAccountKeyMaker, readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { noMeters } from '#kernel/meters.ts';
import { packageRoot } from '#kernel/package-root.ts';
import type { RateLimit } from '#kernel/rate-limit.ts';
import { createCaseCopies } from '#seacats/case-copies.ts';
import { createSeacatsClient } from '#seacats/client.ts';
import { createCopiedCaseRegister } from '#seacats/copied-case-register.ts';
import { createGatherer } from '#seacats/gather-cases.ts';
import { createGuard } from '#seacats/guard.ts';
import { createReadCases } from '#seacats/read-cases.ts';
import { runProgram } from '#tests/journeys/running-program.ts';
import { atLeast, atMost, exactly, known, percentile, type Bench } from './figures.ts';

const callers = 200;
const casesACaller = 5;
const casesInAll = 60;
/** Within what time the callers come, in milliseconds. */
const arrivalMs = 20;
const password = 'a password of this measurement, of no use elsewhere';
const secret = 'a secret of this measurement, of no use elsewhere';

const numbers = Array.from({ length: casesInAll }, (_, j) =>
  readCaseNumber(`20201704${String(j).padStart(6, '0')}-01`),
);
const anyRate: RateLimit = { take: async () => ({ granted: true }), pause: async () => undefined };

/** Asks for the cases of one caller; rejects when one of them is missing. */
type Ask = (caseNumbers: readonly CaseNumber[]) => Promise<void>;

/**
 * Measures what it spares to ask SEACATS together: 200 callers who come at the same time want 5 of 60 cases each of a
 * SEACATS that takes 80 ms a call and answers 4 at a time; once with a call a caller, once through the border.
 */
export async function measureGathering(bench: Bench): Promise<void> {
  const command = join(packageRoot, 'dist', 'gateway', 'cli', 'main.js');
  const ports = ['--port', '0', '--control-port', '0', '--password', password];
  await using mock = runProgram([process.execPath, command, 'seacats-mock', ...ports]);
  const url = await mock.said(/SEACATS mock +(http:\S+)/);
  const control = await mock.said(/its control +(http:\S+)/);
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${control}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const client = await createSeacatsClient({ url, username: 'claimgraph', password, silenceMs: 60_000 });
  const guard = createGuard({
    operation: 'GetCases',
    isRead: true,
    rateLimit: anyRate,
    meters: noMeters,
    queue: callers,
    callMs: 60_000,
  });
  const readCases = createReadCases(client, guard, systemClock, createAccountKeyMaker(secret));

  const border: CaseRegister = createCopiedCaseRegister({
    gather: createGatherer(readCases).gather,
    copies: createCaseCopies({ freshMs: 30_000, usableMs: 60_000, secret, shared: null, clock: systemClock }),
    snapshots: { snapshotsOf: async () => new Map() },
    clock: systemClock,
    meters: noMeters,
  });

  /** Lets all callers come, and tells how long each waited and how many calls SEACATS saw. */
  const measure = async (ask: Ask): Promise<{ readonly p99: number; readonly calls: number }> => {
    await post('/reset', {});
    await post('/modes', { operation: 'GetCases', setting: { mode: 'slots', slots: 4, ms: 80 } });
    const waited = await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        const wanted = Array.from(
          { length: casesACaller },
          (_each, place) => numbers[(caller * 7 + place * 11) % casesInAll] ?? numbers[0],
        ).filter((number) => number !== undefined);
        await after((arrivalMs * caller) / callers);
        const begun = performance.now();
        await ask(wanted);
        return performance.now() - begun;
      }),
    );
    const calls = (await (await fetch(`${control}/calls`)).json()) as { GetCases: { count: number } };
    return { p99: percentile(waited, 99), calls: calls.GetCases.count };
  };

  try {
    const signal = new AbortController().signal;
    const alone = await measure(async (wanted) => {
      const found = await readCases(wanted, { signal, ledger: null });
      if (found.size !== new Set(wanted).size) throw new Error('a case is missing');
    });
    const together = await measure(async (wanted) => {
      const found = await border.casesByNumber(wanted, {
        signal,
        ledger: createLegacyLedger(),
        asker: 'bench',
        shows: () => true,
      });
      const read = [...found.values()].filter((each) => 'caseNumber' in each);
      if (read.length !== new Set(wanted).size) throw new Error('a case is missing');
    });
    bench.say(`p99 ${alone.p99.toFixed(0)} ms with a call a caller, ${together.p99.toFixed(0)} ms together`);
    bench.report(exactly('GetCases calls with a call a caller', alone.calls, 'calls', callers));
    bench.report(atMost('GetCases calls of callers who are gathered', together.calls, 'calls', 30));
    bench.report(
      atLeast('p99 with a call a caller, over p99 together', alone.p99 / together.p99, 'times', 10),
    );
    bench.report(known('p99 of callers who are gathered', together.p99, 'ms'));
  } finally {
    guard.close();
    await client.close();
  }
}
