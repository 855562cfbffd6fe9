import type { Department } from '../../indexer/departments.ts';
import type { DepartmentView, ItemView } from '../protocol.ts';

/**
 * Everything of the offices that a writing means. Lists write one office in several ways (市民政局, 民政局), and a
 * writing without its county (公安局) may mean an office of each of several counties.
 * @param viewOf the item of an id; what it does not know is left out
 */
export function presentDepartment(
  name: string,
  departments: readonly Department[],
  viewOf: (id: string) => ItemView | null,
): DepartmentView {
  const own = departments.filter(({ writings }) => writings.includes(name));
  const kinds = new Set(own.map(({ kind }) => kind));
  const items = new Set(own.flatMap((office) => office.items));
  return {
    name,
    writings: [...new Set(own.flatMap(({ writings }) => writings))],
    items: [...items].flatMap((id) => viewOf(id) ?? []),
    alike: departments
      .filter((office) => kinds.has(office.kind) && !own.includes(office))
      .map((office) => ({ name: office.name, county: office.county, items: office.items.length })),
  };
}
