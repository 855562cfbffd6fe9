import { AppError } from '../indexer/errors.ts';
import { ERROR_CODES, type ErrorBody, type ErrorCode } from './protocol.ts';

type Status = 400 | 403 | 404 | 405 | 408 | 413 | 426 | 429 | 431 | 500 | 503;

/** Every code of the contract: its HTTP status and the sentence for people; `{…}` is filled in when it is thrown. */
export const SERVER_ERRORS: Readonly<
  Record<ErrorCode, { readonly status: Status; readonly sentence: string }>
> = {
  BAD_JSON: {
    status: 400,
    sentence: '内容不是有效的 JSON（UTF-8 编码）。请发送 {"question":"…"} 这样的内容。',
  },
  BAD_BODY: { status: 400, sentence: '{what}。请按 {example} 的格式发送。' },
  QUESTION_MISSING: { status: 400, sentence: '缺少 question。请发送 {"question":"…"} 这样的内容。' },
  QUESTION_EMPTY: { status: 400, sentence: '问题是空的。请用一句话说说要办的事，例如“残疾人证找谁办”。' },
  QUESTION_TOO_LONG: {
    status: 400,
    sentence: '问题有 {length} 个字，太长了。请缩短到 {limit} 个字以内，只说要办的事。',
  },
  QUESTION_UNREADABLE: { status: 400, sentence: '问题里有无法识别的控制字符。请删去它们，或重新输入问题。' },
  TOWNSHIP_UNKNOWN: {
    status: 400,
    sentence: '没有编号为“{value}”的乡镇。请改用其中之一：{valid}，或不指定乡镇。',
  },
  CONVERSATION_UNKNOWN: {
    status: 404,
    sentence: '找不到这个会话，它可能已被删除或已过保存期限。请不带 conversation 重新提问。',
  },
  ITEM_UNKNOWN: {
    status: 404,
    sentence: '没有编号为“{value}”的事项。请使用 GET /api/items 列出的编号，例如 {example}。',
  },
  PARAMETER_INVALID: { status: 400, sentence: '参数 {name} 不能是“{value}”。请改为：{valid}。' },
  ROUTE_UNKNOWN: {
    status: 404,
    sentence: '没有这个地址。请从首页 / 提问，或查看 /openapi.json 列出的接口。',
  },
  METHOD_NOT_ALLOWED: { status: 405, sentence: '这个地址不支持 {method}。请改用 {allowed}。' },
  BODY_TOO_LARGE: { status: 413, sentence: '请求超过 {limit} 字节。请把问题缩短到 {characters} 个字以内。' },
  RATE_LIMITED: { status: 429, sentence: '提问太频繁。请等 {seconds} 秒后再试。' },
  BUSY: { status: 503, sentence: '正在处理的问题较多。请等 {seconds} 秒后再试。' },
  TOO_MANY_SOCKETS: {
    status: 503,
    sentence: '打开的连接太多。请关闭不用的页面，等 {seconds} 秒后再试。',
  },
  REQUEST_TIMEOUT: { status: 408, sentence: '请求发送得太慢，已断开。请检查网络后重试。' },
  HEADERS_TOO_LARGE: { status: 431, sentence: '请求头太大。请缩短地址，或改用 POST /api/ask 提问。' },
  HTTP_INVALID: { status: 400, sentence: '收到的不是有效的 HTTP 请求。请用浏览器或 HTTP 客户端访问。' },
  HOST_FORBIDDEN: {
    status: 403,
    sentence:
      '本服务不叫“{value}”。请改用 http://127.0.0.1 或 http://localhost 打开，或由管理员把这个名称加入 ALLOWED_HOSTS。',
  },
  FRAMES_TOO_FAST: {
    status: 429,
    sentence: '消息发送得太快，每秒最多 {limit} 条。请放慢速度后重新连接。',
  },
  FRAME_BINARY: { status: 400, sentence: '收到的是二进制消息。请发送 JSON 文本。' },
  FRAME_TOO_LARGE: { status: 413, sentence: '消息超过 {limit} 字节。请缩短问题后重新连接。' },
  FRAME_NOT_UTF8: { status: 400, sentence: '消息不是有效的 UTF-8 文本。请用 UTF-8 编码后重新连接。' },
  MESSAGE_UNKNOWN: { status: 400, sentence: '不认识的消息类型“{value}”。请使用 ask、cancel 或 ping。' },
  MESSAGE_ID_TAKEN: { status: 400, sentence: '这个 id 已用于另一个问题。请为每个问题换一个新的 id。' },
  UPGRADE_REQUIRED: {
    status: 426,
    sentence: '这个地址只接受 WebSocket 连接。请改用 WebSocket，或用 POST /api/ask 提问。',
  },
  ORIGIN_FORBIDDEN: {
    status: 403,
    sentence: '不接受来自“{value}”网页的请求。请直接打开本站提问，或由管理员把该来源加入 ALLOWED_ORIGINS。',
  },
  SHUTTING_DOWN: { status: 503, sentence: '服务正在停止。请稍后重新连接再问。' },
  NOT_READY: { status: 503, sentence: '服务正在准备清单和索引。请等 {seconds} 秒后再试。' },
  INTERNAL: {
    status: 500,
    sentence: '服务出了故障，这个问题没有得到处理。请稍后再试；若一再出现，请告知管理员。',
  },
};

/** Values for the placeholders of a sentence. */
export interface ErrorDetails {
  readonly [placeholder: string]: string | number;
}

/** An error of the contract; `details` fill the sentence, `seconds` also becomes `Retry-After`. */
export type ServerError = AppError<ErrorCode> & { readonly retryAfter?: number };

/**
 * @param message for the log: what was wrong, without the user's words
 * @param details values for the sentence's `{…}`; values from outside are shortened and cleared of control characters
 */
export function serverError(
  code: ErrorCode,
  message: string,
  details: ErrorDetails = {},
  options?: ErrorOptions,
): ServerError {
  const sentence = SERVER_ERRORS[code].sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = details[name];
    return value === undefined ? whole : name === 'value' ? quotable(String(value)) : String(value);
  });
  const error = new AppError(code, message, sentence, options);
  return typeof details.seconds === 'number' ? Object.assign(error, { retryAfter: details.seconds }) : error;
}

/** A value from outside as it may stand in a sentence: one short line. */
function quotable(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const characters = [...line];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : line;
}

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/** Whether an error belongs to the contract; anything else is a fault of ours. */
export function isServerError(error: unknown): error is ServerError {
  return error instanceof AppError && CODES.has(error.code);
}

/** What a client sees of an error: an unknown one shows a fixed sentence and none of its words. */
export function presentError(error: unknown): { readonly status: Status; readonly body: ErrorBody } {
  const known = isServerError(error) ? error : serverError('INTERNAL', 'unknown error');
  const { code, userMessage, retryAfter } = known;
  return {
    status: SERVER_ERRORS[code].status,
    body: { error: { code, message: userMessage, ...(retryAfter === undefined ? {} : { retryAfter }) } },
  };
}
