import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counters, Durations, Levels, Meters } from '#kernel/meters.ts';
import { metricDescriptions } from './metric-descriptions.ts';

/** What the meters of a process show, in the text format of Prometheus. */
export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

type Labels = Readonly<Record<string, string>>;

/** From a copy in memory to the longest that a request may take. */
const secondsBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The most sets of labels of one metric. All come from closed lists; should one ever not, it must not fill the memory. */
const mostSets = 200;

/** Meters that a Prometheus can read, with what Node tells of the process itself. */
export function createPrometheusMeters(): { readonly meters: Meters; readonly exposition: Exposition } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'claimgraph_' });
  const { counters, durations, levels } = metricDescriptions;
  const registers = [registry];
  const counterOf = madeFrom(
    counters,
    (name, help, labelNames) =>
      new Counter({ name: `claimgraph_${name}_total`, help, labelNames, registers }),
  );
  const histogramOf = madeFrom(
    durations,
    (name, help, labelNames) =>
      new Histogram({ name: `claimgraph_${name}`, help, labelNames, registers, buckets: secondsBuckets }),
  );
  const gaugeOf = madeFrom(
    levels,
    (name, help, labelNames) => new Gauge({ name: `claimgraph_${name}`, help, labelNames, registers }),
  );
  const bounded = boundLabels();
  return {
    meters: {
      count: (name, labels, by = 1) => counterOf(name).inc(bounded(name, labels), by),
      observe: (name, labels, seconds) => histogramOf(name).observe(bounded(name, labels), seconds),
      level: (name, labels, value) => gaugeOf(name).set(bounded(name, labels), value),
    },
    exposition: { contentType: registry.contentType, text: () => registry.metrics() },
  };
}

type Name = keyof Counters | keyof Durations | keyof Levels;

interface Description {
  readonly help: string;
  readonly labels: readonly string[];
}

/** Makes every metric at once, so that one that has not happened yet is shown, too. */
function madeFrom<N extends Name, M>(
  descriptions: Readonly<Record<N, Description>>,
  make: (name: N, help: string, labelNames: string[]) => M,
): (name: N) => M {
  const made = new Map<N, M>();
  for (const name of Object.keys(descriptions) as N[]) {
    const { help, labels } = descriptions[name];
    made.set(name, make(name, help, [...labels]));
  }
  return (name) => made.get(name) as M;
}

/** Lets a metric have so many sets of labels; every further one is counted under `other`. */
function boundLabels(): (name: Name, labels: Labels) => Labels {
  const known = new Map<Name, Set<string>>();
  return (name, labels) => {
    const sets = known.get(name) ?? new Set<string>();
    known.set(name, sets);
    const key = Object.values(labels).join('\n');
    if (sets.has(key)) return labels;
    if (sets.size >= mostSets)
      return Object.fromEntries(Object.keys(labels).map((label) => [label, 'other']));
    sets.add(key);
    return labels;
  };
}
