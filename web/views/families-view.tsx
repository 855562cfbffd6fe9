import type { FamilyView, TownshipView } from '../../server/protocol.ts';
import { selectFamilies } from '../family-list.ts';
import { FAMILY_SHOWS, type FamilyFilters, NO_FAMILY_FILTERS, routeHref } from '../route.ts';
import { Pager } from './pager.tsx';
import { RemoteView } from './remote-view.tsx';
import { readQuery, SearchFilter } from './search-filter.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** Which duties the townships give to different departments. */
export function FamiliesView(props: ViewProps & { readonly filters: FamilyFilters }) {
  const { filters, t } = props;
  return (
    <div class="families">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.compare.heading}
      </h1>
      <p class="note">{t.compare.listLead}</p>
      <RemoteView {...props} page="families">
        {({ townships, families }) => {
          const selection = selectFamilies(families, filters, townships.length);
          return (
            <>
              <FilterForm {...props} counts={selection.counts} />
              <p class="browse-total" role="status">
                <span>{t.browse.total(selection.total)}</span>
                {filters.q !== '' && (
                  <a href={routeHref({ page: 'families', filters: { ...filters, q: '', page: 1 } })}>
                    {t.browse.clear}
                  </a>
                )}
              </p>
              {selection.total === 0 && <p class="empty">{t.compare.none}</p>}
              <ul class="rows" aria-label={t.browse.results}>
                {selection.families.map((family) => (
                  <FamilyRow key={family.id} family={family} townships={townships} t={t} />
                ))}
              </ul>
              <Pager
                page={filters.page}
                pages={selection.pages}
                href={(page) => routeHref({ page: 'families', filters: { ...filters, page } })}
                t={t}
              />
            </>
          );
        }}
      </RemoteView>
    </div>
  );
}

function FilterForm({
  filters,
  counts,
  actions,
  t,
}: ViewProps & {
  readonly filters: FamilyFilters;
  readonly counts: ReturnType<typeof selectFamilies>['counts'];
}) {
  const change = (part: Partial<FamilyFilters>) =>
    actions.navigate(routeHref({ page: 'families', filters: { ...filters, page: 1, ...part } }));
  return (
    <form
      class="filters"
      action="/compare"
      method="get"
      aria-label={t.browse.apply}
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: readQuery(event.currentTarget) });
      }}
    >
      <label class="filter">
        <span>{t.compare.show}</span>
        <select
          name="show"
          value={filters.show}
          onChange={(event) => {
            const chosen = FAMILY_SHOWS.find((show) => show === event.currentTarget.value);
            change({ show: chosen ?? NO_FAMILY_FILTERS.show });
          }}
        >
          {FAMILY_SHOWS.map((show) => (
            <option value={show} selected={show === filters.show}>
              {t.browse.option(t.compare.shows[show], counts[show])}
            </option>
          ))}
        </select>
      </label>
      <SearchFilter key={filters.q} label={t.compare.search} query={filters.q} place="filter-wide" t={t} />
    </form>
  );
}

function FamilyRow({
  family,
  townships,
  t,
}: {
  readonly family: FamilyView;
  readonly townships: readonly TownshipView[];
} & Pick<ViewProps, 't'>) {
  const verdicts = [...new Set(family.items.map(({ verdict }) => verdict))];
  return (
    <li class="row family">
      <a class="row-title" href={routeHref({ page: 'compare', id: family.items[0]?.id ?? '' })} lang="zh-CN">
        {family.name}
      </a>{' '}
      {verdicts.map((verdict) => (
        <VerdictTag verdict={verdict} t={t} />
      ))}
      <dl class="family-sides">
        {townships.map(({ id, name }) => {
          const own = family.items.filter(({ township }) => township === id);
          const departments = [...new Set(own.flatMap((item) => item.departments))];
          return (
            <div class="family-side">
              <dt lang="zh-CN">{name}</dt>
              {own.length === 0 ? (
                <dd class="family-missing">{t.compare.notListed}</dd>
              ) : (
                <dd lang={departments.length > 0 ? 'zh-CN' : t.lang}>
                  {departments.length > 0
                    ? departments.join('、')
                    : own.some(({ verdict }) => verdict === '乡镇负责')
                      ? t.answer.itself
                      : t.answer.noDepartment}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </li>
  );
}
