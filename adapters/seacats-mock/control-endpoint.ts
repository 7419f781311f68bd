import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { CaseDesk } from './case-desk.ts';
import { caseOrders } from './case-orders.ts';
import type { SeacatsMode, SeacatsOperation } from './modes.ts';
import { concerns, seacatsMode, seacatsOperations } from './modes.ts';
import { readBytes } from './read-bytes.ts';

/** What can be asked of and told to the mock while it runs. */
export interface Controls {
  /** The mode of each operation as it stands. */
  readonly modes: () => Readonly<Record<SeacatsOperation, SeacatsMode>>;
  /** The case numbers of each GetCases call, in the order of the calls. */
  readonly calls: readonly (readonly string[])[];
  /** How many calls of each operation came. */
  readonly callCounts: () => Readonly<Record<SeacatsOperation, number>>;
  /** Where cases are added, changed and removed. */
  readonly desk: CaseDesk;
  /** Sets the mode of one operation. */
  readonly setMode: (operation: SeacatsOperation, mode: SeacatsMode) => void;
  /** Sets every mode to normal and forgets the calls. */
  readonly reset: () => void;
}

const setting = z
  .strictObject({ operation: z.enum(seacatsOperations), setting: seacatsMode })
  .refine(({ operation, setting: mode }) => concerns(mode, operation), 'this operation answers no records');

const addresses =
  'GET /calls, GET /modes, POST /modes, POST /cases/change, POST /cases/add, POST /cases/remove, ' +
  'POST /feed/forget or POST /reset';

/** A handler for the control address, all JSON. */
export function createControlEndpoint(
  controls: Controls,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    };
    // A page in a browser can reach the address too, but it cannot send this type or these names unasked.
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (host !== '127.0.0.1' && host !== 'localhost')
      return reply(403, { error: 'only 127.0.0.1 and localhost' });
    if (request.method === 'POST' && !request.headers['content-type']?.startsWith('application/json')) {
      return reply(415, { error: 'application/json expected' });
    }
    const address = `${request.method} ${request.url}`;
    switch (address) {
      case 'GET /calls':
        return reply(200, callsOf(controls));
      case 'GET /modes':
        return reply(200, controls.modes());
      case 'POST /modes': {
        const told = setting.safeParse(parsedJson(await readBytes(request, 10_000)));
        if (!told.success) return reply(400, { error: z.prettifyError(told.error) });
        controls.setMode(told.data.operation, told.data.setting);
        return reply(200, controls.modes());
      }
      case 'POST /cases/change':
      case 'POST /cases/add':
      case 'POST /cases/remove': {
        const order = caseOrders[address](parsedJson(await readBytes(request, 10_000)), controls.desk);
        return reply(order.status, order.body);
      }
      case 'POST /feed/forget':
        controls.desk.forgetFeed();
        return reply(200, { forgotten: true });
      case 'POST /reset':
        controls.reset();
        return reply(200, controls.modes());
      default:
        return reply(404, { error: `${addresses} expected` });
    }
  };
}

function callsOf({ calls, callCounts }: Controls) {
  const counts = Object.entries(callCounts()).map(([operation, count]) => [operation, { count }] as const);
  return { ...Object.fromEntries<object>(counts), GetCases: { count: calls.length, caseNumbers: calls } };
}

// Text that is not JSON is undefined, which no setting is, so the answer says what was expected.
function parsedJson(bytes: Buffer | 'too large'): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
