import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The WSDL and the records are not compiled and `dist` has no copy: they are read from the sources' folder.
const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** A file of this folder that is not TypeScript, found from the sources as from `dist`. */
export const fileOfThisRoom = (...parts: string[]): string =>
  join(packageRoot, 'adapters', 'seacats-mock', ...parts);
