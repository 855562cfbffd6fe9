import type { ItemView, TownshipView } from '../../server/protocol.ts';
import { itemVerdict } from '../learn-state.ts';
import { itemHref } from '../route.ts';
import type { Strings } from '../strings.ts';
import { leadNames } from './item-cells.tsx';
import { VerdictTag } from './verdict-tag.tsx';

interface Props {
  readonly title: string;
  /** The title's level below its page's headings. */
  readonly level: 'h2' | 'h3';
  readonly items: readonly ItemView[];
  /** Townships whose lists do not have the duty. */
  readonly missing?: readonly TownshipView[];
  readonly t: Strings;
}

/** How the townships differ: verdict, department and place in the list, a row each. */
export function TownshipTable({ title, level: Title, items, missing = [], t }: Props) {
  return (
    <section class="townships" aria-labelledby="townships-title">
      <Title class="section-title" id="townships-title">
        {title}
      </Title>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.answer.township}</th>
            <th scope="col">{t.answer.conclusion}</th>
            <th scope="col">{t.answer.department}</th>
            <th scope="col">{t.answer.entry}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <th scope="row" lang="zh-CN">
                {item.township.name}
              </th>
              <td data-label={t.answer.conclusion}>
                <VerdictTag verdict={itemVerdict(item)} t={t} />
              </td>
              <td data-label={t.answer.department} lang="zh-CN">
                {item.list === 'basic' ? t.answer.itself : leadNames(item, t).join('、')}
              </td>
              <td data-label={t.answer.entry}>
                <a href={itemHref(item.id)}>{t.entryShort(item.list, item.no)}</a>
              </td>
            </tr>
          ))}
          {missing.map(({ name }) => (
            <tr>
              <th scope="row" lang="zh-CN">
                {name}
              </th>
              <td data-label={t.answer.conclusion}>
                <VerdictTag verdict="清单未列" t={t} />
              </td>
              <td data-label={t.answer.department}>{t.compare.notListed}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
