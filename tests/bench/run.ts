/** `npm run bench -- <name>`: measures, prints one JSON line a figure, and fails when one is missed. */
import { runBench, type Bench } from './figures.ts';

const benches: Readonly<Record<string, () => Promise<(bench: Bench) => Promise<void>>>> = {
  oneview: async () => (await import('./oneview.ts')).measureOneView,
  border: async () => (await import('./border.ts')).measureBorder,
  accounts: async () => (await import('./accounts.ts')).measureAccounts,
};

const [name = ''] = process.argv.slice(2);
const found = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (found === undefined) {
  const names = Object.keys(benches).join(', ');
  console.error(
    `${name === '' ? 'Say what to measure' : `There is nothing called ${name}`}; there is: ${names}`,
  );
  process.exitCode = 1;
} else {
  process.exitCode = (await runBench(name, await found())) ? 0 : 1;
}
