import type { Understood } from '../../server/protocol.ts';
import type { Turn } from '../chat-state.ts';
import { askHref } from '../route.ts';
import type { ViewProps } from './view-props.ts';

interface Props extends ViewProps {
  readonly turn: Turn;
  readonly understood: Understood;
}

/** What the question was taken to be about, with one tap to have it otherwise. */
export function UnderstoodLine({ turn, understood, state, actions, t }: Props) {
  const now = understood.township?.id ?? null;
  const others = [null, ...state.townships].filter((township) => (township?.id ?? null) !== now);
  return (
    <div class="understood">
      <p>
        <span class="understood-label">{t.understood.label}</span>
        <strong lang="zh-CN">{understood.township?.name ?? t.understood.everywhere}</strong>
        {understood.subject !== null && (
          <>
            {' '}
            · <span lang="zh-CN">{understood.subject}</span>
          </>
        )}
        {understood.carried && t.understood.carried}
      </p>
      {understood.carried && (
        <button
          type="button"
          class="quiet needs-script"
          onClick={() => actions.ask(turn.question, { alone: true })}
        >
          {t.understood.alone}
        </button>
      )}
      {others.length > 0 && state.townships.length > 0 && (
        <p class="understood-change">
          <span class="understood-label">{t.understood.change}</span>
          {others.map((township) => (
            <a
              class="swap"
              lang={township ? 'zh-CN' : t.lang}
              href={askHref(turn.question, township?.id ?? null)}
            >
              {township?.name ?? t.understood.everywhere}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}
