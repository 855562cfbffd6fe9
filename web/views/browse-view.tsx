import type { ItemsPage, ListId } from '../../server/protocol.ts';
import { type BrowseFilters, routeHref } from '../route.ts';
import { Icon } from './icon.tsx';
import { ItemRows } from './item-rows.tsx';
import { RemoteView } from './remote-view.tsx';
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
            <p class="browse-total">
              <span>{t.browse.total(items.total)}</span>
              {FILTERS.some((name) => filters[name] !== '') || filters.q !== '' ? (
                <a href="/browse">{t.browse.clear}</a>
              ) : null}
            </p>
            {items.total === 0 ? <p>{t.browse.none}</p> : <ItemRows items={items.items} t={t} />}
            <Pager filters={filters} items={items} t={t} />
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
        const q = new FormData(event.currentTarget).get('q');
        change({ q: typeof q === 'string' ? q.trim() : '' });
      }}
    >
      <label class="filter filter-search">
        <span>{t.browse.search}</span>
        <span class="filter-search-row">
          <input type="search" name="q" defaultValue={filters.q} lang="zh-CN" />
          <button type="submit" class="button">
            <Icon name="search" />
            {t.browse.apply}
          </button>
        </span>
      </label>
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

function Pager({
  filters,
  items,
  t,
}: { readonly filters: BrowseFilters; readonly items: ItemsPage } & Pick<ViewProps, 't'>) {
  const pages = Math.max(1, Math.ceil(items.total / items.pageSize));
  if (pages === 1) return null;
  const href = (page: number) => routeHref({ page: 'browse', filters: { ...filters, page } });
  return (
    <nav class="pager" aria-label={t.browse.pages}>
      {items.page > 1 && (
        <a class="button" rel="prev" href={href(items.page - 1)}>
          <Icon name="previous" />
          {t.browse.previous}
        </a>
      )}
      <span class="pager-now">{t.browse.page(items.page, pages)}</span>
      {items.page < pages && (
        <a class="button" rel="next" href={href(items.page + 1)}>
          {t.browse.next}
          <Icon name="next" />
        </a>
      )}
    </nav>
  );
}
