import type { ListId } from '../../server/protocol.ts';
import { ItemRows } from './item-rows.tsx';
import { RemoteView } from './remote-view.tsx';
import type { ViewProps } from './view-props.ts';

const LISTS = ['cooperative', 'reclaimed'] as const satisfies readonly ListId[];

/** Everything a department leads or took over, in all townships. */
export function DepartmentView(props: ViewProps & { readonly name: string }) {
  const { name, t } = props;
  return (
    <div class="department">
      <h1 class="page-title" id="page-title" tabindex={-1} lang="zh-CN">
        {name}
      </h1>
      <p class="note">{t.department.lead}</p>
      <RemoteView {...props} page="department">
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.department.none}</p>
          ) : (
            LISTS.map((list) => {
              const own = items.filter((item) => item.list === list);
              return own.length === 0 ? null : (
                <section>
                  <h2 class="section-title">
                    {t.department[list]} <span class="count">{t.department.count(own.length)}</span>
                  </h2>
                  <ItemRows items={own} t={t} />
                </section>
              );
            })
          )
        }
      </RemoteView>
    </div>
  );
}
