import { describe, expect, it } from 'vitest';
import { askAs } from './ask.ts';
import { bearerOfPastedToken } from './bearer.ts';
import { readPersonas } from './personas.ts';
import { startStandInGateway } from './stand-in-gateway.ts';

const question = { query: '{ __typename }' };
const bearer = bearerOfPastedToken('a.b.c');
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('the page asks the gateway', () => {
  it('under the token of its bearer, whatever the header editor holds', async () => {
    await using gateway = await startStandInGateway((_, response) => response.end('{"data":{}}'));

    const answer = await askAs(bearer, gateway.origin)(question, {
      headers: { authorization: 'Bearer other' },
    });
    expect(answer).toEqual({ data: {} });
    expect(gateway.asked).toEqual(['POST /graphql Bearer a.b.c']);
  });

  it('and lets go of a token that was refused', async () => {
    await using gateway = await startStandInGateway((_, response) =>
      response.writeHead(401).end('{"errors":[{"message":"expired"}]}'),
    );
    let refusals = 0;
    const refused = (): void => {
      refusals += 1;
    };
    const ask = askAs({ ...bearer, refused }, gateway.origin);

    expect(await ask(question)).toEqual({ errors: [{ message: 'expired' }] });
    expect(refusals).toBe(1);
  });

  it('and shows an answer that is no answer of a graph as a plain error', async () => {
    await using gateway = await startStandInGateway((_, response) =>
      response.writeHead(502).end('<b>busy</b>'),
    );

    expect(json(await askAs(bearer, gateway.origin)(question))).toEqual({
      errors: [{ message: 'The gateway answered 502, and not as a graph does: <b>busy</b>' }],
    });
  });

  it('and says so plainly when nobody listens or nobody pasted a token', async () => {
    const gateway = await startStandInGateway(() => undefined);
    await gateway[Symbol.asyncDispose]();

    expect(json(await askAs(bearer, gateway.origin)(question))).toEqual({
      errors: [{ message: 'The gateway does not answer. Is it still running?' }],
    });
    expect(json(await askAs(null, gateway.origin)(question))).toEqual({
      errors: [{ message: 'Paste a token above first: the gateway answers nobody without one.' }],
    });
  });
});

describe('the list of personas', () => {
  const officer = { name: 'officer', title: 'FP&F officer', audience: 'internal', sees: 'every case' };

  it('is what the gateway offers', async () => {
    await using gateway = await startStandInGateway((_, response) => response.end(JSON.stringify([officer])));

    expect(await readPersonas(gateway.origin)).toEqual([officer]);
  });

  it('is null where there is no demonstration identity', async () => {
    await using gateway = await startStandInGateway((_, response) => response.writeHead(404).end());

    expect(await readPersonas(gateway.origin)).toBeNull();
  });

  it.each([
    ['fails', 500, '{}', 'answered 500'],
    ['sends no list', 200, '{}', 'something else than a list'],
    ['sends a persona without a title', 200, '[{"name":"officer"}]', 'something else than a list'],
  ])('is an error when the gateway %s', async (_, status, body, message) => {
    await using gateway = await startStandInGateway((_, response) => response.writeHead(status).end(body));

    await expect(readPersonas(gateway.origin)).rejects.toThrow(message);
  });
});
