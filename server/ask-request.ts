import { serverError } from './errors.ts';
import { type AskRequest, LIMITS, type TownshipView } from './protocol.ts';

const EXAMPLE = '{"question":"残疾人证找谁办","township":"xiazhen"}';
// Line breaks and tabs come with pasted text; other control characters and lone surrogates are no text.
const UNREADABLE = /[\p{Cc}\p{Cs}]/u;
// What shows nothing: spaces, joiners, direction marks, fillers.
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

function badBody(what: string): Error {
  return serverError('BAD_BODY', what, { what, example: EXAMPLE });
}

/** An optional string field; null counts as absent. */
function optionalText(body: object, name: string): string | undefined {
  const value: unknown = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badBody(`${name} 必须是字符串`);
  return value;
}

/**
 * Checks what a client sent as a question, by HTTP or WebSocket; fields beyond the contract are dropped.
 * @throws ServerError BAD_BODY, QUESTION_MISSING, QUESTION_EMPTY, QUESTION_TOO_LONG, QUESTION_UNREADABLE,
 *   TOWNSHIP_UNKNOWN
 * @param limit characters of a question
 */
export function parseAskRequest(
  body: unknown,
  townships: readonly TownshipView[],
  limit: number = LIMITS.questionCharacters,
): AskRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badBody('内容必须是一个 JSON 对象');
  const question = optionalText(body, 'question');
  if (question === undefined) throw serverError('QUESTION_MISSING', 'no question');
  if (question.replace(INVISIBLE, '') === '') throw serverError('QUESTION_EMPTY', 'blank question');
  const length = [...question].length;
  if (length > limit) {
    const details = { length, limit };
    throw serverError('QUESTION_TOO_LONG', `${length} characters`, details);
  }
  if (UNREADABLE.test(question.replace(/[\t\n\r]/g, ''))) {
    throw serverError('QUESTION_UNREADABLE', 'control characters in the question');
  }
  const township = optionalText(body, 'township');
  if (township !== undefined) checkTownship(township, townships);
  const conversation = optionalText(body, 'conversation');
  return {
    question,
    ...(township === undefined ? {} : { township }),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

/** @throws ServerError TOWNSHIP_UNKNOWN that lists the known ones */
export function checkTownship(id: string, townships: readonly TownshipView[]): void {
  if (townships.some((township) => township.id === id)) return;
  const valid = townships.map((township) => `${township.id}（${township.name}）`).join('、');
  throw serverError('TOWNSHIP_UNKNOWN', 'unknown township', { value: id, valid });
}
