import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { NoSuchCase, recordChange, type RecordChange } from './case-editor.ts';
import type { SeacatsMode, SeacatsOperation } from './modes.ts';
import { seacatsMode, seacatsOperations } from './modes.ts';
import { readBytes } from './read-bytes.ts';

/** What can be asked of and told to the mock while it runs. */
export interface Controls {
  /** The mode of each operation as it stands. */
  readonly modes: () => Readonly<Record<SeacatsOperation, SeacatsMode>>;
  /** The case numbers of each call, in the order of the calls. */
  readonly calls: readonly (readonly string[])[];
  /** How many calls of each operation there were. */
  readonly counts: () => Readonly<Record<SeacatsOperation, number>>;
  readonly changeCase: (caseNumber: string, change: RecordChange) => void;
  readonly addCase: (caseNumber: string, like: string) => void;
  readonly removeCase: (caseNumber: string) => void;
  readonly forgetTokens: () => void;
  /** Sets the mode of one operation. */
  readonly setMode: (operation: SeacatsOperation, mode: SeacatsMode) => void;
  /** Sets every mode to normal and forgets the calls. */
  readonly reset: () => void;
}

const caseNumber = z.string().regex(/^\d{14}-\d{2}$/, 'expected 14 digits, a hyphen and 2 digits');
const edit = {
  change: z.strictObject({ caseNumber, fields: recordChange }),
  add: z.strictObject({ caseNumber, like: caseNumber }),
  remove: z.strictObject({ caseNumber }),
};
const setting = z.strictObject({ operation: z.enum(seacatsOperations), setting: seacatsMode });

/** What the control address answers. */
export const controlRequests =
  'GET /calls, GET /modes, POST /modes, POST /cases/change, POST /cases/add, POST /cases/remove, POST /feed/forget or POST /reset';

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
    const edited = async <T>(shape: z.ZodType<T>, make: (told: T) => void): Promise<void> => {
      const told = shape.safeParse(parsedJson(await readBytes(request, 10_000)));
      if (!told.success) return reply(400, { error: z.prettifyError(told.error) });
      try {
        make(told.data);
        return reply(200, {});
      } catch (problem) {
        if (!(problem instanceof NoSuchCase)) throw problem;
        return reply(404, { error: problem.message });
      }
    };
    switch (`${request.method} ${request.url}`) {
      case 'GET /calls':
        return reply(200, {
          GetCases: { count: controls.calls.length, caseNumbers: controls.calls },
          counts: controls.counts(),
        });
      case 'GET /modes':
        return reply(200, controls.modes());
      case 'POST /modes': {
        const told = setting.safeParse(parsedJson(await readBytes(request, 10_000)));
        if (!told.success) return reply(400, { error: z.prettifyError(told.error) });
        controls.setMode(told.data.operation, told.data.setting);
        return reply(200, controls.modes());
      }
      case 'POST /cases/change':
        return edited(edit.change, ({ caseNumber, fields }) => controls.changeCase(caseNumber, fields));
      case 'POST /cases/add':
        return edited(edit.add, ({ caseNumber, like }) => controls.addCase(caseNumber, like));
      case 'POST /cases/remove':
        return edited(edit.remove, ({ caseNumber }) => controls.removeCase(caseNumber));
      case 'POST /feed/forget':
        controls.forgetTokens();
        return reply(200, {});
      case 'POST /reset':
        controls.reset();
        return reply(200, controls.modes());
      default:
        return reply(404, { error: `${controlRequests} expected` });
    }
  };
}

// Text that is not JSON is undefined, which no setting is, so the answer says what was expected.
function parsedJson(bytes: Buffer | 'too large'): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
