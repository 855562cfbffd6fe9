import type { ItemView } from '../../server/protocol.ts';
import { itemVerdict } from '../learn-state.ts';
import { itemHref } from '../route.ts';
import type { Strings } from '../strings.ts';
import { leadNames } from './item-cells.tsx';
import { VerdictTag } from './verdict-tag.tsx';

/** Items as rows: verdict, title, who, where. */
export function ItemRows({ items, t }: { readonly items: readonly ItemView[]; readonly t: Strings }) {
  return (
    <ul class="rows" aria-label={t.browse.results}>
      {items.map((item) => (
        <li class="row">
          <a class="row-title" href={itemHref(item.id)} lang="zh-CN">
            {item.title}
          </a>
          <span class="row-place">
            <VerdictTag verdict={itemVerdict(item)} t={t} />
            <span lang="zh-CN">
              {item.list === 'basic'
                ? item.township.name
                : `${item.township.name} · ${leadNames(item, t).join('、')}`}
            </span>
            <span class="row-basis">
              {t.entryNumber(item.list, item.no)} · <span lang="zh-CN">{item.category}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
