import { readMetrics, residentMemory } from './read-metrics.ts';

const INTERVAL_MS = 500;

/** Reads a server's resident memory again and again, as a monitor would. */
export function watchMemory(address: string): { stop(): Promise<number> } {
  let highest = 0;
  let reading: Promise<void> | null = null;
  const read = async (): Promise<void> => {
    // A server that refuses while it is busy is asked again.
    const bytes = await readMetrics(address).then(residentMemory, () => 0);
    highest = Math.max(highest, bytes);
  };
  const timer = setInterval(() => {
    reading ??= read().finally(() => {
      reading = null;
    });
  }, INTERVAL_MS);
  return {
    /** @returns the highest reading in bytes */
    async stop() {
      clearInterval(timer);
      await reading;
      await read();
      return highest;
    },
  };
}
