/** Somebody to look at the graph as, from the gateway's demonstration identity. */
export interface Persona {
  name: string;
  title: string;
  audience: string;
  sees: string;
}

/** The personas that the gateway offers; null where it has no demonstration identity. */
export async function readPersonas(origin = location.origin): Promise<readonly Persona[] | null> {
  const response = await fetch(`${origin}/demo/personas`).catch((cause: unknown) => {
    throw new Error('The gateway does not answer. Is it still running? Reload this page when it is.', {
      cause,
    });
  });
  if (response.status === 404) return null;
  if (!response.ok)
    throw new Error(`The gateway answered ${response.status} to the question for its personas.`);
  const personas: unknown = await response.json();
  if (!Array.isArray(personas) || !personas.every(isPersona) || personas.length === 0) {
    throw new Error(
      'The gateway answered the question for its personas with something else than a list of them.',
    );
  }
  return personas;
}

function isPersona(value: unknown): value is Persona {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['name', 'title', 'audience', 'sees'].every((field) => typeof Reflect.get(value, field) === 'string')
  );
}
