/** One reading of `/metrics`: values by name and labels as they are written, e.g. `answers_total{kind="none"}`. */
export type Metrics = ReadonlyMap<string, number>;

/**
 * Reads the Prometheus text format 0.0.4 as far as servers here write it: no timestamps.
 * @throws Error naming the line that is no metric
 */
export function parseMetrics(text: string): Metrics {
  const metrics = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    // Labels may hold spaces; a value never does.
    const at = line.lastIndexOf(' ');
    const value = line.slice(at + 1);
    const number = value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value);
    if (at < 1 || value === '' || Number.isNaN(number)) throw new Error(`not a metric: ${line}`);
    metrics.set(line.slice(0, at), number);
  }
  return metrics;
}

/** @param address the server's, e.g. `http://127.0.0.1:8787` */
export async function readMetrics(address: string): Promise<Metrics> {
  const response = await fetch(`${address}/metrics`);
  if (!response.ok) throw new Error(`${address}/metrics gave ${response.status}`);
  return parseMetrics(await response.text());
}

/** The server's resident memory in bytes, with that of its embedding process. @throws Error when it does not say */
export function residentMemory(metrics: Metrics): number {
  const bytes = metrics.get('process_resident_memory_bytes');
  if (bytes === undefined) throw new Error('no process_resident_memory_bytes');
  return bytes + (metrics.get('zhaoshuiban_embedder_resident_memory_bytes') ?? 0);
}

/** Share of questions between two readings whose vector was known or on its way, 0..1; NaN when none was asked for. */
export function cacheHitShare(before: Metrics, after: Metrics): number {
  const counted = (result: string): number => {
    const name = `zhaoshuiban_question_vectors_total{result="${result}"}`;
    return (after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN);
  };
  const hits = counted('hit');
  return hits / (hits + counted('miss'));
}

/** The labels of the index that is answered from; two readings that differ were taken from two indexes. */
export function indexOf(metrics: Metrics): string | undefined {
  return [...metrics.keys()].find((name) => name.startsWith('zhaoshuiban_index_info'));
}
