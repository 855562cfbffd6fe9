import type { DutyItem } from '../../indexer/duty-item.ts';

/** A shorter name is a level and not an office. In characters. */
const SHORTEST = 3;

/**
 * The ending that the leading departments of all items share, without their places: 残疾人联合会. Only items
 * with one department each; null when they differ. It stands word for word in every item.
 */
export function commonDepartment(items: readonly DutyItem[]): string | null {
  const names = items.map((item) => {
    const [name = ''] = item.departments;
    const { county } = item.township;
    const without = name.startsWith(county)
      ? name.slice(county.length)
      : name.replace(/^[县市州](?=.{3})/u, '');
    return item.departments.length === 1 ? without : '';
  });
  const [first = ''] = names;
  return first.length >= SHORTEST && names.every((name) => name === first) ? first : null;
}
