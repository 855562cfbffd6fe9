/** The overview's numbers from the counts of the lists. Pure. */
import type { ItemsPage, TownshipView } from '../server/protocol.ts';
import type { DepartmentCounts, RouteData } from './page-state.ts';

type Counts = ItemsPage['counts'];

/** How many items there are: in all, of those taken back, and by township. */
export interface OverviewCounts {
  readonly all: Counts;
  readonly reclaimed: Counts;
  readonly townships: readonly { readonly township: TownshipView; readonly counts: Counts }[];
}

export function overviewData({
  all,
  reclaimed,
  townships,
}: OverviewCounts): Extract<RouteData, { page: 'overview' }> {
  return {
    page: 'overview',
    townships: townships.map(({ township, counts: { list, category } }) => ({ township, list, category })),
    reclaimedBy: departmentCounts(all, reclaimed),
  };
}

function departmentCounts(all: Counts, reclaimed: Counts): readonly DepartmentCounts[] {
  return Object.entries(reclaimed.department)
    .map(([name, takenBack]) => ({ name, takenBack, led: (all.department[name] ?? 0) - takenBack }))
    .sort((one, other) => other.takenBack - one.takenBack || (one.name < other.name ? -1 : 1));
}
