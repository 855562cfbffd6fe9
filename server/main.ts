import { join } from 'node:path';
import { reportFailure } from './fail.ts';
import { createLog } from './log.ts';
import { openKnowledge } from './open-knowledge.ts';
import { readPageFiles } from './page-files.ts';
import { runServer } from './run-server.ts';
import { stopSignal } from './stop-signal.ts';

const root = join(import.meta.dirname, '..');
const log = createLog((line) => process.stderr.write(line));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const printError = (line: string): void => void process.stderr.write(`${line}\n`);

process.exitCode = await runServer({
  env: process.env,
  cwd: process.cwd(),
  openKnowledge: (dataDir) => openKnowledge(dataDir, log),
  page: readPageFiles(join(root, 'web', 'dist')),
  log,
  print,
  stopped: stopSignal(printError),
}).then(
  () => 0,
  (error: unknown) => reportFailure(error, log, printError),
);
