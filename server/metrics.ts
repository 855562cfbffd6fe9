type Labels = Readonly<Record<string, string>>;

/** Measures of a running server, written in the Prometheus text format 0.0.4. */
export interface Metrics {
  /** @returns adds one for these label values */
  counter(name: string, help: string): (labels?: Labels) => void;
  /** @param bounds upper bounds of the buckets, ascending. @returns adds an observation */
  histogram(name: string, help: string, bounds: readonly number[]): (value: number) => void;
  /** @param read asked each time the metrics are written: values with their labels */
  observe(
    name: string,
    help: string,
    type: 'gauge' | 'counter',
    read: () => readonly (readonly [Labels, number])[],
  ): void;
  /** Every metric, in the order in which they were made. */
  text(): string;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export function createMetrics(): Metrics {
  const families: (() => string)[] = [];

  function family(name: string, help: string, type: string, lines: () => readonly string[]): void {
    families.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines(), ''].join('\n'));
  }

  const observe: Metrics['observe'] = (name, help, type, read) =>
    family(name, help, type, () => read().map(([labels, value]) => `${name}${written(labels)} ${value}`));

  return {
    counter(name, help) {
      const counts = new Map<string, [Labels, number]>();
      observe(name, help, 'counter', () => [...counts.values()]);
      return (labels = {}) => {
        const key = written(labels);
        counts.set(key, [labels, (counts.get(key)?.[1] ?? 0) + 1]);
      };
    },
    histogram(name, help, bounds) {
      const counts = bounds.map(() => 0);
      let sum = 0;
      let count = 0;
      family(name, help, 'histogram', () => [
        // Each bucket holds the ones before it.
        ...bounds.map(
          (bound, at) =>
            `${name}_bucket{le="${bound}"} ${counts.slice(0, at + 1).reduce((all, one) => all + one, 0)}`,
        ),
        `${name}_bucket{le="+Inf"} ${count}`,
        `${name}_sum ${sum}`,
        `${name}_count ${count}`,
      ]);
      return (value) => {
        const at = bounds.findIndex((bound) => value <= bound);
        if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
        sum += value;
        count += 1;
      };
    },
    observe,
    text: () => families.map((write) => write()).join(''),
  };
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
