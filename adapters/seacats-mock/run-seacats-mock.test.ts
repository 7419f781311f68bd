import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { aSeacatsMock, askedFor } from './a-seacats-call.ts';
import { runSeacatsMock } from './run-seacats-mock.ts';

const anyPorts = ['--port', '0', '--control-port', '0'];

describe('npm run seacats-mock', () => {
  it.each(['SIGTERM', 'SIGINT'])('prints its addresses and ends cleanly on %s', async (signal) => {
    const signals = new EventEmitter();
    const lines: string[] = [];
    const exit = runSeacatsMock(anyPorts, { environment: {}, print: (line) => lines.push(line), signals });
    await expect.poll(() => signals.listenerCount(signal)).toBe(1);
    const url = /http:\S+/.exec(lines.join('\n'))?.[0] ?? '';
    expect(lines.join('\n')).toMatch(/http:\/\/127\.0\.0\.1:\d+\/seacats\n.*http:\/\/127\.0\.0\.1:\d+ /);
    expect((await fetch(`${url}?wsdl`)).status).toBe(200);
    signals.emit(signal);
    expect(await exit).toBe(0);
    await expect(fetch(`${url}?wsdl`)).rejects.toThrow();
    expect(signals.eventNames()).toEqual([]);
  });

  it.each([
    [['--port', 'many'], '--port expects a whole number from 0 to 65535, not "many".'],
    [['--accounts', '0'], '--accounts expects a whole number from 1 to 1000000, not "0".'],
    [['--cases', '10000001'], '--cases expects a whole number from 0 to 10000000, not "10000001".'],
    [['--help'], 'Usage: npm run seacats-mock'],
    [['--colour'], '--colour'],
  ])('says what was wrong with %s', async (argv, words) => {
    const lines: string[] = [];
    expect(await runSeacatsMock(argv, { environment: {}, print: (line) => lines.push(line) })).toBe(1);
    expect(lines.join('\n')).toContain(words);
  });

  it('serves any of more than a million cases', async () => {
    const signals = new EventEmitter();
    const lines: string[] = [];
    const options = [...anyPorts, '--cases', '1000001', '--accounts', '100000', '--password', 'open sesame'];
    const exit = runSeacatsMock(options, { environment: {}, print: (line) => lines.push(line), signals });
    await expect.poll(() => signals.listenerCount('SIGTERM')).toBe(1);
    const url = /http:\S+/.exec(lines.join('\n'))?.[0] ?? '';
    const { text } = await askedFor(url, '20201704999999-01', '20201705000000-01', '20201705000001-01');
    expect([...text.matchAll(/<(?:\w+:)?CASE_NBR>([^<]+)</g)].map(([, number]) => number)).toEqual([
      '20201704999999-01',
      '20201705000000-01',
    ]);
    signals.emit('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('says that its port is taken', async () => {
    await using seacats = await aSeacatsMock();
    const port = new URL(seacats.url).port;
    const lines: string[] = [];
    const exit = runSeacatsMock(['--port', port], { environment: {}, print: (line) => lines.push(line) });
    expect(await exit).toBe(1);
    expect(lines).toEqual([`Port ${port} of 127.0.0.1 is taken. Choose another, or 0 for any free one.`]);
  });

  it('does not run in production', async () => {
    const lines: string[] = [];
    const environment = { NODE_ENV: 'production' };
    expect(await runSeacatsMock(anyPorts, { environment, print: (line) => lines.push(line) })).toBe(1);
    expect(lines.join()).toContain('does not run in production');
  });
});
