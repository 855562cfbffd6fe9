import type { DepartmentView as Department, ListId } from '../../server/protocol.ts';
import { routeHref } from '../route.ts';
import { ItemRows } from './item-rows.tsx';
import { RemoteView } from './remote-view.tsx';
import type { ViewProps } from './view-props.ts';

const LISTS = ['cooperative', 'reclaimed'] as const satisfies readonly ListId[];

/** Everything a department leads or took over, and who does the same elsewhere: for 「这不归我们管」. */
export function DepartmentView(props: ViewProps & { readonly name: string }) {
  const { name, t } = props;
  return (
    <div class="department">
      <h1 class="page-title" id="page-title" tabindex={-1} lang="zh-CN">
        {name}
      </h1>
      <p class="note">{t.department.lead}</p>
      <RemoteView {...props} page="department">
        {({ items, writings, alike }) => {
          const others = writings.filter((writing) => writing !== name);
          if (items.length === 0) {
            return (
              <p>
                {t.department.none} <a href="/browse">{t.browse.heading}</a>
              </p>
            );
          }
          return (
            <>
              {others.length > 0 && <p class="note">{t.department.writings(others)}</p>}
              {LISTS.map((list) => {
                const own = items.filter((item) => item.list === list);
                return own.length === 0 ? null : (
                  <section>
                    <h2 class="section-title">
                      {t.department[list]} <span class="count">{t.department.count(own.length)}</span>
                    </h2>
                    <ItemRows items={own} t={t} />
                  </section>
                );
              })}
              <Alike alike={alike} t={t} />
            </>
          );
        }}
      </RemoteView>
    </div>
  );
}

function Alike({ alike, t }: Pick<Department, 'alike'> & Pick<ViewProps, 't'>) {
  if (alike.length === 0) return null;
  return (
    <section aria-labelledby="alike-title">
      <h2 class="section-title" id="alike-title">
        {t.department.alike}
      </h2>
      <ul class="plain-list">
        {alike.map(({ name, county, items }) => (
          <li>
            <a href={routeHref({ page: 'department', name })} lang="zh-CN">
              {name}
            </a>{' '}
            <span class="count">
              <span lang="zh-CN">{county}</span> · {t.department.count(items)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
