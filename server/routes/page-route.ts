import { type Context, Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { parseAskRequest } from '../ask-request.ts';
import { isServerError, presentError, serverError } from '../errors.ts';
import type { Knowledge } from '../knowledge.ts';
import { errorFields } from '../log.ts';
import type { PageInput, RenderDocument } from '../page-renderer.ts';
import { itemFilter } from './item-filter.ts';
import { compareContent, departmentContent, itemContent, overviewContent } from './page-content.ts';
import { textParameter } from './query.ts';
import { sendFile } from './send-file.ts';

type PageStatus = 200 | ReturnType<typeof presentError>['status'];
type PageContent = { readonly status: PageStatus; readonly input: Omit<PageInput, 'url' | 'townships'> };

const EMPTY: PageContent = { status: 200, input: {} };

// Addresses that the page itself reads (web/route.ts) and that hold nothing to be rendered here.
const PLAIN_ADDRESSES = ['/', '/learn', '/history', '/settings', '/conversations/*'];

/**
 * The built page: its files, and a document for every address that the page reads. A document comes with its
 * answer, entry or list in it, so that it serves a browser without JavaScript; with JavaScript the page asks again.
 */
export function pageRoute(deps: AppDeps): Hono {
  const { knowledge, page, render } = deps;
  const route = new Hono();
  const index = page.get('/index.html');
  const frame = index ? new TextDecoder().decode(index.bytes) : '';
  const at = (
    address: string,
    content: (c: Context, ready: Knowledge) => PageContent | Promise<PageContent>,
  ): void => {
    if (!index) return;
    route.get(address, async (c) => {
      const ready = knowledge();
      if (!ready || !render) return sendFile(c, index);
      return sendDocument(c, render, frame, ready, await content(c, ready));
    });
  };

  at('/ask', (c, ready) => answerContent(c, ready, deps));
  at('/items/:id{.+}', (c, { catalog }) => itemContent(c.req.param('id') ?? '', catalog));
  at('/department/:name{.+}', (c, { catalog }) => departmentContent(c.req.param('name') ?? '', catalog));
  at('/compare', (c, { catalog }) => contentOr(() => compareContent(textParameter(c, 'id'), catalog)));
  at('/overview', (_c, { catalog }) => overviewContent(catalog));
  at('/browse', (c, ready) =>
    contentOr(() => ({ status: 200, input: { items: ready.catalog.select(itemFilter(c, ready.catalog)) } })),
  );
  for (const address of PLAIN_ADDRESSES) at(address, () => EMPTY);

  route.get('*', (c) => {
    const file = page.get(c.req.path);
    if (file) return sendFile(c, file);
    const ready = knowledge();
    // Who mistypes an address in a browser reads a page; a program gets its error.
    const reads = c.req.header('Accept')?.includes('text/html') && !c.req.path.startsWith('/api/');
    if (!reads || !ready || !render) throw serverError('ROUTE_UNKNOWN', 'no such page');
    return sendDocument(c, render, frame, ready, { status: 404, input: {} });
  });

  function sendDocument(
    c: Context,
    renderDocument: RenderDocument,
    frameText: string,
    { answerer }: Knowledge,
    { status, input }: PageContent,
  ): Response {
    const { pathname, search } = new URL(c.req.url);
    const url = pathname + search;
    c.header('Cache-Control', 'no-cache');
    return c.html(renderDocument(frameText, { url, townships: answerer.townships, ...input }), status);
  }
  return route;
}

/** The answer to the question in the address. Reading an address changes nothing: the turn is not recorded. */
function answerContent(
  c: Context,
  { answerer }: Knowledge,
  { asks, admit, limits, log }: AppDeps,
): Promise<PageContent> {
  return contentOr(
    async () => {
      if (!c.req.query('q')?.trim()) return EMPTY;
      const body = { question: c.req.query('q'), township: c.req.query('township') || undefined };
      const asked = parseAskRequest(body, answerer.townships, limits.questionCharacters);
      const [client, request] = [c.get('client'), c.get('request')];
      admit(client);
      return { status: 200, input: { answer: await asks.ask(asked, { record: false, client, request }) } };
    },
    (error) => log('error', 'answer-failed', errorFields(error)),
  );
}

/** A page's content, or the page that says why there is none. */
async function contentOr(
  content: () => PageContent | Promise<PageContent>,
  onFault: (error: unknown) => void = () => undefined,
): Promise<PageContent> {
  try {
    return await content();
  } catch (error) {
    if (!isServerError(error)) onFault(error);
    const { status, body } = presentError(error);
    return { status, input: { error: body.error } };
  }
}
