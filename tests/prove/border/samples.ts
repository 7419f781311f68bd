import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#kernel/package-root.ts';

const folder = join(packageRoot, 'adapters', 'seacats', 'recorded');

/** An answer as SEACATS once gave it. */
export interface Sample {
  readonly name: string;
  /** The numbers that it was the answer to; any number, where it was a Fault. */
  readonly caseNumbers: readonly string[];
  /** The bytes of the same answer to another request. */
  answering(requestId: string): Buffer;
}

/** Every recorded answer. */
export const samples: readonly Sample[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const xml = readFileSync(join(folder, file), 'utf8').trimEnd();
    const numbers = [...xml.matchAll(/<(?:CASE|NOT_FND)_NBR>([^<]+)</g)].map(([, number]) => String(number));
    return {
      name: file.replace('.xml', ''),
      caseNumbers: numbers.length === 0 ? ['20262704200123-01'] : numbers,
      answering: (requestId) => Buffer.from(xml.replace(/(?<=<RQST_ID>)[^<]*/, requestId)),
    };
  });
