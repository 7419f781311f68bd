import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the page at `/` with everything that it loads, so that it works without a network. */
export default defineConfig({
  root: here('.'),
  base: './',
  build: {
    outDir: here('../../dist/graphiql'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Monaco, the editor, is one piece of 2.8 MB.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      // "use client" says nothing to a page that is never rendered on a server.
      checks: { moduleLevelDirective: false, bundlerTimings: false },
    },
  },
  worker: { format: 'es' },
});
