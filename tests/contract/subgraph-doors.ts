import { readFile } from 'node:fs/promises';
import type { JWK } from 'jose';
import { assembleSubgraph } from '#gateway/assemble.ts';
import { createSurroundings } from '#gateway/surroundings.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createSubgraphTokenSigner } from '#gateway/identity/subgraph-token.ts';
import { readConfig } from '#kernel/config.ts';
import type { Principal } from '#kernel/principal.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { subgraphNames, type SubgraphName } from '#schema/subgraph-names.ts';
import type { Answer, Rig } from '#tests/rig.ts';

/** The subgraphs' own HTTP servers, on the database of a rig. */
export interface SubgraphDoors extends AsyncDisposable {
  readonly urls: Readonly<Record<SubgraphName, string>>;
  /** A token of the gateway for a subgraph, as a persona. */
  tokenFor(subgraph: SubgraphName, persona: string): Promise<string>;
  /** Asks a subgraph with a token, or with none. */
  ask(subgraph: SubgraphName, token: string | null, body: object): Promise<Answer>;
}

/** Opens the HTTP server of every subgraph. */
export async function openSubgraphDoors(rig: Rig): Promise<SubgraphDoors> {
  const { store, settings } = rig;
  if (store === null) throw new Error('the subgraphs of this rig are processes of their own');
  const surroundings = createSurroundings(readConfig(settings), createLogger('silent', 'a test'));
  const urls: Record<string, string> = {};
  for (const name of subgraphNames) {
    const server = await assembleSubgraph(name, surroundings, store);
    urls[name] = await server.listen({ host: '127.0.0.1', port: 0 });
  }
  const key = JSON.parse(await readFile(settings['SUBGRAPH_TOKEN_PRIVATE_KEY'] ?? '', 'utf8')) as JWK;
  const sign = await createSubgraphTokenSigner(key);
  return {
    urls: urls as Record<SubgraphName, string>,
    tokenFor: (subgraph, persona) => sign(subgraph, principalOf(persona)),
    async ask(subgraph, token, body) {
      const response = await fetch(`${urls[subgraph]}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      const { status, headers } = response;
      return { status, headers, text, body: JSON.parse(text) as Answer['body'] };
    },
    [Symbol.asyncDispose]: () => surroundings.lifecycle.close(),
  };
}

function principalOf(name: string): Principal {
  const { audience, subject, title, role } = personaNamed(name);
  return { audience, subject, name: title, roles: [role] };
}
