import type { Intent } from '../../protocol.ts';
import type { FindTownship } from '../township-names.ts';
import { departmentSelection, withDepartment } from './department-selection.ts';
import type { FindDepartments } from './find-departments.ts';
import type { Memory } from './memory.ts';
import type { Place } from './read-place.ts';
import type { SelectionReading } from './read-selection.ts';

/** Intents of many items. */
export const OF_MANY: readonly (Intent | null)[] = ['list', 'count', 'department', 'lookup'];

/**
 * The selection that the conversation's last counting or listing question ended in.
 * @param readSelection reads one of its questions, as a change of the selection before or as a whole
 */
export function carriedSelection(
  memory: Memory,
  findTownship: FindTownship,
  readSelection: (question: string, place: Place, base: SelectionReading | null) => SelectionReading | null,
  findDepartments: FindDepartments,
): SelectionReading | null {
  if (!OF_MANY.includes(memory.intent)) return null;
  let base: SelectionReading | null = null;
  for (const { question, answer } of memory.turns) {
    const { intent, township } = answer.understood;
    if (!OF_MANY.includes(intent ?? null)) {
      base = null;
      continue;
    }
    const named = findTownship(question);
    const place: Place = {
      townships: named?.townships ?? (township ? [township] : []),
      words: named?.words ?? [],
      carried: false,
      foreign: null,
      everywhere: named === null && township === null,
    };
    const asked = withDepartment(question, answer.departments);
    base =
      readSelection(asked, place, base) ??
      readSelection(asked, place, null) ??
      (intent === 'department' ? departmentSelection(asked, place, findDepartments) : null) ??
      base;
  }
  return base;
}
