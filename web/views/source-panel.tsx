import type { ItemDetail, ItemView } from '../../server/protocol.ts';
import { currentTurn } from '../chat-state.ts';
import { itemVerdict } from '../learn-state.ts';
import { passageRuns } from '../passage-runs.ts';
import { itemHref, routeHref } from '../route.ts';
import { Icon } from './icon.tsx';
import { ItemCells } from './item-cells.tsx';
import { RemoteView } from './remote-view.tsx';
import { Runs } from './runs.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** An entry at its place in the document: beside the answer where there is room, else in its place. */
export function SourcePanel(props: ViewProps) {
  const { t } = props;
  return (
    <section class="source" aria-labelledby="source-title">
      <div class="source-head">
        <h1 class="source-title" id="source-title" tabindex={-1}>
          {t.source.heading}
        </h1>
        <a class="button" href="/" data-back="">
          <Icon name="close" />
          {t.source.close}
        </a>
      </div>
      <RemoteView
        {...props}
        page="item"
        gone={{ sentence: t.source.missing, href: '/browse', link: t.browse.heading }}
      >
        {({ item, family }) => <SourceItem {...props} item={item} family={family} />}
      </RemoteView>
    </section>
  );
}

function SourceItem({
  item,
  family,
  state,
  actions,
  t,
}: ViewProps & { readonly item: ItemDetail; readonly family: readonly ItemView[] }) {
  const cited = currentTurn(state.chat)?.citations.find(({ id }) => id === item.id) ?? null;
  return (
    <>
      <p class="source-place">
        <span lang="zh-CN">{t.townshipName(item.township)}</span> · {t.entryNumber(item.list, item.no)} ·{' '}
        <span lang="zh-CN">{item.category}</span>
      </p>
      <h2 class="source-item" lang="zh-CN">
        {item.title}
      </h2>
      <p>
        <VerdictTag verdict={itemVerdict(item)} t={t} />
      </p>
      <h3 class="section-title">{t.source.cells}</h3>
      <ItemCells item={item} citation={cited} t={t} />
      <h3 class="section-title">{t.source.passage}</h3>
      <p class="note">
        <span lang="zh-CN">
          {t.source.document(item.source.file, item.source.lines[0], item.source.lines[1])}
        </span>{' '}
        {t.source.passageNote}
      </p>
      <div class="passage" lang="zh-CN">
        {item.passage.map((line) => (
          <p class={line.marks.length > 0 ? 'passage-line passage-own' : 'passage-line'}>
            <span class="passage-number" aria-hidden="true">
              {line.line}
            </span>
            <span class="passage-text">
              <Runs runs={passageRuns(line)} />
            </span>
          </p>
        ))}
      </div>
      {family.length > 0 && (
        <>
          <h3 class="section-title">{t.source.family}</h3>
          <ul class="plain-list">
            {family.map((other) => (
              <li>
                <a href={itemHref(other.id)} lang="zh-CN">
                  {other.township.name}：{other.title}
                </a>{' '}
                <VerdictTag verdict={itemVerdict(other)} t={t} />
              </li>
            ))}
          </ul>
          <p>
            <a class="button" href={routeHref({ page: 'compare', id: item.id })}>
              {t.answer.compare}
            </a>
          </p>
        </>
      )}
      <div class="source-tools needs-script">
        <button type="button" class="button" onClick={() => actions.copyLink(itemHref(item.id))}>
          <Icon name="link" />
          {t.source.share}
        </button>
        <button type="button" class="button" onClick={actions.print}>
          <Icon name="print" />
          {t.source.print}
        </button>
      </div>
      <nav class="pager" aria-label={t.source.heading}>
        {item.previous && (
          <a class="button" href={itemHref(item.previous)} rel="prev">
            <Icon name="previous" />
            {t.source.previous}
          </a>
        )}
        {item.next && (
          <a class="button" href={itemHref(item.next)} rel="next">
            {t.source.next}
            <Icon name="next" />
          </a>
        )}
      </nav>
    </>
  );
}
