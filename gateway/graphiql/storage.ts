import type { GraphiQLProps } from 'graphiql';
import { oneView, oneViewVariables } from './one-view.ts';

// Another tool may have been served from the same local address, and GraphiQL's names are the same in all.
const ours = 'claimgraph/';
const tabs = 'graphiql:tabState';

/** Keeps tabs and history in this browser under our own names; a first visit finds the one-view query. */
export function createStorage(): NonNullable<GraphiQLProps['storage']> {
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(ours));
  const read = (key: string) => localStorage.getItem(ours + key);
  if (read(tabs) === null) {
    localStorage.setItem(`${ours}graphiql:query`, oneView);
    localStorage.setItem(`${ours}graphiql:variables`, oneViewVariables);
  }
  return {
    getItem: (key) => activeTab(read(tabs), key) ?? read(key),
    setItem: (key, value) => localStorage.setItem(ours + key, value),
    removeItem: (key) => localStorage.removeItem(ours + key),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
    get length() {
      return keys().length;
    },
  };
}

/**
 * GraphiQL writes the open query twice, at different moments, and opens another tab when it finds the two
 * unlike; so the open query is read from the tabs alone.
 */
function activeTab(stored: string | null, key: string): string | null {
  if (stored === null || (key !== 'graphiql:query' && key !== 'graphiql:variables')) return null;
  const { tabs, activeTabIndex } = JSON.parse(stored) as Partial<TabState>;
  const tab = tabs?.[activeTabIndex ?? 0];
  return (key === 'graphiql:query' ? tab?.query : tab?.variables) ?? '';
}

/** What GraphiQL keeps under its name for the tabs. */
interface TabState {
  tabs: readonly { query: string | null; variables: string | null }[];
  activeTabIndex: number;
}
