import type { ComponentChildren } from 'preact';
import { type RouteData, routeResource } from '../page-state.ts';
import type { ViewProps } from './view-props.ts';

interface Props<Page extends RouteData['page']> extends ViewProps {
  readonly page: Page;
  /** What to say, and where to go on, when the server has nothing under this address. */
  readonly gone?: { readonly sentence: string; readonly href: string; readonly link: string };
  readonly children: (data: Extract<RouteData, { page: Page }>) => ComponentChildren;
}

/** The page's data once it is there; until then that it is being read, or why it could not be. */
export function RemoteView<Page extends RouteData['page']>({
  page,
  gone,
  children,
  state,
  actions,
  t,
}: Props<Page>) {
  const resource = routeResource(state);
  if (resource?.state === 'ready') {
    const { data } = resource;
    return isPage(data, page) ? children(data) : null;
  }
  if (resource?.state === 'failed' && resource.gone && gone) {
    return (
      <div class="failed">
        <p>{gone.sentence}</p>
        <a class="button" href={gone.href}>
          {gone.link}
        </a>
      </div>
    );
  }
  if (resource?.state === 'failed') {
    return (
      <div class="failed">
        <p>{resource.message ?? t.page.failed}</p>
        <button type="button" class="button needs-script" onClick={actions.reload}>
          {t.page.again}
        </button>
      </div>
    );
  }
  // With a key of its own: it is not moved to where the first paragraph of the content stands.
  return (
    <p class="loading" key="loading">
      {t.page.loading}
    </p>
  );
}

function isPage<Page extends RouteData['page']>(
  data: RouteData,
  page: Page,
): data is Extract<RouteData, { page: Page }> {
  return data.page === page;
}
