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

/** A whole number from 1 to `most`; null when it is absent. @throws ServerError PARAMETER_INVALID */
export function numberParameter(c: Context, name: string, most: number): number | null {
  const text = textParameter(c, name);
  if (text === null) return null;
  const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) {
    throw serverError('PARAMETER_INVALID', `${name} is out of range`, {
      name,
      value: text,
      valid: `1 到 ${most} 的整数`,
    });
  }
  return value;
}
