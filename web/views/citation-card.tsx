import type { Citation } from '../../server/protocol.ts';
import { itemHref } from '../route.ts';
import { Icon } from './icon.tsx';
import { ItemCells, leadNames } from './item-cells.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

interface Props extends ViewProps {
  readonly citation: Citation;
  readonly index: number;
  /** Unfolded from the start. */
  readonly open?: boolean;
  /** Beside a refusal: another township's entry, or one that is only near. */
  readonly elsewhere?: boolean;
  /** Near in words and not the answer: the card says so, and gives no line for a work order. */
  readonly nearest?: boolean;
}

/** One entry of a list as it answers: verdict, who, what, where it stands, and what can be done with it. */
export function CitationCard(props: Props) {
  const { citation, index, open = false, elsewhere = false, nearest = false, actions, t } = props;
  const { item } = citation;
  const id = `card-${elsewhere ? 'elsewhere-' : ''}${index}`;
  return (
    <article
      class={elsewhere ? 'card card-elsewhere' : 'card'}
      id={id}
      tabindex={-1}
      data-card={item.id}
      aria-labelledby={`${id}-title`}
    >
      <details open={open}>
        <summary>
          <span class="card-place">
            {nearest && <strong class="card-near">{t.answer.notAnswer}</strong>}
            <span lang="zh-CN">{t.townshipName(item.township)}</span>
          </span>
          <VerdictTag verdict={citation.verdict} t={t} />
          <h3 class="card-title" id={`${id}-title`} lang="zh-CN">
            {item.title}
          </h3>
          <span class="card-lead" lang="zh-CN">
            {leadNames(item, t).join('、')}
          </span>
        </summary>
        <ItemCells item={item} citation={citation} t={t} />
        <p class="card-basis">
          <span class="card-basis-label">{t.answer.entry}</span>
          {t.entryNumber(item.list, item.no)} · <span lang="zh-CN">{item.category}</span>
        </p>
        <div class="card-actions">
          <a class="button button-main" href={itemHref(item.id)}>
            <Icon name="source" />
            {t.answer.openSource}
          </a>
          {!nearest && (
            <>
              <button
                type="button"
                class="button needs-script"
                onClick={() => actions.copyDispatch(citation)}
              >
                <Icon name="copy" />
                {t.answer.copyDispatch}
              </button>
              <button
                type="button"
                class="button needs-script"
                onClick={() => actions.copyWithSource(citation)}
              >
                <Icon name="copy" />
                {t.answer.copySource}
              </button>
            </>
          )}
        </div>
      </details>
    </article>
  );
}
