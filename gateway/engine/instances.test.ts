import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createInstances, type InstanceRequest } from './instances.ts';

type Manner = (response: ServerResponse) => void;

const answering =
  (text: string, status = 200): Manner =>
  (response) =>
    void response.writeHead(status).end(text);
const hangingUp: Manner = (response) => response.destroy();
const dyingHalfway: Manner = (response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('half of it', () => response.destroy());
};

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(stop));
});

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

/** A process that answers in some manners, one after another and the last for ever, and counts what it was asked. */
async function aProcess(...manners: readonly Manner[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      manners[Math.min(asked, manners.length - 1)]?.(response);
      asked += 1;
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    stop: () => stop(server),
  };
}

const aRequest = (change: Partial<InstanceRequest> = {}): InstanceRequest => ({
  path: '/graphql',
  headers: {},
  body: '{}',
  signal: new AbortController().signal,
  maxBytes: 1_000,
  ...change,
});

describe('the processes of a subgraph', () => {
  it('are asked in turn', async () => {
    const [one, other] = [await aProcess(answering('one')), await aProcess(answering('other'))];
    const instances = createInstances([one.url, other.url]);
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push((await instances.ask(aRequest())).text);
    expect(answers.sort()).toEqual(['one', 'one', 'other', 'other']);
    await instances.close();
  });

  it.each([
    ['says that it is closing', answering('', 503)],
    ['hangs up', hangingUp],
    ['dies in the middle of its answer', dyingHalfway],
  ])('give the answer when one of them %s', async (_what, manner) => {
    const [going, staying] = [await aProcess(manner), await aProcess(answering('here'))];
    const instances = createInstances([going.url, staying.url]);
    const answers = await Promise.all(Array.from({ length: 4 }, () => instances.ask(aRequest())));
    expect(answers).toEqual(Array(4).fill({ status: 200, text: 'here' }));
    await instances.close();
  });

  it('give the answer when one of them is not there at all', async () => {
    const [gone, staying] = [await aProcess(answering('gone')), await aProcess(answering('here'))];
    await gone.stop();
    const instances = createInstances([gone.url, staying.url]);
    for (let count = 0; count < 4; count += 1)
      expect(await instances.ask(aRequest())).toEqual({ status: 200, text: 'here' });
    await instances.close();
  });

  it('are asked before one that has just gone, until its second of rest is over', async () => {
    let now = 0;
    const [going, staying] = [
      await aProcess(hangingUp, answering('back')),
      await aProcess(answering('here')),
    ];
    const instances = createInstances([going.url, staying.url], () => now);
    for (let count = 0; count < 6; count += 1) await instances.ask(aRequest());
    expect(going.asked()).toBe(1);
    now += 1_001;
    const answers = [(await instances.ask(aRequest())).text, (await instances.ask(aRequest())).text];
    expect(answers.sort()).toEqual(['back', 'here']);
    await instances.close();
  });

  it('fail the request when two of them are gone', async () => {
    const processes = await Promise.all([
      aProcess(hangingUp),
      aProcess(hangingUp),
      aProcess(answering('here')),
    ]);
    const instances = createInstances(processes.slice(0, 2).map(({ url }) => url));
    await expect(instances.ask(aRequest())).rejects.toThrow();
    await instances.close();
  });
});

describe('a single process', () => {
  it('is asked again over another connection when one was closed under a request', async () => {
    const single = await aProcess(hangingUp, answering('here'));
    const instances = createInstances([single.url]);
    expect(await instances.ask(aRequest())).toEqual({ status: 200, text: 'here' });
    await instances.close();
  });

  it('is asked twice at most', async () => {
    const single = await aProcess(hangingUp);
    const instances = createInstances([single.url]);
    await expect(instances.ask(aRequest())).rejects.toThrow();
    expect(single.asked()).toBe(2);
    await instances.close();
  });

  it('is not asked again for an answer that was too large', async () => {
    const single = await aProcess(answering('x'.repeat(1_001)));
    const instances = createInstances([single.url]);
    await expect(instances.ask(aRequest())).rejects.toThrow('the answer has more than 1000 bytes');
    expect(single.asked()).toBe(1);
    await instances.close();
  });

  it('is not asked again for somebody who has gone', async () => {
    const leaving = new AbortController();
    const single = await aProcess(() => leaving.abort());
    const instances = createInstances([single.url]);
    await expect(instances.ask(aRequest({ signal: leaving.signal }))).rejects.toThrow();
    expect(single.asked()).toBe(1);
    await instances.close();
  });
});
