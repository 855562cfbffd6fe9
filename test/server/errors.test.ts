import { describe, expect, it } from 'vitest';
import { isServerError, presentError, SERVER_ERRORS, serverError } from '../../server/errors.ts';
import { ERROR_CODES } from '../../server/protocol.ts';

describe('the error sentences', () => {
  it.each(ERROR_CODES)('%s says in Chinese what to do', (code) => {
    expect(SERVER_ERRORS[code].sentence).toMatch(/[^。]+。.*请/u);
    expect(SERVER_ERRORS[code].status).toBeGreaterThanOrEqual(400);
  });

  it('fills in the bad value and the valid ones', () => {
    const error = serverError('TOWNSHIP_UNKNOWN', 'unknown', { value: '上海', valid: 'xiazhen（夏镇）' });
    expect(error.userMessage).toBe('没有编号为“上海”的乡镇。请改用其中之一：xiazhen（夏镇），或不指定乡镇。');
  });

  it('shows a value from outside as one short line without control characters', () => {
    const value = `a\n\u0000\u202E${'长'.repeat(100)}`;
    expect(serverError('MESSAGE_UNKNOWN', 'x', { value }).userMessage).toBe(
      `不认识的消息类型“a${'长'.repeat(39)}…”。请使用 ask、cancel 或 ping。`,
    );
  });

  it('leaves a placeholder in a value alone', () => {
    expect(serverError('MESSAGE_UNKNOWN', 'x', { value: '{value}' }).userMessage).toContain('“{value}”');
  });
});

describe('presentError', () => {
  it('shows none of the words of an unknown error', () => {
    const { status, body } = presentError(new Error('/secret/path: connection refused'));
    expect(status).toBe(500);
    expect(body).toEqual({ error: { code: 'INTERNAL', message: SERVER_ERRORS.INTERNAL.sentence } });
  });

  it('says after how many seconds to try again', () => {
    expect(presentError(serverError('BUSY', 'x', { seconds: 3 })).body.error).toEqual({
      code: 'BUSY',
      message: '正在处理的问题较多。请等 3 秒后再试。',
      retryAfter: 3,
    });
  });

  it('knows its own errors from those that only look alike', () => {
    expect(isServerError(serverError('BUSY', 'x'))).toBe(true);
    expect(isServerError(Object.assign(new Error('x'), { code: 'BUSY' }))).toBe(false);
  });
});
