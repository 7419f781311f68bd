import { expect, it } from 'vitest';
import { changelogAfterRelease, changelogWith } from './changelog.ts';
import type { Change } from './contract-changes.ts';

const added: Change = { effect: 'added', text: 'Case.port', audiences: ['trade', 'internal'] };
const removed: Change = { effect: 'breaking', text: 'Case.office was removed.', audiences: ['internal'] };

it('begins with the first contract, and with nothing unreleased', () => {
  const first = changelogAfterRelease('', '2026-01-01', [added], []);
  expect(first).toContain('## Unreleased\n\nNothing yet.\n\n## 2026-01-01\n\nThe first contract.\n');
});

it('keeps what is unreleased up to date and leaves what was released', () => {
  const first = changelogAfterRelease('', '2026-01-01', [], []);
  const later = changelogWith(changelogWith(first, [removed]), [added]);

  expect(later).toContain(
    '## Unreleased\n\n### Added\n\n- `Case.port`\n\n## 2026-01-01\n\nThe first contract.\n',
  );
  expect(later).not.toContain('office');
  expect(changelogWith(later, [added])).toBe(later);
});

it('closes a release with the reasons of what was approved, the newest on top', () => {
  const first = changelogAfterRelease('', '2026-01-01', [], []);
  const approved = [{ change: removed.text, reason: 'The port says it.', removedAfter: '2026-06-30' }];
  const second = changelogAfterRelease(
    changelogWith(first, [removed, added]),
    '2026-07-01',
    [removed, added],
    approved,
  );

  expect(second).toContain(
    '## 2026-07-01\n\n### Breaking\n\n- Case.office was removed. (internal only) The port says it.\n\n### Added\n\n- `Case.port`\n',
  );
  expect(second.indexOf('2026-07-01')).toBeLessThan(second.indexOf('2026-01-01'));
});
