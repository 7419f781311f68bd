import { AsyncLocalStorage } from 'node:async_hooks';
import {
  createContextKey,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { Failure } from './failure.ts';

/**
 * What a span tells besides its name and time: names and counts of the program's own. Never a value that a client or
 * another system sent, for spans leave the house.
 */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

// Our own, and not the one that OpenTelemetry keeps for the whole process: packages that make spans by themselves, such
// as @apollo/gateway with the document of an operation, so find nobody who takes them.
let tracer: Tracer | null = null;
const active = new AsyncLocalStorage<Context>();
const wantedTraceId = createContextKey('claimgraph trace id');

/** Makes spans with a tracer from now on, until the returned function is called. */
export function traceWith(given: Tracer): () => void {
  tracer = given;
  return () => {
    if (tracer === given) tracer = null;
  };
}

/** Whether spans are made. */
export const isTracing = (): boolean => tracer !== null;

/** The trace id of the request whose first span is being made; for whoever makes ids. */
export function traceIdForNewSpan(): string | null {
  const wanted = active.getStore()?.getValue(wantedTraceId);
  return typeof wanted === 'string' ? wanted : null;
}

/** Does work within a span, whose parent is the span around the caller. A failure marks the span with its code only. */
export function withSpan<T>(
  name: string,
  attributes: SpanAttributes,
  work: () => Promise<T>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<T> {
  if (tracer === null) return work();
  const around = active.getStore() ?? ROOT_CONTEXT;
  const span = tracer.startSpan(name, { kind, attributes }, around);
  return active.run(trace.setSpan(around, span), () => endedAfter(span, work));
}

/** Does work within a span that goes to another system. */
export const withSpanToOutside = <T>(
  name: string,
  attributes: SpanAttributes,
  work: () => Promise<T>,
): Promise<T> => withSpan(name, attributes, work, SpanKind.CLIENT);

/**
 * Does a request's work within its first span here. The request's trace id is that of the trace; the parent is the span
 * of the caller, when it sent one of the same trace.
 */
export function withRequestSpan<T>(
  request: { readonly traceId: string; readonly traceparent: string | undefined },
  name: string,
  attributes: SpanAttributes,
  work: () => Promise<T>,
): Promise<T> {
  if (tracer === null) return work();
  const parent = readTraceparent(request.traceparent, request.traceId);
  const around =
    parent === null
      ? ROOT_CONTEXT.setValue(wantedTraceId, request.traceId)
      : trace.setSpanContext(ROOT_CONTEXT, parent);
  return active.run(around, () => withSpan(name, attributes, work, SpanKind.SERVER));
}

/** Does work that no request causes, so that its spans begin a trace of their own. */
export const outsideOfSpans = <T>(work: () => T): T =>
  tracer === null ? work() : active.run(ROOT_CONTEXT, work);

/** Ties a function to the span around its maker, wherever it is called from: a queue calls it from another request. */
export function boundToSpan<A extends unknown[], R>(work: (...given: A) => R): (...given: A) => R {
  const around = tracer === null ? undefined : active.getStore();
  return around === undefined ? work : (...given) => active.run(around, () => work(...given));
}

/** The header by which another process of ours continues this trace (W3C Trace Context, section 3.2); nothing without one. */
export function traceparentHeader(): { readonly traceparent?: string } {
  const context = active.getStore();
  const span = context === undefined ? undefined : trace.getSpanContext(context);
  if (tracer === null || span === undefined || !isSpanContextValid(span)) return {};
  const flags = (span.traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0');
  return { traceparent: `00-${span.traceId}-${span.spanId}-${flags}` };
}

function readTraceparent(header: string | undefined, traceId: string) {
  const [, trace, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(header ?? '') ?? [];
  if (trace !== traceId || spanId === undefined || flags === undefined) return null;
  const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(span) ? span : null;
}

async function endedAfter<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    // The message of an error may repeat what was asked.
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', problem instanceof Failure ? problem.code : 'INTERNAL_ERROR');
    throw problem;
  } finally {
    span.end();
  }
}
