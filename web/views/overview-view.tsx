import type { ListId, TownshipView } from '../../server/protocol.ts';
import type { TownshipCounts } from '../page-state.ts';
import { itemsQuery, routeHref } from '../route.ts';
import { BarChart } from './bar-chart.tsx';
import { RemoteView } from './remote-view.tsx';
import type { ViewProps } from './view-props.ts';

const LISTS = ['basic', 'cooperative', 'reclaimed'] as const satisfies readonly ListId[];
const LIST_TONES = {
  basic: 'township',
  cooperative: 'leads',
  reclaimed: 'reclaimed',
} as const satisfies Record<ListId, string>;
const DEPARTMENTS_DRAWN = 12;

/** The lists in numbers. Each chart is drawn for the eye and stands as a table for everyone. */
export function OverviewView(props: ViewProps) {
  const { t } = props;
  return (
    <div class="overview">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.overview.heading}
      </h1>
      <RemoteView {...props} page="overview">
        {({ townships: counted, reclaimedBy }) => {
          const townships = inListOrder(counted, props.state.townships);
          return (
            <>
              <section>
                <h2 class="section-title" id="chart-lists">
                  {t.overview.lists}
                </h2>
                <BarChart
                  series={LISTS.map((list) => ({ name: t.list[list], tone: LIST_TONES[list] }))}
                  rows={townships.map(({ township, list }) => ({
                    name: township.name,
                    values: LISTS.map((id) => list[id] ?? 0),
                  }))}
                />
                <ListsTable townships={townships} t={t} />
              </section>
              <section>
                <h2 class="section-title" id="chart-categories">
                  {t.overview.categories}
                </h2>
                <CategoriesTable townships={townships} t={t} />
              </section>
              <section>
                <h2 class="section-title" id="chart-departments">
                  {t.overview.reclaimedBy}
                </h2>
                <BarChart
                  series={[
                    { name: t.overview.takenBack, tone: LIST_TONES.reclaimed },
                    { name: t.overview.led, tone: LIST_TONES.cooperative },
                  ]}
                  rows={reclaimedBy
                    .slice(0, DEPARTMENTS_DRAWN)
                    .map(({ name, takenBack, led }) => ({ name, values: [takenBack, led] }))}
                />
                {reclaimedBy.length > DEPARTMENTS_DRAWN && (
                  <p class="note">{t.overview.more(reclaimedBy.length - DEPARTMENTS_DRAWN)}</p>
                )}
                <details class="chart-table">
                  <summary>{t.overview.table}</summary>
                  <table class="table table-numbers" aria-labelledby="chart-departments">
                    <thead>
                      <tr>
                        <th scope="col">{t.overview.department}</th>
                        <th scope="col">{t.overview.takenBack}</th>
                        <th scope="col">{t.overview.led}</th>
                        <th scope="col">{t.overview.share}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {reclaimedBy.map(({ name, takenBack, led }) => (
                        <tr>
                          <th scope="row" lang="zh-CN">
                            <a href={routeHref({ page: 'department', name })}>{name}</a>
                          </th>
                          <td data-label={t.overview.takenBack}>{takenBack}</td>
                          <td data-label={t.overview.led}>{led}</td>
                          <td data-label={t.overview.share}>{percent(takenBack, takenBack + led)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </details>
              </section>
            </>
          );
        }}
      </RemoteView>
    </div>
  );
}

/** The counts may have come before the server's greeting, which says the townships' order. */
function inListOrder(
  counted: readonly TownshipCounts[],
  known: readonly TownshipView[],
): readonly TownshipCounts[] {
  const place = (id: string) => known.findIndex((township) => township.id === id);
  return counted.toSorted((one, other) => place(one.township.id) - place(other.township.id));
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)}%`;
}

function ListsTable({
  townships,
  t,
}: { readonly townships: readonly TownshipCounts[] } & Pick<ViewProps, 't'>) {
  return (
    <table class="table table-dense table-numbers" aria-labelledby="chart-lists">
      <thead>
        <tr>
          <th scope="col">{t.overview.township}</th>
          {LISTS.map((list) => (
            <th scope="col">{t.list[list]}</th>
          ))}
          <th scope="col">{t.overview.total}</th>
        </tr>
      </thead>
      <tbody>
        {townships.map(({ township, list }) => (
          <tr>
            <th scope="row" lang="zh-CN">
              {township.name}
            </th>
            {LISTS.map((id) => (
              <td data-label={t.list[id]}>
                <a href={`/browse${itemsQuery({ township: township.id, list: id })}`}>{list[id] ?? 0}</a>
              </td>
            ))}
            <td data-label={t.overview.total}>{LISTS.reduce((sum, id) => sum + (list[id] ?? 0), 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CategoriesTable({
  townships,
  t,
}: { readonly townships: readonly TownshipCounts[] } & Pick<ViewProps, 't'>) {
  const categories = [...new Set(townships.flatMap(({ category }) => Object.keys(category)))];
  const most = Math.max(1, ...townships.flatMap(({ category }) => Object.values(category)));
  return (
    <table class="table table-dense table-numbers table-heat" aria-labelledby="chart-categories">
      <thead>
        <tr>
          <th scope="col">{t.overview.category}</th>
          {townships.map(({ township }) => (
            <th scope="col" lang="zh-CN">
              {township.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((name) => (
          <tr>
            <th scope="row" lang="zh-CN">
              {name}
            </th>
            {townships.map(({ township, category }) => {
              const count = category[name] ?? 0;
              return (
                <td data-label={township.name} class={`heat-${Math.ceil((count / most) * 5)}`}>
                  {count === 0 ? (
                    0
                  ) : (
                    <a href={`/browse${itemsQuery({ township: township.id, category: name })}`}>{count}</a>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
