import { describe, expect, it } from 'vitest';
import type { DepartmentMention } from '../../../../server/answer/reading/find-departments.ts';
import { createReadSelection } from '../../../../server/answer/reading/read-selection.ts';

/** Reads questions that name this one office of everyday use. */
function readerOf(form: string) {
  const find = (question: string): DepartmentMention[] => {
    const at = question.indexOf(form);
    return at < 0 ? [] : [{ words: form, form, at, offices: [], formal: false }];
  };
  const read = createReadSelection(['民生服务'], find, /(?!)/u);
  return (question: string) =>
    read(question, { townships: [], words: [], everywhere: false }, null)?.selection;
}

describe('an office of everyday use in a counting question', () => {
  it('is what the items are about, where the question says so', () => {
    const read = readerOf('消防');
    expect(read('关于消防的事项有几项')).toMatchObject({ keyword: '消防', departments: null });
    expect(read('消防牵头的事项有几项')).toMatchObject({ keyword: null, departments: { words: '消防' } });
  });

  it.each(['消防(安全', '消防+', '消防[', '消防)'])('is a name and no pattern: %s', (form) => {
    const read = readerOf(form);
    expect(read(`${form}牵头的事项有几项`)).toMatchObject({ departments: { words: form } });
    expect(read(`“${form}”的事项有几项`)).toMatchObject({ keyword: form, departments: null });
  });
});
