import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import { readPersonas } from './personas.ts';

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element with the id "page"');

const root = createRoot(place);
try {
  root.render(<Page personas={await readPersonas()} />);
} catch (error) {
  root.render(
    <p role="alert" className="trouble">
      {error instanceof Error ? error.message : String(error)}
    </p>,
  );
}
