import { describe, expect, it } from 'vitest';
import { bearerOfPersona } from './bearer.ts';
import { startStandInGateway } from './stand-in-gateway.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

/** A gateway whose tokens are numbered and live until ten past twelve. */
async function startTokenOffice() {
  let issued = 0;
  return startStandInGateway((_, response) => {
    response.end(JSON.stringify({ token: `token-${++issued}`, expiresAt: '2026-01-05T12:10:00Z' }));
  });
}

describe('the bearer of a persona', () => {
  it('asks once for a token and uses it until shortly before it expires', async () => {
    await using gateway = await startTokenOffice();
    let now = noon;
    const bearer = bearerOfPersona('center-expert', gateway.origin, () => now);

    expect([await bearer.token(), await bearer.token()]).toEqual(['token-1', 'token-1']);
    now = Date.parse('2026-01-05T12:09:31Z');
    expect(await bearer.token()).toBe('token-2');
    expect(gateway.asked).toEqual(['GET /demo/token?as=center-expert', 'GET /demo/token?as=center-expert']);
  });

  it('asks for another token after the gateway refused one', async () => {
    await using gateway = await startTokenOffice();
    const bearer = bearerOfPersona('officer', gateway.origin, () => noon);

    await bearer.token();
    bearer.refused();
    expect(await bearer.token()).toBe('token-2');
  });

  it('says as whom it got no token', async () => {
    await using gateway = await startStandInGateway((_, response) => response.writeHead(400).end());

    await expect(bearerOfPersona('nobody', gateway.origin).token()).rejects.toThrow('no token as nobody');
  });
});
