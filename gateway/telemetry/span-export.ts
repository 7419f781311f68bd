import { setTimeout as after } from 'node:timers/promises';
import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  RandomIdGenerator,
  type IdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { traceIdForNewSpan } from '#kernel/tracing.ts';

/** Where spans go and what they say of their process. */
export interface SpanExportOptions {
  /** The origin of a collector that takes OTLP over HTTP; spans go to `/v1/traces` under it. */
  readonly endpoint: string;
  readonly serviceName: string;
  readonly role: string;
  /** Hears how each batch fared: null where it was taken. */
  readonly onOutcome: (failure: Error | null) => void;
}

/** An open way for spans. */
export interface SpanExport {
  readonly tracer: Tracer;
  /** Sends what is left, for a while, and ends. Never rejects. */
  close(): Promise<void>;
}

/** How long the last spans may take, in milliseconds; a process that is to end does not wait for a collector. */
const closeMs = 2_000;

/** Opens the way for spans: in batches, beside the requests, and dropped where they cannot be taken. */
export function openSpanExport({ endpoint, serviceName, role, onOutcome }: SpanExportOptions): SpanExport {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'claimgraph.role': role }),
    idGenerator: createIds(),
    spanProcessors: [
      new BatchSpanProcessor(told(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), onOutcome)),
    ],
  });
  return {
    tracer: provider.getTracer('claimgraph'),
    async close() {
      const over = (): void => undefined;
      // What a collector does not take by then is lost, and has been told.
      const ended = provider.shutdown().then(over, over);
      await Promise.race([ended, after(closeMs, undefined, { ref: false })]);
    },
  };
}

/** Ids of spans at random, and of traces as the request has it, under which its log lines are found, too. */
function createIds(): IdGenerator {
  const random = new RandomIdGenerator();
  return {
    generateTraceId: () => traceIdForNewSpan() ?? random.generateTraceId(),
    generateSpanId: () => random.generateSpanId(),
  };
}

const told = (exporter: SpanExporter, onOutcome: SpanExportOptions['onOutcome']): SpanExporter => ({
  export: (spans, done) =>
    exporter.export(spans, (result) => {
      onOutcome(result.code === 0 ? null : (result.error ?? new Error('the collector did not take them')));
      done(result);
    }),
  forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  shutdown: () => exporter.shutdown(),
});
