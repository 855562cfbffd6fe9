import { describe, expect, it } from 'vitest';
import { createSmallKnowledge, XIAZHEN_LINES } from '../../support/small-knowledge.ts';

const { catalog } = createSmallKnowledge();

describe('the item catalog', () => {
  it('shows an item in its place: the lines around it, with the runs of its cells', () => {
    const passage = catalog.detail('xiazhen/cooperative/20')?.passage ?? [];
    expect(passage.map(({ line, text }) => [line, text])).toEqual(
      XIAZHEN_LINES.map((text, at) => [at + 1, text]),
    );
    const marked = passage.flatMap(({ text, marks }) =>
      marks.map(({ start, end, field }) => [field, text.slice(start, end)]),
    );
    expect(marked).toEqual([
      ['no', '20'],
      ['category', '民生服务'],
      ['title', '残疾人证管理'],
      ['departments', '托克逊县残疾人联'],
      ['departments', '合会'],
    ]);
  });

  it('keeps a passage within its document', () => {
    const passage = catalog.detail('xiazhen/cooperative/21')?.passage ?? [];
    expect(passage.at(-1)?.line).toBe(XIAZHEN_LINES.length);
    expect(passage[0]?.line).toBe(8);
  });

  it('knows the neighbours in the list and the family', () => {
    expect(catalog.detail('xiazhen/cooperative/20')).toMatchObject({
      previous: null,
      next: 'xiazhen/cooperative/21',
      family: ['tuolizhen/cooperative/19'],
    });
    expect(catalog.detail('xiazhen/basic/1')).toMatchObject({ previous: null, next: null, family: [] });
  });

  it.each(['', 'xiazhen', 'xiazhen/cooperative/99', '__proto__', 'constructor'])('knows no item %j', (id) => {
    expect(catalog.view(id)).toBeNull();
    expect(catalog.detail(id)).toBeNull();
  });

  it('names the townships once, in order', () => {
    expect(catalog.townships.map(({ id }) => id)).toEqual(['xiazhen', 'tuolizhen']);
  });
});
