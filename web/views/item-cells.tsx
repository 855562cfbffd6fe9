import type { Citation, ItemFieldId, ItemView } from '../../server/protocol.ts';
import type { Strings } from '../strings.ts';
import { CellText } from './cell-text.tsx';
import { Icon } from './icon.tsx';

const DUTY_FIELDS = ['upperDuty', 'townshipDuty', 'method'] as const satisfies readonly ItemFieldId[];

interface Props {
  readonly item: ItemView;
  readonly citation: Pick<Citation, 'quote' | 'field'> | null;
  readonly t: Strings;
}

/** Who leads, who assists and what each side does: the item's cells, with the flags of the damaged ones. */
export function ItemCells({ item, citation, t }: Props) {
  const quoteOf = (field: ItemFieldId) => (citation?.field === field ? citation.quote : null);
  return (
    <dl class="cells">
      <div class="cells-row">
        <dt>{leadLabel(item, t)}</dt>
        <dd lang="zh-CN" class="cells-who">
          {leadNames(item, t).map((name) =>
            item.list === 'basic' ? (
              <span>{name}</span>
            ) : (
              <DepartmentLink name={name} linked={item.departments.includes(name)} />
            ),
          )}
          <Flags item={item} field="departments" t={t} />
        </dd>
      </div>
      {item.list === 'cooperative' && (
        <div class="cells-row">
          <dt>{t.answer.assists}</dt>
          <dd lang="zh-CN" class="cells-who">
            <span>{item.township.name}</span>
          </dd>
        </div>
      )}
      {item.list === 'basic' && (
        <div class="cells-row">
          <dt>{t.field.title}</dt>
          <dd>
            <CellText cell={item.title} quote={quoteOf('title')} />
            <Flags item={item} field="title" t={t} />
          </dd>
        </div>
      )}
      {DUTY_FIELDS.map((field) => {
        const cell = item[field];
        return cell === null ? null : (
          <div class="cells-row">
            <dt>{t.field[field]}</dt>
            <dd>
              <CellText cell={cell} quote={quoteOf(field)} />
              <Flags item={item} field={field} t={t} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function DepartmentLink({ name, linked }: { readonly name: string; readonly linked: boolean }) {
  return linked ? <a href={`/department/${encodeURIComponent(name)}`}>{name}</a> : <span>{name}</span>;
}

function Flags({
  item,
  field,
  t,
}: {
  readonly item: ItemView;
  readonly field: ItemFieldId;
  readonly t: Strings;
}) {
  const flag = item.damaged.includes(field) ? 'damaged' : item.corrected.includes(field) ? 'corrected' : null;
  return flag === null ? null : (
    <span class={`flag flag-${flag}`} lang={t.lang}>
      <Icon name={flag === 'damaged' ? 'warning' : 'check'} />
      {t.flag[flag]}
    </span>
  );
}

/** The word for the side that is responsible, by list. */
export function leadLabel(item: ItemView, t: Strings): string {
  if (item.list === 'basic') return t.answer.responsible;
  return item.list === 'cooperative' ? t.answer.leads : t.answer.tookOver;
}

/** The names of the side that is responsible; a list may name none. */
export function leadNames(item: ItemView, t: Strings): readonly string[] {
  if (item.list === 'basic') return [item.township.name];
  return item.departments.length > 0 ? item.departments : [t.answer.noDepartment];
}
