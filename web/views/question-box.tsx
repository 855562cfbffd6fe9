import { LIMITS } from '../../server/protocol.ts';
import { currentTurn } from '../chat-state.ts';
import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

/**
 * The one field. It is a plain form to `/ask`, so that it works without JavaScript.
 * No key is taken while an input method composes: the Enter that picks a word must not send.
 */
export function QuestionBox({ state, actions, t }: ViewProps) {
  const waiting = currentTurn(state.chat)?.status === 'waiting';
  return (
    <form
      class="question"
      action="/ask"
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        actions.ask(state.draft);
      }}
    >
      <div class="question-foot">
        <label class="township-choice">
          <span>{t.ask.township}</span>
          <select
            name="township"
            value={state.township ?? ''}
            onChange={(event) => actions.setTownship(event.currentTarget.value || null)}
          >
            <option value="">{t.ask.allTownships}</option>
            {state.townships.map((township) => (
              <option value={township.id} lang="zh-CN" selected={township.id === state.township}>
                {t.townshipName(township)}
              </option>
            ))}
          </select>
        </label>
        <p class="question-hint" id="question-hint">
          {t.ask.hint}
        </p>
      </div>
      <div class="question-row">
        <label class="visually-hidden" for="question">
          {t.ask.label}
        </label>
        <textarea
          id="question"
          name="q"
          rows={1}
          required
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          placeholder={t.ask.placeholder}
          value={state.draft}
          aria-describedby={state.draftFault ? 'question-fault question-hint' : 'question-hint'}
          aria-invalid={state.draftFault !== null}
          lang="zh-CN"
          onInput={(event) => {
            actions.setDraft(event.currentTarget.value);
            if (!event.isComposing) actions.suggest(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => actions.suggest(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Safari reports the Enter that ends a composition with isComposing false and key code 229.
            if (event.isComposing || event.keyCode === 229) return;
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              actions.ask(state.draft);
            } else if (event.key === 'ArrowUp' && state.draft === '') {
              event.preventDefault();
              actions.recall();
            } else if (event.key === 'ArrowDown' && state.suggestions.length > 0) {
              event.preventDefault();
              focusSuggestion(0);
            }
          }}
        />
        {waiting ? (
          <button type="button" class="question-go" onClick={actions.stop}>
            <Icon name="stop" />
            <span>{t.ask.stop}</span>
          </button>
        ) : (
          <button type="submit" class="question-go">
            <Icon name="search" />
            <span>{t.ask.submit}</span>
          </button>
        )}
      </div>
      {state.draftFault && (
        <p class="fault" id="question-fault">
          <Icon name="warning" />
          {state.draftFault === 'empty' ? t.ask.empty : t.ask.tooLong(LIMITS.questionCharacters)}
        </p>
      )}
      <Suggestions state={state} actions={actions} t={t} />
    </form>
  );
}

/** Buttons below the field, reached with the arrow keys or Tab; Escape goes back to the field. */
function Suggestions({ state, actions, t }: ViewProps) {
  if (state.suggestions.length === 0) return null;
  return (
    <ul class="suggestions" aria-label={t.ask.suggestions} id="suggestions">
      {state.suggestions.map((suggestion, index) => (
        <li>
          <button
            type="button"
            class="suggestion"
            data-suggestion={index}
            onClick={() => actions.chooseSuggestion(suggestion)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') focusSuggestion(index + 1);
              else if (event.key === 'ArrowUp') focusSuggestion(index - 1);
              else return;
              event.preventDefault();
            }}
          >
            <span lang="zh-CN">{suggestion.text}</span>
            <span class="suggestion-kind">{t.ask.suggestionKind[suggestion.kind]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Before the first suggestion stands the field itself; after the last the focus stays. */
function focusSuggestion(index: number): void {
  const target = index < 0 ? '#question' : `[data-suggestion="${index}"]`;
  document.querySelector<HTMLElement>(target)?.focus();
}
