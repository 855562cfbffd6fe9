/** What anyone would build first: Hono and MiniSearch over the items, on the addresses of the product. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import MiniSearch from 'minisearch';
import { WebSocketServer } from 'ws';
import { loadItems } from '../../indexer/load-items.ts';
import { cutWords } from '../../indexer/tokenize.ts';

const SHOWN = 5;

const items = loadItems(join(import.meta.dirname, '..', '..')).items.map(({ item }) => item);
const index = new MiniSearch({ fields: ['title', 'departments', 'cells'], tokenize: cutWords });
index.addAll(
  items.map(({ title, departments, upperDuty, townshipDuty, method }, id) => ({
    id,
    title,
    departments: departments.join('、'),
    cells: [upperDuty, townshipDuty, method].filter(Boolean).join('\n'),
  })),
);

function answer(question: string) {
  const started = performance.now();
  const hits = index.search(question).slice(0, SHOWN);
  const citations = hits.map(({ id, score }) => ({ score, item: items[id as number] }));
  return { citations, tookMs: performance.now() - started };
}

const app = new Hono();
app.post('/api/ask', async (context) => {
  const { question } = await context.req.json<{ question: string }>();
  return context.json(answer(question));
});
app.get('/metrics', (context) =>
  context.text(`process_resident_memory_bytes ${process.memoryUsage.rss()}\n`),
);

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }) as Server;
const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { id, question } = JSON.parse(data.toString()) as { id: string; question: string };
    socket.send(JSON.stringify({ type: 'done', id, ...answer(question) }));
  });
});
server.on('listening', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
