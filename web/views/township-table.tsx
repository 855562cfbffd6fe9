import type { Citation } from '../../server/protocol.ts';
import { itemHref } from '../route.ts';
import type { Strings } from '../strings.ts';
import { leadNames } from './item-cells.tsx';
import { VerdictTag } from './verdict-tag.tsx';

interface Props {
  readonly citations: readonly Citation[];
  readonly t: Strings;
}

/** How the townships differ: verdict and department of each one's best entry. */
export function TownshipTable({ citations, t }: Props) {
  const best = citations.filter(
    (citation, index) =>
      citations.findIndex(({ item }) => item.township.id === citation.item.township.id) === index,
  );
  if (best.length < 2) return null;
  return (
    <section class="townships" aria-labelledby="townships-title">
      <h3 class="section-title" id="townships-title">
        {t.answer.byTownship}
      </h3>
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
          {best.map(({ item, verdict }) => (
            <tr>
              <th scope="row" lang="zh-CN">
                {item.township.name}
              </th>
              <td data-label={t.answer.conclusion}>
                <VerdictTag verdict={verdict} t={t} />
              </td>
              <td data-label={t.answer.department} lang="zh-CN">
                {item.list === 'basic' ? t.answer.itself : leadNames(item, t).join('、')}
              </td>
              <td data-label={t.answer.entry}>
                <a href={itemHref(item.id)}>{t.entryNumber(item.list, item.no)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
