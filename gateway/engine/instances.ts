import { Pool, type Dispatcher } from 'undici';

/** One request to whichever process of a subgraph answers. */
export interface InstanceRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** The most bytes that the answer may have. */
  readonly maxBytes: number;
}

/** An answer as it came, whole. */
export interface InstanceAnswer {
  readonly status: number;
  readonly text: string;
}

/** The processes that serve one subgraph. */
export interface Instances {
  /** Asks one process, and another when that one has gone away; rejects when none answered. For reads only. */
  ask(request: InstanceRequest): Promise<InstanceAnswer>;
  close(): Promise<void>;
}

/** How long a process that went away is asked after the others, in milliseconds. */
const restMs = 1_000;

/**
 * Asks the processes at some origins in turn. A process that is stopped or killed takes no read with it: what it has not
 * answered is asked once more, of another where there is one. A process that answers late or wrongly is not asked again.
 */
export function createInstances(
  urls: readonly string[],
  now: () => number = () => performance.now(),
): Instances {
  const instances = urls.map((url) => ({
    pool: new Pool(new URL(url).origin, { connections: 64, headersTimeout: 0, bodyTimeout: 0 }),
    restsUntil: -Infinity,
  }));
  let turn = 0;

  /** All processes, the one whose turn it is first and those that rest last. */
  function inTurn(): typeof instances {
    turn = (turn + 1) % instances.length;
    const order = [...instances.slice(turn), ...instances.slice(0, turn)];
    const rests = order.filter(({ restsUntil }) => restsUntil > now());
    return [...order.filter((instance) => !rests.includes(instance)), ...rests];
  }

  return {
    async ask(request) {
      const [first, second = first] = inTurn();
      if (first === undefined || second === undefined) throw new Error('no address is known');
      try {
        const answer = await exchange(first.pool, request);
        if (answer.status !== 503) return answer;
      } catch (problem) {
        if (request.signal.aborted || problem instanceof AnswerTooLarge) throw problem;
      }
      // Gone, or about to go.
      first.restsUntil = now() + restMs;
      return exchange(second.pool, request);
    },
    async close() {
      await Promise.all(instances.map(({ pool }) => pool.destroy()));
    },
  };
}

class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

async function exchange(pool: Pool, request: InstanceRequest): Promise<InstanceAnswer> {
  const { path, headers, body, signal, maxBytes } = request;
  const answer = await pool.request({ method: 'POST', path, headers, body, signal });
  return { status: answer.statusCode, text: await readWithin(answer, maxBytes) };
}

async function readWithin({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the body, and with it the connection.
    if (size > maxBytes) throw new AnswerTooLarge(`the answer has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
