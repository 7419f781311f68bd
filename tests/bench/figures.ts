/** Something measured, against what was promised. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly met: boolean;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** A figure that has to be one number and no other. */
export const exactly = (figure: string, value: number, unit: string, wanted: number): Figure => ({
  figure,
  value,
  unit,
  target: `exactly ${wanted}`,
  met: value === wanted,
});

/** A figure that has to stay under a limit. */
export const under = (figure: string, value: number, unit: string, limit: number): Figure => ({
  figure,
  value: rounded(value),
  unit,
  target: `under ${limit}`,
  met: value < limit,
});

/** A figure that has to reach a number. */
export const atLeast = (figure: string, value: number, unit: string, least: number): Figure => ({
  figure,
  value: rounded(value),
  unit,
  target: `at least ${least}`,
  met: value >= least,
});

/** A figure that may reach a limit and not pass it. */
export const atMost = (figure: string, value: number, unit: string, most: number): Figure => ({
  figure,
  value: rounded(value),
  unit,
  target: `at most ${most}`,
  met: value <= most,
});

/** A figure that is only to be known. */
export const known = (figure: string, value: number, unit: string): Figure => ({
  figure,
  value: rounded(value),
  unit,
  target: 'none',
  met: true,
});

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError('there is no middle of nothing');
  return middle;
}

/** The value that so many of a hundred do not pass. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)];
  if (found === undefined) throw new RangeError('there is no percentile of nothing');
  return found;
}

/** How a bench runs and where its figures go. */
export interface Bench {
  /** A shorter run, which says so. */
  readonly quick: boolean;
  /** How often an absolute time is measured; its median is judged. */
  readonly rounds: number;
  /** Says something to whoever reads along. */
  say(line: string): void;
  /** Prints a figure as one line of JSON. */
  report(figure: Figure): void;
}

/** Runs a bench and says whether every figure was met. */
export async function runBench(name: string, bench: (bench: Bench) => Promise<void>): Promise<boolean> {
  const quick = process.env['BENCH_QUICK'] === '1';
  const missed: string[] = [];
  console.log(`${name}${quick ? ', a shorter run (BENCH_QUICK=1): each time is measured once' : ''}`);
  await bench({
    quick,
    rounds: quick ? 1 : 3,
    say: (line) => console.log(`  ${line}`),
    report(figure) {
      console.log(JSON.stringify(figure));
      if (!figure.met) missed.push(figure.figure);
    },
  });
  console.log(missed.length === 0 ? 'every figure is met' : `missed: ${missed.join(', ')}`);
  return missed.length === 0;
}
