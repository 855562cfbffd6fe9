import { itemVerdict, LEARN_VERDICTS, type LearnQuestion } from '../learn-state.ts';
import { itemHref } from '../route.ts';
import { Icon } from './icon.tsx';
import { ItemCells } from './item-cells.tsx';
import { RemoteView } from './remote-view.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import type { ViewProps } from './view-props.ts';

/** The self-test for new staff. */
export function LearnView(props: ViewProps) {
  const { state, actions, t } = props;
  const { learn } = state;
  return (
    <div class="learn">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.learn.heading}
      </h1>
      <p class="note">{t.learn.lead}</p>
      <RemoteView {...props} page="learn">
        {({ categories }) => (
          <>
            <div class="filters">
              <label class="filter">
                <span>{t.ask.township}</span>
                <select
                  value={learn.township}
                  onChange={(event) => actions.setLearnRange({ township: event.currentTarget.value })}
                >
                  <option value="">{t.ask.allTownships}</option>
                  {state.townships.map((township) => (
                    <option value={township.id} lang="zh-CN">
                      {t.townshipName(township)}
                    </option>
                  ))}
                </select>
              </label>
              <label class="filter">
                <span>{t.browse.category}</span>
                <select
                  value={learn.category}
                  onChange={(event) => actions.setLearnRange({ category: event.currentTarget.value })}
                >
                  <option value="">{t.browse.any}</option>
                  {categories.map((category) => (
                    <option value={category} lang="zh-CN">
                      {category}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {learn.question && <Question {...props} question={learn.question} />}
            {learn.empty && <p>{t.learn.none}</p>}
            {(learn.question === null || learn.question.step === 'solved') && (
              <p>
                <button
                  type="button"
                  class="button button-main"
                  disabled={learn.loading}
                  onClick={actions.nextLearnQuestion}
                >
                  {learn.question ? t.learn.next : t.learn.start}
                  <Icon name="next" />
                </button>
              </p>
            )}
            <Progress {...props} />
          </>
        )}
      </RemoteView>
    </div>
  );
}

function Question({ question, actions, t }: ViewProps & { readonly question: LearnQuestion }) {
  const { item, step } = question;
  return (
    <section class="quiz" aria-labelledby="quiz-title">
      <p class="card-place" lang="zh-CN">
        {t.townshipName(item.township)} · {item.category}
      </p>
      <h2 class="quiz-title" id="quiz-title" tabindex={-1} lang="zh-CN">
        {item.title}
      </h2>
      <Outcome right={question.verdictRight} t={t} />
      {step !== 'solved' && (
        <fieldset class="quiz-step">
          <legend>{step === 'verdict' ? t.learn.who : t.learn.which}</legend>
          <div class="quiz-choices">
            {step === 'verdict'
              ? LEARN_VERDICTS.map((verdict) => (
                  <button
                    key={verdict}
                    type="button"
                    class="button"
                    onClick={() => actions.answerLearn(verdict)}
                  >
                    {t.verdict[verdict]}
                  </button>
                ))
              : question.choices.map((name) => (
                  <button
                    key={name}
                    type="button"
                    class="button"
                    lang="zh-CN"
                    onClick={() => actions.answerLearn(name)}
                  >
                    {name}
                  </button>
                ))}
          </div>
        </fieldset>
      )}
      {step === 'solved' && (
        <div class="quiz-solution">
          <Outcome right={question.departmentRight} t={t} />
          <h3 class="section-title">{t.learn.solution}</h3>
          <p class="compare-place quiz-basis">
            <VerdictTag verdict={itemVerdict(item)} t={t} />
            <a href={itemHref(item.id)}>{t.entryNumber(item.list, item.no)}</a>
          </p>
          <ItemCells item={item} citation={null} t={t} />
        </div>
      )}
    </section>
  );
}

function Outcome({ right, t }: { readonly right: boolean | null } & Pick<ViewProps, 't'>) {
  if (right === null) return null;
  return (
    <p class={right ? 'outcome outcome-right' : 'outcome outcome-wrong'}>
      <Icon name={right ? 'check' : 'close'} />
      {right ? t.learn.right : t.learn.wrong}
    </p>
  );
}

function Progress({ state, actions, t }: ViewProps) {
  const rows = Object.entries(state.learn.progress);
  if (rows.length === 0) return null;
  const sum = (part: 'right' | 'asked') => rows.reduce((total, [, score]) => total + score[part], 0);
  return (
    <section class="progress">
      <h2 class="section-title">{t.learn.progress}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.learn.category}</th>
            <th scope="col">{t.learn.progress}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([category, { right, asked }]) => (
            <tr>
              <th scope="row" lang="zh-CN">
                {category}
              </th>
              <td data-label={t.learn.progress}>{t.learn.score(right, asked)}</td>
            </tr>
          ))}
          {rows.length > 1 && (
            <tr>
              <th scope="row">{t.overview.total}</th>
              <td data-label={t.learn.progress}>{t.learn.score(sum('right'), sum('asked'))}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p>
        <button type="button" class="button" onClick={actions.resetLearn}>
          {t.learn.reset}
        </button>
      </p>
    </section>
  );
}
