import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

/** Says what is wrong with the line and that nothing is lost; nothing while all is well. */
export function ConnectionNotice({ state, actions, t }: ViewProps) {
  const { phase } = state.connection;
  if (phase !== 'retrying' && phase !== 'offline') return null;
  return (
    <div class="notice">
      <Icon name="warning" />
      <p>{phase === 'offline' ? t.connection.offlineNotice : t.connection.retryingNotice}</p>
      <button type="button" class="button" onClick={actions.retryNow}>
        <Icon name="retry" />
        {t.connection.retry}
      </button>
    </div>
  );
}
