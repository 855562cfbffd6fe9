import { expect, it } from 'vitest';
import { createLog, errorFields } from '../../server/log.ts';

it('writes one line an event, whatever the fields hold', () => {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  log('warn', 'odd', { value: 'a\nb\r\u2028{"level":"error"}' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'odd' });
});

it('keeps the chain of causes', () => {
  const fields = errorFields(new Error('outer', { cause: new Error('inner') }));
  expect(fields).toMatchObject({ error: 'outer', cause: { error: 'inner' } });
  expect(errorFields('text')).toEqual({ error: 'text' });
});
