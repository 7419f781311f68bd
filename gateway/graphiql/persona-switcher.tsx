import type { Persona } from './personas.ts';

interface PersonaSwitcherProps {
  personas: readonly Persona[];
  who: Persona;
  onSwitch: (persona: Persona) => void;
}

/** Chooses as whom the graph is asked, and says what that person sees. */
export function PersonaSwitcher({ personas, who, onSwitch }: PersonaSwitcherProps) {
  const audiences = [...new Set(personas.map(({ audience }) => audience))];
  return (
    <>
      <label htmlFor="persona">Ask as</label>
      <select
        id="persona"
        value={who.name}
        aria-describedby="sees"
        onChange={({ currentTarget }) => {
          const chosen = personas.find(({ name }) => name === currentTarget.value);
          if (chosen) onSwitch(chosen);
        }}
      >
        {audiences.map((audience) => (
          <optgroup key={audience} label={`${audience} contract`}>
            {personas
              .filter((persona) => persona.audience === audience)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <output id="sees" htmlFor="persona">
        sees {who.sees}, in the {who.audience} contract
      </output>
    </>
  );
}
