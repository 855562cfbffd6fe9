import { startProcessEmbedder } from '../../../indexer/embedder-process.ts';
import { createLog, errorFields } from '../../../server/log.ts';
import { runServer } from '../../../server/run-server.ts';
import { stopSignal } from '../../../server/stop-signal.ts';
import { sourceOf } from '../../support/knowledge-source.ts';
import { createSmallKnowledge } from '../../support/small-knowledge.ts';

/** The server with the real model in its process; each question is embedded by it before the small knowledge answers. */
const log = createLog((line) => process.stderr.write(line));
const embedder = await startProcessEmbedder({
  onCrash: (error) => log('error', 'embedding-process-ended', errorFields(error)),
});
const small = createSmallKnowledge();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

await runServer({
  env: process.env,
  cwd: process.cwd(),
  source: () =>
    sourceOf(async () => ({
      ...small,
      answerer: {
        ...small.answerer,
        answer: async (question, context) => {
          await embedder.embed([question], 'query');
          return small.answerer.answer(question, context);
        },
      },
    })),
  page: new Map(),
  render: null,
  log,
  print,
  stopped: stopSignal(print),
});
await embedder.close();
