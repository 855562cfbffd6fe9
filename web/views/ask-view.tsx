import { conversationTitle, currentConversation, currentTurn } from '../chat-state.ts';
import { askHref } from '../route.ts';
import { AnswerView } from './answer-view.tsx';
import { QuestionBox } from './question-box.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** The question page: the field, then the answer, or examples before the first question. */
export function AskView(props: ViewProps) {
  const { state, t } = props;
  const turn = currentTurn(state.chat);
  return (
    <div class={turn ? 'ask' : 'ask ask-start'}>
      {!turn && (
        <div class="start-head">
          <h1 class="start-title" id="start-title" tabindex={-1}>
            {t.start.heading}
          </h1>
          <p class="start-lead">{t.start.lead}</p>
        </div>
      )}
      {turn && <h1 class="visually-hidden">{t.start.heading}</h1>}
      <search class="question-place" aria-label={t.ask.label}>
        <QuestionBox {...props} />
      </search>
      {turn ? (
        <>
          <AnswerView key={turn.id} {...props} turn={turn} />
          <EarlierTurns {...props} />
        </>
      ) : (
        <Examples {...props} />
      )}
    </div>
  );
}

function Examples({ state, t }: ViewProps) {
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 class="section-title" id="examples-title">
        {t.start.examples}
      </h2>
      <ul class="situations">
        {t.examples.map(({ situation, questions }) => (
          <li class="situation">
            <h3 lang="zh-CN">{situation}</h3>
            <ul>
              {questions.map((question) => (
                <li>
                  <a href={askHref(question, state.township)} lang="zh-CN">
                    {question}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p class="start-foot">{t.start.foot}</p>
    </section>
  );
}

function EarlierTurns({ state, actions, t }: ViewProps) {
  const conversation = currentConversation(state.chat);
  // Below an answer that is still coming it would be pushed about.
  if (!conversation || currentTurn(state.chat)?.status === 'waiting') return null;
  const others = conversation.turns.filter(({ id }) => id !== state.chat.turnId).reverse();
  return (
    <section class="earlier needs-script" aria-label={conversationTitle(conversation)}>
      {others.length > 0 && (
        <>
          <h2 class="section-title">{t.answer.earlier}</h2>
          <ul class="earlier-list">
            {others.map((turn) => (
              <li>
                <a
                  href={askHref(turn.question, turn.township)}
                  data-turn={turn.id}
                  data-conversation={conversation.id}
                >
                  {turn.question}
                </a>
                {turn.verdict?.verdict && <VerdictTag verdict={turn.verdict.verdict} t={t} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="button" onClick={actions.newConversation}>
        {t.answer.newConversation}
      </button>
    </section>
  );
}
