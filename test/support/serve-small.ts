import { createLog } from '../../server/log.ts';
import { runServer } from '../../server/run-server.ts';
import { stopSignal } from '../../server/stop-signal.ts';
import { sourceOf } from './knowledge-source.ts';
import { createSmallKnowledge } from './small-knowledge.ts';

/** `server/main.ts` over the small knowledge; the gate opens by itself after a second. For a process of its own. */
const knowledge = createSmallKnowledge();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

setTimeout(knowledge.openGate, 1000);
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
