import { createLog } from '../../server/log.ts';
import { runServer } from '../../server/run-server.ts';
import { stopSignal } from '../../server/stop-signal.ts';
import { sourceOf } from './knowledge-source.ts';
import { createSmallKnowledge } from './small-knowledge.ts';

/**
 * `server/main.ts` over the small knowledge, for a process of its own. The gate opens by itself after a second, or,
 * with GATE=stop, a moment after the process is told to stop.
 */
const knowledge = createSmallKnowledge();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (process.env.GATE === 'stop') process.once('SIGTERM', () => setTimeout(knowledge.openGate, 300));
else setTimeout(knowledge.openGate, 1000);
await runServer({
  env: process.env,
  cwd: process.cwd(),
  source: () => sourceOf(async () => knowledge),
  page: new Map(),
  render: null,
  log: createLog((line) => process.stderr.write(line)),
  print,
  stopped: stopSignal(print),
});
