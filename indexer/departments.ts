import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DutyItem } from './duty-item.ts';
import { indexerError } from './errors.ts';

/** A kind of office, as every county has one: a row of `seeds/departments.json`. */
export interface DepartmentKind {
  readonly id: string;
  /** The full name without the place. */
  readonly name: string;
  /** Short and other forms that lists and people use, without the place. */
  readonly aliases: readonly string[];
}

/** One office: a kind of one county, with every writing of it in the lists. */
export interface Department {
  /** `${county}/${kind}`; for an office of no known kind the kind is its name. */
  readonly id: string;
  readonly kind: string;
  readonly county: string;
  /** The fullest of its writings. */
  readonly name: string;
  /** How the lists write it, the commonest first. */
  readonly writings: readonly string[];
  /** The items that it leads or took over, in the order of the lists. */
  readonly items: readonly string[];
}

/** Reads `seeds/departments.json`. @throws DEPARTMENTS_INVALID when a name or alias stands twice */
export function readDepartmentKinds(root: string): DepartmentKind[] {
  const path = join(root, 'seeds', 'departments.json');
  let kinds: DepartmentKind[];
  try {
    kinds = JSON.parse(readFileSync(path, 'utf8')) as DepartmentKind[];
  } catch (cause) {
    throw indexerError('DEPARTMENTS_INVALID', `cannot read ${path}`, { cause });
  }
  const seen = new Set<string>();
  for (const form of kinds.flatMap((kind) => [kind.name, ...kind.aliases])) {
    if (seen.has(form)) throw indexerError('DEPARTMENTS_INVALID', `${form} stands twice`);
    seen.add(form);
  }
  return kinds;
}

/** A list's “and the others that …” behind a name. */
const OTHERS = /等其他.*$/u;

/** A shorter ending says too little of an office. In characters. */
const SUFFIX_LENGTH = 3;

/** Tells which kind an office's name means; null when no form of the table fits. */
export type FindKind = (name: string, county: string) => DepartmentKind | null;

export function createFindKind(kinds: readonly DepartmentKind[]): FindKind {
  const byForm = new Map(kinds.flatMap((kind) => [kind.name, ...kind.aliases].map((form) => [form, kind])));
  const longestFirst = [...byForm]
    .filter(([form]) => form.length >= SUFFIX_LENGTH)
    .sort(([a], [b]) => b.length - a.length);
  return (name, county) => {
    const forms = formsWithoutPlace(name, county);
    for (const form of forms) {
      const kind = byForm.get(form);
      if (kind) return kind;
    }
    // An office of another place (岳普湖县供电公司) is known by how its name ends.
    return longestFirst.find(([form]) => forms[0]?.endsWith(form))?.[1] ?? null;
  };
}

/**
 * An office's name without its place, in the ways that lists write places: the county in front (托里县民政局),
 * only its level (市民政局), a prefecture's branch in the county (喀什地区生态环境局泽普县分局), the county inside
 * (国家电网托里分公司), and a trailing 等其他…部门.
 */
function formsWithoutPlace(name: string, county: string): string[] {
  const short = county.replace(/(?:自治)?[县市]$/u, '');
  const first = name.replace(OTHERS, '');
  const branch = new RegExp(`^(?:\\p{Script=Han}{0,10}?(?:地区|市|州))?(.+?局?)${short}(?:县|市)?分局$`, 'u');
  const head = branch.exec(first)?.[1];
  const withoutCounty = first.replaceAll(county, '').replaceAll(short, '');
  const withoutLevel = withoutCounty.replace(/^[县市州]/u, '');
  const forms = [first, withoutCounty, withoutLevel, withoutLevel.replace(/（[^）]*）/gu, '')];
  if (head !== undefined) forms.push(head, head.replace(/局$/u, ''), `${head.replace(/局$/u, '')}局`);
  return forms;
}

/** Joins every writing in the items to its office. Offices in the order of their first item. */
export function joinDepartments(items: readonly DutyItem[], findKind: FindKind): Department[] {
  const offices = new Map<
    string,
    { kind: string; county: string; counts: Map<string, number>; items: string[] }
  >();
  for (const item of items) {
    for (const name of item.departments) {
      const { county } = item.township;
      const kind = findKind(name, county)?.id ?? name;
      const id = `${county}/${kind}`;
      const office = offices.get(id) ?? { kind, county, counts: new Map<string, number>(), items: [] };
      office.counts.set(name, (office.counts.get(name) ?? 0) + 1);
      if (office.items.at(-1) !== item.id) office.items.push(item.id);
      offices.set(id, office);
    }
  }
  return [...offices].map(([id, { kind, county, counts, items: held }]) => {
    const writings = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length).map(([name]) => name);
    const name = writings.reduce(
      (longest, writing) => (writing.length > longest.length ? writing : longest),
      '',
    );
    return { id, kind, county, name, writings, items: held };
  });
}
