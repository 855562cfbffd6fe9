import { ITEM_SORTS, type ItemsPage, type ListId } from '../../server/protocol.ts';
import { type BrowseFilters, NO_FILTERS, routeHref } from '../route.ts';
import { ItemRows } from './item-rows.tsx';
import { Pager } from './pager.tsx';
import { RemoteView } from './remote-view.tsx';
import { readQuery, SearchFilter } from './search-filter.tsx';
import type { ViewProps } from './view-props.ts';

type FilterName = 'township' | 'list' | 'category' | 'department';
const FILTERS = ['township', 'list', 'category', 'department'] as const satisfies readonly FilterName[];

/** All items, by filters whose counts follow each other. A plain form, so the address says what is shown. */
export function BrowseView(props: ViewProps & { readonly filters: BrowseFilters }) {
  const { filters, t } = props;
  return (
    <div class="browse">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.browse.heading}
      </h1>
      <RemoteView {...props} page="browse">
        {({ items }) => (
          <>
            <FilterForm {...props} counts={items.counts} />
            <p class="browse-total" role="status">
              <span>{t.browse.total(items.total)}</span>
              {FILTERS.some((name) => filters[name] !== '') || filters.q !== '' ? (
                <a href={routeHref({ page: 'browse', filters: { ...NO_FILTERS, sort: filters.sort } })}>
                  {t.browse.clear}
                </a>
              ) : null}
            </p>
            {items.total === 0 ? (
              <p class="empty">{t.browse.none}</p>
            ) : (
              <ItemRows items={items.items} t={t} />
            )}
            <Pager
              page={items.page}
              pages={Math.ceil(items.total / items.pageSize)}
              href={(page) => routeHref({ page: 'browse', filters: { ...filters, page } })}
              t={t}
            />
          </>
        )}
      </RemoteView>
    </div>
  );
}

function FilterForm({
  filters,
  counts,
  state,
  actions,
  t,
}: ViewProps & { readonly filters: BrowseFilters; readonly counts: ItemsPage['counts'] }) {
  const labels: Record<FilterName, string> = {
    township: t.ask.township,
    list: t.browse.list,
    category: t.browse.category,
    department: t.browse.department,
  };
  const valueName = (name: FilterName, value: string) => {
    if (name === 'list') return t.list[value as ListId] ?? value;
    if (name === 'township') return state.townships.find(({ id }) => id === value)?.name ?? value;
    return value;
  };
  const change = (part: Partial<BrowseFilters>) =>
    actions.navigate(routeHref({ page: 'browse', filters: { ...filters, page: 1, ...part } }));
  return (
    <form
      class="filters"
      action="/browse"
      method="get"
      aria-label={t.browse.search}
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: readQuery(event.currentTarget) });
      }}
    >
      <SearchFilter label={t.browse.search} query={filters.q} place="filter-search" t={t} />
      {FILTERS.map((name) => (
        <label class="filter">
          <span>{labels[name]}</span>
          <select
            name={name}
            value={filters[name]}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          >
            <option value="">{t.browse.any}</option>
            {optionsOf(counts[name], filters[name]).map(([value, count]) => (
              <option value={value} selected={value === filters[name]}>
                {t.browse.option(valueName(name, value), count)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label class="filter">
        <span>{t.browse.sort}</span>
        <select
          name="sort"
          value={filters.sort || ITEM_SORTS[0]}
          onChange={(event) => {
            const sort = event.currentTarget.value;
            change({ sort: sort === ITEM_SORTS[0] ? '' : sort });
          }}
        >
          {ITEM_SORTS.map((sort) => (
            <option value={sort} selected={sort === (filters.sort || ITEM_SORTS[0])}>
              {t.browse.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

/** A chosen value stays in the list when the other filters leave nothing of it. */
function optionsOf(
  counts: Readonly<Record<string, number>>,
  chosen: string,
): readonly (readonly [string, number])[] {
  const entries = Object.entries(counts);
  return chosen === '' || chosen in counts ? entries : [...entries, [chosen, 0]];
}
