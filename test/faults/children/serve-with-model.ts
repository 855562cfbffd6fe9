import { startThreadEmbedder } from '../../../indexer/embedder-thread.ts';
import { createLog } from '../../../server/log.ts';
import { runServer } from '../../../server/run-server.ts';
import { stopSignal } from '../../../server/stop-signal.ts';
import { sourceOf } from '../../support/knowledge-source.ts';
import { createSmallKnowledge } from '../../support/small-knowledge.ts';

/** The server with the real model in its thread; each question is embedded by it before the small knowledge answers. */
const embedder = await startThreadEmbedder();
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
  log: createLog((line) => process.stderr.write(line)),
  print,
  stopped: stopSignal(print),
});
await embedder.close();
