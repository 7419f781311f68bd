import { extractKinds } from './extract-kinds.ts';
import { maskCell, maskImporterCell } from './mask.ts';
import type { ExtractHead } from './open-extract.ts';
import type { RawRow } from './read-rows.ts';

const longest = 500;

/** A row that could not be loaded as a clerk may see it: enough to find it, nothing to identify a person by. */
export function toQuarantine(head: ExtractHead, { cells, fault, text }: RawRow): string {
  if (cells.length === 0) return presentable(text.replace(/\d/g, '*'));
  const secret = head.header.indexOf(extractKinds.accounts.columns.importerNumber.header);
  const shown = cells.map((cell, place) => {
    // In a row with a cell too many or too few, nobody knows which cell is which.
    const mayBeNumber = place === secret || (fault !== null && /\d{4}/.test(cell));
    return mayBeNumber ? maskImporterCell(cell) : maskCell(cell);
  });
  return presentable(shown.join(','));
}

const presentable = (text: string): string => text.replace(/\p{C}/gu, ' ').slice(0, longest);
