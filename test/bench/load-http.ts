import autocannon from 'autocannon';
import { countLoad, type LoadOutcome } from './load-outcome.ts';

const TIMEOUT_SECONDS = 60;
const BUSY_STATUS = 503;

/**
 * `POST /api/ask` by autocannon: every connection asks its next question as soon as it has an answer, or was refused.
 * So many questions, not so many seconds: at the end of a time those would be left out that waited longest.
 * @param source gives a question for each request
 */
export async function loadHttp(
  address: string,
  source: Iterator<string, never>,
  { connections, questions: amount }: { readonly connections: number; readonly questions: number },
): Promise<LoadOutcome> {
  const count = countLoad();
  const started = performance.now();
  // autocannon looks only once a second whether it is done.
  let last = started;
  await new Promise<void>((resolve, reject) => {
    const load = autocannon(
      {
        url: `${address}/api/ask`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        connections,
        amount,
        timeout: TIMEOUT_SECONDS,
        requests: [
          {
            setupRequest: (request) => ({
              ...request,
              body: JSON.stringify({ question: source.next().value }),
            }),
          },
        ],
      },
      (error) => (error ? reject(error) : resolve()),
    );
    load.on('response', (_client, status, _bytes, milliseconds) => {
      last = performance.now();
      if (status === 200) count.answered(milliseconds);
      else if (status === BUSY_STATUS) count.busy();
      else count.failed(`status ${status}`);
    });
    load.on('reqError', (error: Error) => count.failed(error.message));
  });
  return count.outcome((last - started) / 1000);
}
