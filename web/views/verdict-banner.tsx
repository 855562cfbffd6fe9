import type { Turn, VerdictPart } from '../chat-state.ts';
import type { Strings } from '../strings.ts';
import { bestByTownship, confidenceRemark, outcomeWords, turnOutcome, turnTone } from '../turn-verdict.ts';
import { Icon, type IconName, VERDICT_ICONS } from './icon.tsx';

interface Props {
  readonly turn: Turn;
  readonly verdict: VerdictPart;
  readonly t: Strings;
}

/** The verdict first, in one line, as colour, icon and word; then who, and the answer's own sentence. */
export function VerdictBanner({ turn, verdict, t }: Props) {
  const best = bestByTownship(turn.citations);
  const [first] = best;
  const [department] = verdict.departments;
  const named = verdict.kind === 'answer' ? (department ?? first?.item.township.name) : undefined;
  const remark = verdict.kind === 'answer' ? confidenceRemark(verdict.confidence, t) : null;
  // The table below says the same, township by township.
  const inTable = best.length > 1 && verdict.kind === 'answer';
  return (
    <>
      <h2 class={`banner tone-${turnTone(turn)}`} id="answer-title" tabindex={-1}>
        <span class="banner-word">
          <Icon name={bannerIcon(turn)} />
          {outcomeWords(turn, t)}
        </span>
        {named !== undefined && (
          <span class="banner-who" lang="zh-CN">
            {inTable && first && department ? `${first.item.township.name}：${named}` : named}
          </span>
        )}
        {inTable && <span class="banner-note">{t.answer.seeTable}</span>}
      </h2>
      {verdict.text !== '' && !inTable && (
        <p class="answer-text" lang="zh-CN">
          {verdict.text}
        </p>
      )}
      {verdict.kind === 'clarify' && verdict.text === '' && <p class="answer-text">{t.clarify.lead}</p>}
      {remark !== null && (
        <p class="note note-check">
          <Icon name="warning" />
          {remark}
        </p>
      )}
    </>
  );
}

function bannerIcon(turn: Turn): IconName {
  const outcome = turnOutcome(turn);
  if (outcome.kind === 'verdict') return VERDICT_ICONS[outcome.verdict];
  if (outcome.kind === 'clarify') return 'question';
  return outcome.kind === 'mixed' ? 'compare' : 'unlisted';
}
