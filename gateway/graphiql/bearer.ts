/** Where the token of each request comes from. */
export interface Bearer {
  token(): Promise<string>;
  /** Called when the gateway refused the token: the next request asks for another. */
  refused(): void;
}

// A token that would expire on its way is as good as expired.
const marginMs = 30_000;

/** A bearer for one persona; asks the gateway for a token when it has none that lives long enough. */
export function bearerOfPersona(name: string, origin = location.origin, now = Date.now): Bearer {
  let issued: Token | null = null;
  return {
    async token() {
      if (issued === null || !(now() < Date.parse(issued.expiresAt) - marginMs)) {
        issued = await askForToken(name, origin);
      }
      return issued.token;
    },
    refused() {
      issued = null;
    },
  };
}

/** A bearer for a token that somebody pasted. */
export function bearerOfPastedToken(token: string): Bearer {
  return { token: () => Promise.resolve(token), refused: () => undefined };
}

interface Token {
  token: string;
  expiresAt: string;
}

async function askForToken(name: string, origin: string): Promise<Token> {
  const response = await fetch(`${origin}/demo/token?as=${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(`The gateway gave no token as ${name}: it answered ${response.status}.`);
  return (await response.json()) as Token;
}
