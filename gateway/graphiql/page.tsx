import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { askAs } from './ask.ts';
import { type Bearer, bearerOfPastedToken, bearerOfPersona } from './bearer.ts';
import { PersonaSwitcher } from './persona-switcher.tsx';
import type { Persona } from './personas.ts';
import { createStorage } from './storage.ts';
import { TokenField } from './token-field.tsx';

const storage = createStorage();

/** GraphiQL below one line that says as whom the graph is asked. */
export function Page({ personas }: { personas: readonly Persona[] | null }) {
  const [who, setWho] = useState(() => personas && personaOfAddress(personas));
  const [pasted, setPasted] = useState<string | null>(null);
  const bearer = useMemo<Bearer | null>(
    () => (who ? bearerOfPersona(who.name) : pasted === null ? null : bearerOfPastedToken(pasted)),
    [who, pasted],
  );
  const fetcher = useMemo(() => askAs(bearer), [bearer]);

  const switchTo = (persona: Persona) => {
    history.replaceState(null, '', `?as=${encodeURIComponent(persona.name)}`);
    setWho(persona);
  };

  return (
    <>
      <header className="who">
        <h1>Claimgraph</h1>
        {personas && who ? (
          <PersonaSwitcher personas={personas} who={who} onSwitch={switchTo} />
        ) : (
          <TokenField onToken={setPasted} />
        )}
      </header>
      <main>
        {/* A new key starts afresh: no answer and no schema of one person stays on screen for the next. */}
        <GraphiQL
          key={who?.name ?? pasted}
          fetcher={fetcher}
          storage={storage}
          showPersistHeadersSettings={false}
          defaultEditorToolsVisibility="variables"
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

/** The persona that the address names (`?as=broker`), else the first. */
function personaOfAddress(personas: readonly Persona[]): Persona | null {
  const named = new URLSearchParams(location.search).get('as');
  return personas.find(({ name }) => name === named) ?? personas[0] ?? null;
}
