import { DUTY_LISTS } from '../indexer/duty-item.ts';
import { PAGE_SIZE, PAGE_SIZE_MOST } from './items/select-items.ts';
import { refTo, SCHEMAS, type Schema } from './openapi-schemas.ts';
import { ITEM_SORTS, type TownshipView } from './protocol.ts';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Schema[];
  readonly requestBody?: Schema;
  readonly responses: Readonly<Record<string, Schema>>;
}

function json(description: string, schema: string): Schema {
  return { description, content: { 'application/json': { schema: refTo(schema) } } };
}

/** The responses of an operation: the good one and the errors that it may give. */
function responses(
  description: string,
  schema: string,
  errors: Readonly<Record<string, string>>,
): Operation['responses'] {
  const refused = Object.entries(errors).map(([status, what]) => [status, json(what, 'Error')] as const);
  return {
    200: json(description, schema),
    ...Object.fromEntries(refused),
    503: json('尚未就绪、繁忙或正在停止', 'Error'),
  };
}

function query(name: string, description: string, schema: Schema = { type: 'string' }): Schema {
  return { name, in: 'query', description, schema };
}

function pathId(description: string): Schema {
  return { name: 'id', in: 'path', required: true, description, schema: { type: 'string' } };
}

/**
 * The OpenAPI 3.1 document of the HTTP interface. The chat at `/ws` is described in `server/protocol.ts`.
 * @param townships the known ones, as values of the `township` parameters
 */
export function openApiDocument(townships: readonly TownshipView[]): Schema {
  const townshipId: Schema = {
    type: 'string',
    ...(townships.length > 0 ? { enum: townships.map(({ id }) => id) } : {}),
  };
  const paths: Record<string, Record<string, Operation>> = {
    '/api/ask': {
      post: {
        summary: '提问：这件事归谁管',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: refTo('AskRequest'),
              example: { question: '残疾人证找谁办', township: 'xiazhen' },
            },
          },
        },
        responses: responses('回答、需要选择，或清单不能回答', 'Answer', {
          400: '问题或乡镇不对',
          403: '来自别的网页',
          404: '会话不存在',
          413: '请求太大',
          429: '提问太频繁',
        }),
      },
    },
    '/api/items': {
      get: {
        summary: '浏览事项，各项计数随筛选变化',
        parameters: [
          query('township', '乡镇编号', townshipId),
          query('list', 'basic 基本履职，cooperative 配合履职，reclaimed 上级收回', { enum: DUTY_LISTS }),
          query('category', '事项类别'),
          query('department', '部门全称，按清单原文'),
          query('q', '要在事项里出现的词，用空格隔开'),
          query('sort', 'township 按清单原序，list 按清单类型，title 按事项名称，department 按部门', {
            enum: ITEM_SORTS,
            default: 'township',
          }),
          query('page', '页码', { type: 'integer', minimum: 1, default: 1 }),
          query('pageSize', '每页项数', {
            type: 'integer',
            minimum: 1,
            maximum: PAGE_SIZE_MOST,
            default: PAGE_SIZE,
          }),
        ],
        responses: responses('一页事项', 'ItemsPage', { 400: '参数不对' }),
      },
    },
    '/api/items/{id}': {
      get: {
        summary: '一个事项和它在原文中的位置；编号保留斜线，如 /api/items/xiazhen/cooperative/13',
        parameters: [pathId('事项编号')],
        responses: responses('事项', 'ItemDetail', { 404: '没有这个事项' }),
      },
    },
    '/api/families': {
      get: {
        summary: '同一件事在各乡镇由谁负责，以及是否不同',
        responses: responses('全部事项组', 'Families', {}),
      },
    },
    '/api/departments/{id}': {
      get: {
        summary: '一个部门牵头或承接的全部事项（清单里的各种写法合在一起），以及其他县（市）的同类部门',
        parameters: [pathId('部门名称，按清单原文')],
        responses: responses('部门；没有这个部门时各项为空', 'Department', {}),
      },
    },
    '/api/suggest': {
      get: {
        summary: '输入时的提示',
        parameters: [query('q', '已输入的文字')],
        responses: responses('提示，最好的在前', 'Suggestions', { 400: '参数不对' }),
      },
    },
    '/api/conversations/{id}': {
      get: {
        summary: '一个会话的全部问答',
        parameters: [pathId('回答里的 conversation')],
        responses: responses('会话', 'Conversation', { 404: '会话不存在' }),
      },
      delete: {
        summary: '彻底删除一个会话',
        parameters: [pathId('回答里的 conversation')],
        responses: {
          204: { description: '已删除' },
          403: json('来自别的网页', 'Error'),
          404: json('会话不存在', 'Error'),
        },
      },
    },
    '/healthz': {
      get: { summary: '是否已能回答问题', responses: responses('能回答', 'Health', {}) },
    },
    '/readyz': {
      get: {
        summary: '索引和模型是否已载入，以及它们的版本和校验值',
        responses: responses('已载入', 'Ready', {}),
      },
    },
    '/metrics': {
      get: {
        summary: 'Prometheus 格式的运行指标',
        responses: {
          200: { description: '指标', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
    '/openapi.json': {
      get: {
        summary: '本文档',
        responses: {
          200: {
            description: 'OpenAPI 3.1',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: '找谁办',
      version: '1',
      description:
        '按乡镇履职事项清单回答：这件事归谁管。WebSocket 接口在 /ws，消息格式见 server/protocol.ts。',
    },
    paths,
    components: { schemas: SCHEMAS },
  };
}
