import { parseAskRequest } from '../ask-request.ts';
import { serverError } from '../errors.ts';
import { type ClientMessage, LIMITS, type Limits, type TownshipView } from '../protocol.ts';

const EXAMPLE = '{"type":"ask","id":"…","question":"残疾人证找谁办"}';

/**
 * One text frame → a checked message.
 * @throws ServerError BAD_JSON, BAD_BODY, MESSAGE_UNKNOWN, and as parseAskRequest; `messageIdOf` finds the id to
 *   answer with
 */
export function parseClientMessage(
  text: string,
  townships: readonly TownshipView[],
  limits: Limits = LIMITS,
): ClientMessage {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badMessage('消息必须是一个 JSON 对象');
  const type: unknown = Object.hasOwn(value, 'type') ? (value as Record<string, unknown>).type : undefined;
  if (type === undefined) throw badMessage('消息缺少 type');
  if (type === 'ping') return { type };
  if (type !== 'ask' && type !== 'cancel') {
    // Not String(): an object from outside may have a `toString` that is no function.
    const value = typeof type === 'string' ? type : JSON.stringify(type);
    throw serverError('MESSAGE_UNKNOWN', 'unknown message type', { value });
  }
  const id = messageIdOf(text);
  if (id === null) throw badMessage(`id 必须是 1 到 ${LIMITS.idCharacters} 个字符的字符串`);
  return type === 'cancel'
    ? { type, id }
    : { type, id, ...parseAskRequest(value, townships, limits.questionCharacters) };
}

/** The id that an answer to a frame must carry, also when the frame is wrong otherwise; null when it has none. */
export function messageIdOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const id: unknown = Object.hasOwn(Object(value), 'id')
      ? (value as Record<string, unknown>).id
      : undefined;
    return typeof id === 'string' && id.length >= 1 && id.length <= LIMITS.idCharacters ? id : null;
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw serverError('BAD_JSON', 'a frame is not JSON', {}, { cause });
  }
}

function badMessage(what: string): Error {
  return serverError('BAD_BODY', what, { what, example: EXAMPLE });
}
