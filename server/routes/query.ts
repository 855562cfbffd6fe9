import type { Context } from 'hono';
import { serverError } from '../errors.ts';
import { LIMITS } from '../protocol.ts';

/**
 * A text parameter of the address; null when it is absent or blank.
 * @throws ServerError PARAMETER_INVALID when it is over-long or holds control characters
 */
export function textParameter(c: Context, name: string): string | null {
  const value = c.req.query(name)?.trim() ?? '';
  if (value === '') return null;
  const unreadable = { name, value, valid: '不含控制字符的 UTF-8 文字' };
  if (!isDecodable(new URL(c.req.url).search)) {
    throw serverError('PARAMETER_INVALID', 'a broken percent escape', unreadable);
  }
  if ([...value].length > LIMITS.questionCharacters) {
    const valid = `${LIMITS.questionCharacters} 个字以内的文字`;
    throw serverError('PARAMETER_INVALID', `${name} is too long`, { name, value, valid });
  }
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(value)) {
    throw serverError('PARAMETER_INVALID', `${name} is unreadable`, unreadable);
  }
  return value;
}

/** Hono leaves an escape that is no UTF-8 in the text; to us it is a mistake. */
function isDecodable(query: string): boolean {
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}

/** A parameter with a closed list of values; null when it is absent. @throws ServerError PARAMETER_INVALID */
export function choiceParameter<Value extends string>(
  c: Context,
  name: string,
  values: readonly Value[],
): Value | null {
  const text = textParameter(c, name);
  if (text === null) return null;
  const value = values.find((choice) => choice === text);
  if (value === undefined) {
    throw serverError('PARAMETER_INVALID', `${name} is unknown`, {
      name,
      value: text,
      valid: values.join('、'),
    });
  }
  return value;
}

/** A page number from 1; 1 when it is absent. @throws ServerError PARAMETER_INVALID */
export function pageParameter(c: Context): number {
  const text = textParameter(c, 'page');
  if (text === null) return 1;
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw serverError('PARAMETER_INVALID', 'page is no page number', {
      name: 'page',
      value: text,
      valid: '从 1 开始的整数',
    });
  }
  return Number(text);
}
