import type { PageState } from '../page-state.ts';
import type { PageName } from '../route.ts';
import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

const NAV = [
  'ask',
  'browse',
  'families',
  'overview',
  'learn',
  'history',
] as const satisfies readonly PageName[];

const NAV_HREFS: Readonly<Record<(typeof NAV)[number], string>> = {
  ask: '/',
  browse: '/browse',
  families: '/compare',
  overview: '/overview',
  learn: '/learn',
  history: '/history',
};

/** Under which name of the navigation a page stands. */
function navPage({ route, chat }: PageState): PageName {
  const { page } = route;
  if (page === 'compare') return 'families';
  if (page === 'item') return chat.turnId === null ? 'browse' : 'ask';
  if (page === 'department') return 'browse';
  return page === 'conversation' ? 'history' : page;
}

/** The name of the house, the rooms, and whether the line to the server stands. */
export function PageHeader({ state, actions, t }: ViewProps) {
  return (
    <header class="head">
      <div class="head-row">
        <a class="brand" href="/" data-new="">
          <svg class="seal" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false">
            <rect x="1" y="1" width="30" height="30" rx="3" />
            <path d="M8 10h16M17.5 6c0 9-2 15-9 19M22.5 10c.4 8-.5 12.5-2.5 14-1 .7-2.5.5-4-.3M9.5 14.500c-.4 2-1.3 3.5-2.5 4.800M24 14.500c1 1.3 1.7 2.8 2 4.5" />
          </svg>
          <span class="brand-name" lang="zh-CN">
            {t.name}
          </span>
          <span class="brand-tagline">{t.tagline}</span>
        </a>
        <span class={`line line-${state.connection.phase} needs-script`}>
          <span class="line-dot" aria-hidden="true" />
          <span class="line-word">{t.connection[state.connection.phase]}</span>
        </span>
        <button type="button" class="quiet keys-open needs-script" onClick={() => actions.showKeys(true)}>
          <Icon name="keys" />
          {t.keys.open}
        </button>
        <a
          class="quiet settings-open"
          href="/settings"
          aria-current={state.route.page === 'settings' ? 'page' : undefined}
        >
          <Icon name="settings" />
          {t.nav.settings}
        </a>
      </div>
      <nav aria-label={t.nav.label}>
        <ul class="nav">
          {NAV.map((page) => (
            <li>
              <a href={NAV_HREFS[page]} aria-current={navPage(state) === page ? 'page' : undefined}>
                {t.nav[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
