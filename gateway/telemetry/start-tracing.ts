import type { Config } from '#kernel/config.ts';
import type { Lifecycle } from '#kernel/lifecycle.ts';
import type { Meters } from '#kernel/meters.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { traceWith } from '#kernel/tracing.ts';

/** What the making of spans needs of its process. */
export interface TracingSurroundings {
  readonly config: Config;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly meters: Meters;
}

/** Sends spans to where the settings say, until the process ends. Without such a setting nothing is even loaded. */
export async function startTracing(
  { config, logger, lifecycle, meters }: TracingSurroundings,
  role: string,
): Promise<void> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return;
  const { openSpanExport } = await import('./span-export.ts');
  const spans = openSpanExport({
    endpoint,
    serviceName: config.OTEL_SERVICE_NAME,
    role,
    onOutcome: tellOfFailures(logger, meters),
  });
  const stop = traceWith(spans.tracer);
  lifecycle.opened(spans, async () => {
    stop();
    await spans.close();
  });
}

/** Counts exports that failed, and logs the first of a row of them. */
function tellOfFailures(logger: Logger, meters: Meters): (failure: Error | null) => void {
  let isFailing = false;
  return (failure) => {
    if (failure !== null) meters.count('span_export_failures', {});
    if (failure !== null && !isFailing)
      logger.warn({ cause: failure.message }, 'spans cannot be exported and are lost');
    isFailing = failure !== null;
  };
}
