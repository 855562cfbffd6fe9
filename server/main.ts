import { join } from 'node:path';
import { reportFailure } from './fail.ts';
import { createLog } from './log.ts';
import { createKnowledgeSource } from './open-knowledge.ts';
import { readPageFiles } from './page-files.ts';
import { loadPageRenderer } from './page-renderer.ts';
import { runServer } from './run-server.ts';
import { stopSignal } from './stop-signal.ts';

const dist = join(import.meta.dirname, '..', 'web', 'dist');
const log = createLog((line) => process.stderr.write(line));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const printError = (line: string): void => void process.stderr.write(`${line}\n`);

process.exitCode = await runServer({
  env: process.env,
  cwd: process.cwd(),
  source: (dataDir) => createKnowledgeSource(dataDir, log),
  page: readPageFiles(dist),
  render: await loadPageRenderer(join(dist, 'render-page.mjs')),
  log,
  print,
  stopped: stopSignal(printError),
  onReloadSignal: (check) => void process.on('SIGHUP', check),
}).then(
  () => 0,
  (error: unknown) => reportFailure(error, log, printError),
);
