import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../server/openapi.ts';
import { SCHEMAS } from '../../server/openapi-schemas.ts';
import { askRequest, createTestApp } from '../support/test-server.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'openapi', components: { schemas: closed(SCHEMAS) } });

/** The schemas with every object closed, so that a field that the document does not name is found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return 'properties' in copy && 'required' in copy ? { ...copy, additionalProperties: false } : copy;
}

function faultsOf(name: string, body: unknown): unknown {
  const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate(body) ? [] : validate.errors;
}

type Document = {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }> }>
  >;
};
const { app } = createTestApp();
const document = (await (await app.request('/openapi.json')).json()) as Document;

/** The schema that the document promises for a response. */
function promised(path: string, method: string, status: number): string {
  const content = document.paths[path]?.[method]?.responses[status]?.content?.['application/json'];
  const name = content?.schema.$ref?.split('/').at(-1);
  if (name === undefined) throw new Error(`${method} ${path} promises nothing for ${status}`);
  return name;
}

const conversation = async (): Promise<string> => {
  const response = await app.request('/api/ask', askRequest({ question: '残疾人证' }));
  return ((await response.json()) as { conversation: string }).conversation;
};

describe('the OpenAPI document describes what really comes', () => {
  it.each<[string, string, string, number, RequestInit?]>([
    ['/api/ask', 'post', '/api/ask', 200, askRequest({ question: '残疾人证找谁办', township: 'xiazhen' })],
    ['/api/ask', 'post', '/api/ask', 200, askRequest({ question: '证明' })],
    ['/api/ask', 'post', '/api/ask', 200, askRequest({ question: '天气' })],
    ['/api/ask', 'post', '/api/ask', 400, askRequest({ question: '' })],
    [
      '/api/ask',
      'post',
      '/api/ask',
      403,
      askRequest({ question: '残疾人证' }, { Origin: 'http://evil.example' }),
    ],
    ['/api/ask', 'post', '/api/ask', 404, askRequest({ question: '残疾人证', conversation: 'x' })],
    ['/api/ask', 'post', '/api/ask', 413, askRequest('x'.repeat(70_000))],
    ['/api/items', 'get', '/api/items?list=cooperative', 200],
    ['/api/items', 'get', '/api/items?list=x', 400],
    ['/api/items/{id}', 'get', '/api/items/xiazhen/cooperative/20', 200],
    ['/api/items/{id}', 'get', '/api/items/x', 404],
    ['/api/items', 'get', '/api/items?sort=title&pageSize=2', 200],
    ['/api/items', 'get', '/api/items?sort=length', 400],
    ['/api/items', 'get', '/api/items?pageSize=201', 400],
    ['/api/families', 'get', '/api/families', 200],
    ['/api/departments/{id}', 'get', `/api/departments/${encodeURIComponent('托里县民政局')}`, 200],
    ['/api/suggest', 'get', '/api/suggest?q=%E6%AE%8B', 200],
    ['/api/conversations/{id}', 'get', '/api/conversations/{conversation}', 200],
    ['/api/conversations/{id}', 'get', '/api/conversations/x', 404],
    ['/healthz', 'get', '/healthz', 200],
    ['/readyz', 'get', '/readyz', 200],
  ])('%s %s: %s → %i', async (path, method, url, status, init) => {
    const response = await app.request(url.replace('{conversation}', await conversation()), init);
    expect(response.status).toBe(status);
    expect(faultsOf(promised(path, method, status), await response.json())).toEqual([]);
  });

  it('names every path that the server has, and none beyond', () => {
    const served = app.routes
      .filter(
        ({ method, path }) =>
          method !== 'ALL' &&
          (path.startsWith('/api/') || ['/healthz', '/readyz', '/metrics', '/openapi.json'].includes(path)),
      )
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:id(\{[^}]*\})?/, '{id}')}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual([...new Set(served)].sort());
  });

  it('offers the townships as values of the parameter', () => {
    expect(JSON.stringify(openApiDocument([{ id: 'xiazhen', name: '夏镇', county: '托克逊县' }]))).toContain(
      '"enum":["xiazhen"]',
    );
  });

  it('refers to no schema that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, name] of references) expect(Object.keys(SCHEMAS)).toContain(name);
  });
});
