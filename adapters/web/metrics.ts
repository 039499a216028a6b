/** What has happened since the process started, for the operator: numbers only, never about a person. */
export interface Counters {
  /** Adds one to `quittance_events_total` of this name, such as `stripe_events_taken`. */
  count(what: string): void;
  /** Adds one to the requests answered on a surface (`slack`, `p`, ...) with a class of status (`2xx`). */
  countRequest(surface: string, statusClass: string): void;
  /** In the Prometheus text format. `gauges`: how things stand at this moment, by name. */
  text(gauges: Record<string, number>): string;
}

export function createCounters(): Counters {
  const events = new Map<string, number>();
  const requests = new Map<string, number>();
  const add = (to: Map<string, number>, series: string) => to.set(series, (to.get(series) ?? 0) + 1);
  return {
    count: (what) => add(events, `quittance_events_total{what="${what}"}`),
    countRequest: (surface, status) =>
      add(requests, `quittance_http_requests_total{surface="${surface}",status="${status}"}`),
    text: (gauges) =>
      [
        ...family('quittance_events_total', 'counter', events),
        ...family('quittance_http_requests_total', 'counter', requests),
        ...Object.entries(gauges).flatMap(([name, value]) => family(name, 'gauge', value)),
        ...family('process_resident_memory_bytes', 'gauge', process.memoryUsage.rss()),
        ...family('process_start_time_seconds', 'gauge', performance.timeOrigin / 1000),
        ...family('process_cpu_seconds_total', 'counter', cpuSeconds()),
        '',
      ].join('\n'),
  };
}

function family(name: string, type: 'counter' | 'gauge', values: Map<string, number> | number): string[] {
  const series = typeof values === 'number' ? [[name, values]] : [...values];
  return [`# TYPE ${name} ${type}`, ...series.map(([labelled, value]) => `${labelled} ${value}`)];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
