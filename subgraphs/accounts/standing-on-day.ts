import type { Assignment } from '#kernel/authority-register.ts';
import { isWithin, type CalendarDate } from '#kernel/calendar.ts';
import type { Partnership } from './domain.ts';
import type { PartnershipProgram } from './generated.ts';

/** The period of standing in one program that covers a day; of several the newest. */
export const partnershipOn = (
  day: CalendarDate,
  program: PartnershipProgram,
  partnerships: readonly Partnership[] | null,
): Partnership | null =>
  (partnerships ?? []).find((partnership) => partnership.program === program && isWithin(day, partnership)) ??
  null;

/** Who has a duty for an account on a day: an officer id or a Center's code; of several the newest. */
export const assigneeOn = (
  day: CalendarDate,
  duty: Assignment['duty'],
  assignments: readonly Assignment[] | null,
): string | null =>
  (assignments ?? [])
    .filter((assignment) => assignment.duty === duty && isWithin(day, assignment))
    .reduce<Assignment | null>(
      (newest, next) => (newest === null || next.from > newest.from ? next : newest),
      null,
    )?.assignee ?? null;
