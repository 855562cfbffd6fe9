import type { Progress } from './build-index.ts';

const WIDTH = 30;

/**
 * A bar on a terminal, or a line at each tenth where the output is no terminal; with the time left,
 * reckoned from the pace so far.
 */
export function createProgressBar(output: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let first: number | null = null;
  let lastTenth = -1;
  return (done, total) => {
    // What stood ready at the first report took no time and says nothing of the pace.
    first ??= done;
    const computed = done - first;
    const seconds = (performance.now() - started) / 1000;
    const left = computed === 0 ? null : Math.ceil((seconds / computed) * (total - done));
    const share = total === 0 ? 1 : done / total;
    const time = left === null ? '' : `，约剩 ${left} 秒`;
    const words = `正在建立索引 ${done}/${total}${time}`;
    if (output.isTTY) {
      const filled = Math.round(share * WIDTH);
      output.write(
        `\r[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${words}\x1b[K${done === total ? '\n' : ''}`,
      );
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth !== lastTenth) output.write(`${words}\n`);
    lastTenth = tenth;
  };
}
