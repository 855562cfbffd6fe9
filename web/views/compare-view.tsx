import { itemVerdict } from '../learn-state.ts';
import { itemHref } from '../route.ts';
import { ItemCells } from './item-cells.tsx';
import { RemoteView } from './remote-view.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** One duty across the townships, side by side where there is room. */
export function CompareView(props: ViewProps & { readonly id: string | null }) {
  const { id, t } = props;
  return (
    <div class="compare">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.compare.heading}
      </h1>
      <p class="note">{t.compare.lead}</p>
      {id === null ? (
        <p>
          {t.compare.pick} <a href="/browse">{t.browse.heading}</a>
        </p>
      ) : (
        <RemoteView {...props} page="compare">
          {({ items }) => (
            <>
              {items.length < 2 && <p>{t.compare.single}</p>}
              <div class="compare-columns">
                {items.map((item) => (
                  <article class="compare-column">
                    <h2 lang="zh-CN">{t.townshipName(item.township)}</h2>
                    <p>
                      <VerdictTag verdict={itemVerdict(item)} t={t} />
                    </p>
                    <p class="compare-title" lang="zh-CN">
                      {item.title}
                    </p>
                    <ItemCells item={item} citation={null} t={t} />
                    <p class="card-basis">
                      <a href={itemHref(item.id)}>{t.entryNumber(item.list, item.no)}</a>
                    </p>
                  </article>
                ))}
              </div>
            </>
          )}
        </RemoteView>
      )}
    </div>
  );
}
