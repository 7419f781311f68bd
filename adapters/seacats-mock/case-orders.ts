import { z } from 'zod';
import type { CaseDesk } from './case-desk.ts';

const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,2})?$/)
  .nullable()
  .exactOptional();
const code = z.string().min(1).max(12);
const caseNumber = z.string().regex(/^\d{14}-\d{2}$/);
const fields = z.strictObject({
  CASE_TYP_CD: code.exactOptional(),
  CASE_STAT_CD: code.exactOptional(),
  OPEN_DT: z
    .string()
    .regex(/^(\d{8}| {8})$/)
    .nullable()
    .exactOptional(),
  IMPR_NBR: code.nullable().exactOptional(),
  BOND_NBR: code.nullable().exactOptional(),
  SRTY_CD: code.nullable().exactOptional(),
  AMTS: z
    .strictObject({
      ASSESSED_AMT: amount,
      MITIGATED_AMT: amount,
      COLLECTED_AMT: amount,
      OUTSTANDING_AMT: amount,
      REV_LOSS_AMT: amount,
    })
    .nullable()
    .exactOptional(),
});

/** How an order to the desk went, as HTTP says it. */
export interface OrderAnswer {
  readonly status: 200 | 400 | 404 | 409;
  readonly body: object;
}

type Order = (order: unknown, desk: CaseDesk) => OrderAnswer;

const orderOf =
  <T extends { caseNumber: string }>(
    form: z.ZodType<T>,
    { refusal, error }: { refusal: 404 | 409; error: string },
    carryOut: (told: T, desk: CaseDesk) => boolean,
  ): Order =>
  (order, desk) => {
    const told = form.safeParse(order);
    if (!told.success) return { status: 400, body: { error: z.prettifyError(told.error) } };
    if (carryOut(told.data, desk)) return { status: 200, body: { caseNumber: told.data.caseNumber } };
    return { status: refusal, body: { error } };
  };

const missing = { refusal: 404, error: 'there is no such case' } as const;

/** The orders to the desk by their address: 400 for what is none, 404 or 409 for a case that is missing or there. */
export const caseOrders = {
  'POST /cases/change': orderOf(z.strictObject({ caseNumber, fields }), missing, (told, desk) =>
    desk.change(told.caseNumber, told.fields),
  ),
  'POST /cases/add': orderOf(
    z.strictObject({ caseNumber, fields: fields.exactOptional() }),
    { refusal: 409, error: 'there is such a case already' },
    (told, desk) => desk.add(told.caseNumber, told.fields),
  ),
  'POST /cases/remove': orderOf(z.strictObject({ caseNumber }), missing, (told, desk) =>
    desk.remove(told.caseNumber),
  ),
} as const;
