import type { Change, Effect } from './contract-changes.ts';
import { generatedPageNotice } from './generated-file.ts';
import type { ApprovedChange } from './change-rules.ts';

const headings: Readonly<Record<Effect, string>> = {
  breaking: 'Breaking',
  dangerous: 'To look out for',
  deprecated: 'Deprecated',
  added: 'Added',
};

const introduction = `# Changes of the schema

What changed in the contract, for those who build on it. A change without a note meets both contracts.
\`npm run codegen\` keeps what is unreleased, \`npm run codegen -- --release\` closes it; released parts are never edited.
`;

/** The changelog with what is unreleased brought up to date; released parts stay as they are. */
export function changelogWith(written: string, changes: readonly Change[]): string {
  const unreleased = `## Unreleased\n\n${changes.length === 0 ? 'Nothing yet.\n' : listing(changes, [])}`;
  return `${generatedPageNotice}${[introduction, unreleased, ...releasesOf(written)].join('\n')}`;
}

/** The changelog with a new release on top and nothing unreleased; the first release lists nothing, all being new. */
export function changelogAfterRelease(
  written: string,
  day: string,
  changes: readonly Change[],
  approved: readonly ApprovedChange[],
): string {
  const earlier = releasesOf(written);
  const body = earlier.length === 0 ? 'The first contract.\n' : listing(changes, approved);
  const release = `## ${day}\n\n${body}`;
  return changelogWith([release, ...earlier].join('\n'), []);
}

/** The parts of a changelog that are released, the newest first. */
function releasesOf(written: string): string[] {
  return written
    .split(/^(?=## )/m)
    .filter((part) => /^## \d{4}-\d{2}-\d{2}$/m.test(part))
    .map((part) => `${part.trim()}\n`);
}

function listing(changes: readonly Change[], approved: readonly ApprovedChange[]): string {
  if (changes.length === 0) return 'Nothing that clients can see.\n';
  const chapters = (Object.keys(headings) as Effect[]).flatMap((effect) => {
    const lines = changes.filter((change) => change.effect === effect).map((one) => lineOf(one, approved));
    return lines.length === 0 ? [] : [`### ${headings[effect]}\n\n${lines.join('\n')}\n`];
  });
  return chapters.join('\n');
}

function lineOf({ effect, text, audiences }: Change, approved: readonly ApprovedChange[]): string {
  const [only] = audiences;
  const note = audiences.length === 1 && only !== undefined ? ` (${only} only)` : '';
  const reason = approved.find(({ change }) => effect === 'breaking' && change === text)?.reason;
  const what = effect === 'added' ? `\`${text}\`` : text;
  return `- ${what}${note}${reason === undefined ? '' : ` ${reason}`}`;
}
