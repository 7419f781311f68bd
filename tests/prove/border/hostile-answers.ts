import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '#kernel/failure.ts';
import { packageRoot } from '#kernel/package-root.ts';
import type { GetCasesAnswer } from '#seacats/client.ts';
import { clientOf } from '#seacats/raw-seacats.test-kit.ts';
import { atMost, exactly, known, type Figure } from '../../bench/figures.ts';
import { askedNumber, hostileAnswers } from './hostile-answer.ts';
import { samples } from './samples.ts';
import { watchThisProcess } from './watch-this-process.ts';

const callers = 4;

/** What became of calls. */
interface Outcome {
  calls: number;
  /** Calls that were answered, and not failed. */
  answered: number;
  /** Records that are not the true ones. */
  wrong: number;
  /** Failures that are not of our catalogue. */
  untyped: number;
}

const nothingYet = (): Outcome => ({ calls: 0, answered: 0, wrong: 0, untyped: 0 });

/**
 * Every truncation of every recorded answer, once with a length that fits it and once with the connection closed within
 * the answer, and then each hostile answer. They come from another process; this one is watched meanwhile.
 */
export async function sendHostileAnswers(quick: boolean): Promise<readonly Figure[]> {
  const stride = quick ? 20 : 1;
  await using seacats = await forkHostileSeacats(stride);
  const truths = await askWholeOnes(seacats.url);

  const cut = nothingYet();
  const whileCut = watchThisProcess();
  let truncations = 0;
  for (const { name, caseNumbers, answering } of samples) {
    const count = Math.ceil(answering(crypto.randomUUID()).length / stride);
    for (const way of ['truncated', 'closed']) {
      truncations += count;
      await ask(`${seacats.url}/${way}/${name}`, caseNumbers, count, truths.get(name), cut);
    }
  }
  const seenOfCuts = whileCut();

  const hostile = nothingYet();
  const whileHostile = watchThisProcess();
  for (const index of hostileAnswers.keys()) {
    await ask(`${seacats.url}/fault/${index}`, [askedNumber], 3, truths.get('hostile'), hostile);
  }
  const seenOfHostile = whileHostile();

  const some = quick ? ` (quick: every ${stride}th)` : '';
  return [
    // A Fault is no answer; the true record behind the hostile answers is one more.
    exactly('whole answers that were read', truths.size, 'answers', samples.length),
    exactly(
      `truncations of ${samples.length} answers that were sent${some}`,
      cut.calls,
      'calls',
      truncations,
    ),
    exactly('truncated answers that were believed', cut.answered, 'calls', 0),
    exactly('wrong records from truncated answers', cut.wrong, 'records', 0),
    exactly('failures by truncated answers without a type', cut.untyped, 'calls', 0),
    atMost('event loop blocked by truncated answers', seenOfCuts.blockedMs, 'ms', 50),
    known('longest delay of the event loop during truncated answers', seenOfCuts.delayMs, 'ms'),
    atMost('memory grown by truncated answers', seenOfCuts.grownMb, 'MB', 64),
    exactly('hostile answers that were sent', hostile.calls, 'calls', hostileAnswers.length * 3),
    exactly('wrong records from hostile answers', hostile.wrong, 'records', 0),
    exactly('failures by hostile answers without a type', hostile.untyped, 'calls', 0),
    atMost('event loop blocked by hostile answers', seenOfHostile.blockedMs, 'ms', 50),
    known('longest delay of the event loop during hostile answers', seenOfHostile.delayMs, 'ms'),
    atMost('memory grown by hostile answers', seenOfHostile.grownMb, 'MB', 64),
  ];
}

/** The true answers, by their samples' names; asked often enough that the reader is warm before it is measured. */
async function askWholeOnes(url: string): Promise<ReadonlyMap<string, GetCasesAnswer>> {
  const truths = new Map<string, GetCasesAnswer>();
  for (const { name, caseNumbers } of [...samples, { name: 'hostile', caseNumbers: [askedNumber] }]) {
    await using client = await clientOf(`${url}/whole/${name}`);
    for (let round = 0; round < 50; round += 1) {
      const answer = await client.getCases(caseNumbers, never()).catch(asFailure);
      if (!(answer instanceof Failure)) truths.set(name, answer);
    }
  }
  return truths;
}

/** Asks an address so often and notes what became of it. */
async function ask(
  url: string,
  caseNumbers: readonly string[],
  times: number,
  truth: GetCasesAnswer | undefined,
  outcome: Outcome,
): Promise<void> {
  await using client = await clientOf(url, { connections: callers });
  let left = times;
  const askOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      outcome.calls += 1;
      try {
        const answer = await client.getCases(caseNumbers, never());
        outcome.answered += 1;
        for (const [number, reading] of answer) {
          if (reading.kind === 'unreadable') continue;
          if (!isDeepStrictEqual(reading, truth?.get(number))) outcome.wrong += 1;
        }
      } catch (problem) {
        if (!(problem instanceof Failure)) outcome.untyped += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, askOn));
}

const never = () => ({ signal: new AbortController().signal });

function asFailure(problem: unknown): Failure {
  if (problem instanceof Failure) return problem;
  throw problem;
}

/** Starts a SEACATS that means harm in a process of its own. */
async function forkHostileSeacats(stride: number) {
  const child = fork(join(packageRoot, 'tests', 'prove', 'border', 'hostile-seacats.ts'), [String(stride)], {
    execArgv: ['--conditions=source', '--import', 'tsx'],
    cwd: packageRoot,
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
