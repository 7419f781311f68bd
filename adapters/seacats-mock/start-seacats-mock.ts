import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCaseDesk } from './case-desk.ts';
import type { CaseDesk } from './case-desk.ts';
import { CaseShelf } from './case-shelf.ts';
import { ChangeLog } from './change-log.ts';
import { createControlEndpoint } from './control-endpoint.ts';
import type { SeacatsMode, SeacatsOperation } from './modes.ts';
import { ModeSwitch, seacatsOperations } from './modes.ts';
import { createSoapEndpoint, soapPath } from './soap-endpoint.ts';
import type { WireRecord } from './wire-record.ts';
import { TokenCheck } from './ws-security.ts';

/** How a mock is started; ports default to any free one. */
export interface SeacatsMockOptions {
  readonly port?: number | undefined;
  readonly controlPort?: number | undefined;
  readonly username: string;
  readonly password: string;
  /** Records of a test's own, beside the published ones or in their place. */
  readonly records?: readonly WireRecord[] | undefined;
  readonly generatedCases?: number | undefined;
  readonly accounts?: number | undefined;
  readonly clock?: (() => Date) | undefined;
}

/** A SEACATS that is listening. */
export interface SeacatsMock extends AsyncDisposable {
  /** The SOAP endpoint. */
  readonly url: string;
  /** The control address. */
  readonly controlUrl: string;
  /** The case numbers of each GetCases call, in the order of the calls. */
  readonly calls: readonly (readonly string[])[];
  /** How many calls of each operation came. */
  readonly callCounts: () => Readonly<Record<SeacatsOperation, number>>;
  /** Where cases are added, changed and removed, and the feed is told. */
  readonly desk: CaseDesk;
  /** Sets the mode of one operation. */
  setMode(operation: SeacatsOperation, mode: SeacatsMode): void;
  /** Sets every mode to normal and forgets the calls. */
  reset(): void;
}

/** Starts a SEACATS on the loopback interface, with its control address on a port of its own. */
export async function startSeacatsMock(options: SeacatsMockOptions): Promise<SeacatsMock> {
  const clock = options.clock ?? (() => new Date());
  const modes = new ModeSwitch(clock);
  const calls: (readonly string[])[] = [];
  const counts = new Map<SeacatsOperation, number>();
  const callCounts = () =>
    Object.fromEntries(
      seacatsOperations.map((operation) => [operation, counts.get(operation) ?? 0]),
    ) as Record<SeacatsOperation, number>;
  const closing = new AbortController();
  const setMode: SeacatsMock['setMode'] = (operation, mode) => modes.set(operation, mode);
  const reset = () => {
    modes.reset();
    calls.length = 0;
    counts.clear();
  };
  const shelf = new CaseShelf({
    records: options.records,
    generatedCases: options.generatedCases ?? 100,
    accounts: options.accounts ?? 100,
  });
  const log = new ChangeLog();
  const desk = createCaseDesk(shelf, log, clock);
  const soapEndpoint = await createSoapEndpoint({
    files: { shelf, log },
    tokens: new TokenCheck(options, clock),
    modes,
    onCall(request) {
      counts.set(request.operation, (counts.get(request.operation) ?? 0) + 1);
      if (request.operation === 'GetCases') calls.push(request.caseNumbers);
    },
    closing: closing.signal,
  });
  const controls = { modes: () => modes.current(), calls, callCounts, desk, setMode, reset };
  const controlEndpoint = createControlEndpoint(controls);

  const soap = await listening(handledBy(soapEndpoint), options.port ?? 0);
  const control = await orElse(listening(handledBy(controlEndpoint), options.controlPort ?? 0), () =>
    closed(soap),
  );
  return {
    url: `${addressOf(soap)}${soapPath}`,
    controlUrl: addressOf(control),
    calls,
    callCounts,
    desk,
    setMode,
    reset,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await Promise.all([closed(soap), closed(control)]);
    },
  };
}

// A handler fails only when the caller has gone in the middle of a request: there is nobody left to answer.
const handledBy =
  (endpoint: (...exchange: Parameters<RequestListener>) => Promise<void>): RequestListener =>
  (request, response) => {
    endpoint(request, response).then(undefined, () => request.socket.destroy());
  };

function listening(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} of 127.0.0.1 is taken. Choose another, or 0 for any free one.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** What was awaited; when it fails, what was already open is closed first. */
async function orElse<T>(awaited: Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await awaited;
  } catch (error) {
    await close();
    throw error;
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
