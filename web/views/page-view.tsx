import type { PageActions } from '../page-actions.ts';
import type { PageState } from '../page-state.ts';
import { STRINGS } from '../strings.ts';
import { AskView } from './ask-view.tsx';
import { BrowseView } from './browse-view.tsx';
import { CompareView } from './compare-view.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { DepartmentView } from './department-view.tsx';
import { FamiliesView } from './families-view.tsx';
import { HistoryView } from './history-view.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LearnView } from './learn-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { PageHeader } from './page-header.tsx';
import { ScriptOnly } from './script-only.tsx';
import { SettingsView } from './settings-view.tsx';
import { SourcePanel } from './source-panel.tsx';
import { TranscriptView } from './transcript-view.tsx';
import type { ViewProps } from './view-props.ts';

/** The whole page from its state. */
export function PageView({ state, actions }: { readonly state: PageState; readonly actions: PageActions }) {
  const t = STRINGS[state.settings.language];
  const props: ViewProps = { state, actions, t };
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <PageHeader {...props} />
      <main id="main" class={state.route.page === 'item' ? 'main main-source' : 'main'} tabindex={-1}>
        <ConnectionNotice {...props} />
        <RoutePage {...props} />
      </main>
      <KeysDialog {...props} />
      <p class="visually-hidden" role="status">
        <span key={state.announcement.seq}>{state.announcement.text}</span>
      </p>
      {state.toast !== '' && (
        <p class="toast" aria-hidden="true">
          {state.toast}
        </p>
      )}
    </>
  );
}

function RoutePage(props: ViewProps) {
  const { t } = props;
  const { route, chat } = props.state;
  switch (route.page) {
    case 'ask':
      return <AskView {...props} />;
    case 'item':
      return (
        <>
          {chat.turnId !== null && (
            <div class="beside">
              <AskView {...props} />
            </div>
          )}
          <SourcePanel {...props} />
        </>
      );
    case 'browse':
      return <BrowseView {...props} filters={route.filters} />;
    case 'department':
      return <DepartmentView {...props} name={route.name} />;
    case 'compare':
      return <CompareView {...props} />;
    case 'families':
      return <FamiliesView {...props} filters={route.filters} />;
    case 'conversation':
      return (
        <ScriptOnly title={t.history.heading} t={t}>
          <TranscriptView {...props} id={route.id} />
        </ScriptOnly>
      );
    case 'overview':
      return <OverviewView {...props} />;
    case 'learn':
      return (
        <ScriptOnly title={t.learn.heading} t={t}>
          <LearnView {...props} />
        </ScriptOnly>
      );
    case 'history':
      return (
        <ScriptOnly title={t.history.heading} t={t}>
          <HistoryView {...props} />
        </ScriptOnly>
      );
    case 'settings':
      return (
        <ScriptOnly title={t.settings.heading} t={t}>
          <SettingsView {...props} />
        </ScriptOnly>
      );
    case 'missing':
      return (
        <>
          <h1 class="page-title" id="page-title" tabindex={-1}>
            {t.page.missing}
          </h1>
          <p>
            <a href="/">{t.page.home}</a>
          </p>
        </>
      );
  }
}
