import { type ExecutionResult, GraphQLError } from 'graphql';
import type { GraphiQLProps } from 'graphiql';
import type { Bearer } from './bearer.ts';

type Fetcher = GraphiQLProps['fetcher'];

/** Sends what GraphiQL asks to the gateway under the bearer's token; trouble comes back as a plain error. */
export function askAs(bearer: Bearer | null, origin = location.origin): Fetcher {
  if (bearer === null)
    return () => trouble('Paste a token above first: the gateway answers nobody without one.');
  return async (question, { headers } = {}) => {
    try {
      const authorization = `Bearer ${await bearer.token()}`;
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: {
          ...headers,
          accept: 'application/json',
          'content-type': 'application/json',
          authorization,
        },
        body: JSON.stringify(question),
      });
      if (response.status === 401) bearer.refused();
      return toAnswer(response.status, await response.text());
    } catch (error) {
      // A browser says no more than "Failed to fetch" when nobody listens.
      if (error instanceof TypeError) return trouble('The gateway does not answer. Is it still running?');
      return trouble(error instanceof Error ? error.message : String(error));
    }
  };
}

function toAnswer(status: number, body: string): ExecutionResult {
  try {
    const answer: unknown = JSON.parse(body);
    if (isAnswer(answer)) return answer;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return trouble(`The gateway answered ${status}, and not as a graph does: ${body.slice(0, 300)}`);
}

function isAnswer(value: unknown): value is ExecutionResult {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function trouble(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] };
}
