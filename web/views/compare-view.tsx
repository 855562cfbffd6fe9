import type { FamilyView, ItemView, TownshipView } from '../../server/protocol.ts';
import { itemVerdict } from '../learn-state.ts';
import { routeResource } from '../page-state.ts';
import { itemHref, routeHref } from '../route.ts';
import { ItemCells } from './item-cells.tsx';
import { RemoteView } from './remote-view.tsx';
import { TownshipTable } from './township-table.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** One duty across the townships: a table to see the difference, then each list's own words side by side. */
export function CompareView(props: ViewProps) {
  const { state, t } = props;
  const resource = routeResource(state);
  const family =
    resource?.state === 'ready' && resource.data.page === 'compare' ? resource.data.family : null;
  return (
    <div class="compare">
      {/* There from the start: the focus goes to it before the duty has come. */}
      <h1 class="page-title" id="page-title" tabindex={-1} lang={family ? 'zh-CN' : t.lang}>
        {family?.name ?? t.compare.heading}
      </h1>
      <RemoteView
        {...props}
        page="compare"
        gone={{ sentence: t.source.missing, href: '/compare', link: t.compare.all }}
      >
        {({ townships, items, related }) => (
          <>
            <p class="note">
              {t.compare.lead} <a href="/compare">{t.compare.all}</a>
            </p>
            <TownshipTable
              level="h2"
              title={t.answer.byTownship}
              items={items}
              missing={missingTownships(townships, items)}
              t={t}
            />
            <div class="compare-columns">
              {items.map((item) => (
                <article class="compare-column" aria-labelledby={`column-${item.id}`}>
                  <h2 lang="zh-CN" id={`column-${item.id}`}>
                    {t.townshipName(item.township)}
                  </h2>
                  <p class="compare-place">
                    <VerdictTag verdict={itemVerdict(item)} t={t} />
                    <a href={itemHref(item.id)}>{t.entryShort(item.list, item.no)}</a>
                  </p>
                  <p class="compare-title" lang="zh-CN">
                    {item.title}
                  </p>
                  <ItemCells item={item} citation={null} t={t} />
                </article>
              ))}
            </div>
            <Related families={related} {...props} />
          </>
        )}
      </RemoteView>
    </div>
  );
}

function Related({ families, t }: { readonly families: readonly FamilyView[] } & Pick<ViewProps, 't'>) {
  if (families.length === 0) return null;
  return (
    <section aria-labelledby="related-title">
      <h2 class="section-title" id="related-title">
        {t.compare.related}
      </h2>
      <ul class="plain-list">
        {families.map(({ name, items }) => (
          <li>
            <a href={routeHref({ page: 'compare', id: items[0]?.id ?? '' })} lang="zh-CN">
              {name}
            </a>{' '}
            {[...new Set(items.map(({ verdict }) => verdict))].map((verdict) => (
              <VerdictTag verdict={verdict} t={t} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function missingTownships(
  townships: readonly TownshipView[],
  items: readonly ItemView[],
): readonly TownshipView[] {
  return townships.filter(({ id }) => !items.some((item) => item.township.id === id));
}
