import type { Change, ContractSchemas } from './contract-changes.ts';
import { changesBetween, deprecationsOf } from './contract-changes.ts';
import { audiences } from './subgraph-names.ts';

/** A breaking change that a person allowed, as `approved-breaking-changes.json` lists it. */
export interface ApprovedChange {
  /** The change, word for word as the check reports it. */
  readonly change: string;
  /** Why clients have to bear it. */
  readonly reason: string;
  /** The day after which the old form may be gone. */
  readonly removedAfter: string;
}

/** A deprecation leaves clients at least this many days. */
export const noticeDays = 180;

const reasonFormat = /^Use .+[.] Removed after (\d{4}-\d{2}-\d{2})[.]$/;

/** Everything that the rules of change object to, from the released contract to the present one, on a day. */
export function faultsOfChanges(
  released: ContractSchemas,
  present: ContractSchemas,
  approved: readonly ApprovedChange[],
  today: string,
): string[] {
  const breaking = changesBetween(released, present).filter(({ effect }) => effect === 'breaking');
  return [
    ...breaking.flatMap((change) => faultsOfBreaking(change, released, approved, today)),
    ...approved
      .filter(({ change }) => !breaking.some(({ text }) => text === change))
      .map(({ change }) => `approved-breaking-changes.json lists what is no breaking change: ${change}`),
    ...new Set(
      audiences.flatMap((audience) => faultsOfDeprecations(released[audience], present[audience], today)),
    ),
  ];
}

function faultsOfBreaking(
  { text }: Change,
  released: ContractSchemas,
  approved: readonly ApprovedChange[],
  today: string,
): string[] {
  const approval = approved.find(({ change }) => change === text);
  if (approval === undefined) {
    return [
      `${text} This breaks clients. Keep the old form and deprecate it, or list the change with its reason and ` +
        'removal date in schema/approved-breaking-changes.json.',
    ];
  }
  const { reason, removedAfter } = approval;
  const faults: string[] = [];
  if (reason.trim().length < 20) faults.push(`${text} Its approval says too little of the reason.`);
  if (!isDay(removedAfter)) faults.push(`${text} Its approval has no removal date.`);
  else if (removedAfter > today) faults.push(`${text} Its removal is announced for after ${removedAfter}.`);
  for (const audience of audiences) {
    for (const [coordinate, announcement] of deprecationsOf(released[audience])) {
      const promised = reasonFormat.exec(announcement)?.[1];
      if (promised === undefined || promised <= removedAfter || !isAbout(text, coordinate)) continue;
      faults.push(`${text} ${coordinate} was promised until ${promised}.`);
    }
  }
  return [...new Set(faults)];
}

/** Whether a change, as graphql-js words it, is about a coordinate: a field by its name, a value by name and enum. */
function isAbout(text: string, coordinate: string): boolean {
  const [type = '', member = ''] = coordinate.split('.');
  return (
    text.startsWith(`${coordinate} `) || text.startsWith(`${member} was removed from enum type ${type}.`)
  );
}

function faultsOfDeprecations(
  released: ContractSchemas['trade'],
  present: ContractSchemas['trade'],
  today: string,
): string[] {
  const before = deprecationsOf(released);
  return [...deprecationsOf(present)].flatMap(([coordinate, reason]) => {
    const day = reasonFormat.exec(reason)?.[1];
    if (day === undefined || !isDay(day)) {
      return [`${coordinate} is deprecated with "${reason}"; write "Use X. Removed after YYYY-MM-DD."`];
    }
    const promised = reasonFormat.exec(before.get(coordinate) ?? '')?.[1];
    if (promised !== undefined) {
      return day < promised ? [`${coordinate} was promised until ${promised}, not ${day}.`] : [];
    }
    return daysBetween(today, day) < noticeDays
      ? [`${coordinate} is deprecated until ${day}; clients get at least ${noticeDays} days.`]
      : [];
  });
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
