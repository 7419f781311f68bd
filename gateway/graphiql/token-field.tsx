import { useState } from 'react';

/** Takes a token where the gateway has no demonstration identity; it is kept in this page only. */
export function TokenField({ onToken }: { onToken: (token: string | null) => void }) {
  const [used, setUsed] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const written = new FormData(event.currentTarget).get('token');
        const token = typeof written === 'string' ? written.trim().replace(/^Bearer /i, '') : '';
        setUsed(token !== '');
        onToken(token === '' ? null : token);
      }}
    >
      <label htmlFor="token">Bearer token</label>
      <input id="token" name="token" type="password" autoComplete="off" spellCheck={false} />
      <button type="submit">Use it</button>
      <output htmlFor="token">
        {used ? 'used for every request until you leave this page' : 'none yet: paste one to ask the graph'}
      </output>
    </form>
  );
}
