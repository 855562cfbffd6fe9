import type { FindDepartments } from './find-departments.ts';
import type { SelectionPlaces, SelectionReading } from './read-selection.ts';

const PRONOUN =
  /他们|它们|[它他](?=还|也|都|另外|牵头|承接|负责|管)|(?:这|那)(?:个|家)?(?:局|部门|单位|委|办)|该(?:局|部门|单位|委)/u;

/** 「他们还管什么」 with the name that 他们 stands for. */
export function withDepartment(question: string, departments: readonly string[]): string {
  const [name] = departments;
  return name === undefined ? question : question.replace(PRONOUN, name);
}

/** Everything that the one named office leads: 「水利局名下还有啥」; null when none or several are named. */
export function departmentSelection(
  question: string,
  place: SelectionPlaces,
  findDepartments: FindDepartments,
): SelectionReading | null {
  const [mention, ...others] = findDepartments(question);
  if (!mention?.formal || others.length > 0) return null;
  const { words, form, offices } = mention;
  const { townships } = place;
  return {
    intent: 'department',
    selection: {
      townships,
      list: null,
      category: null,
      departments: { words: form, offices },
      keyword: null,
      inCells: false,
    },
    alsoList: false,
    bare: false,
    byCategory: false,
    words: [...place.words, words].join(' '),
  };
}
