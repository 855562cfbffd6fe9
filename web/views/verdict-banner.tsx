import type { Turn, VerdictPart } from '../chat-state.ts';
import type { Strings } from '../strings.ts';
import {
  comparedItems,
  confidenceRemark,
  outcomeWords,
  turnLines,
  turnOutcome,
  turnTone,
} from '../turn-verdict.ts';
import { Icon, type IconName, VERDICT_ICONS } from './icon.tsx';

interface Props {
  readonly turn: Turn;
  readonly verdict: VerdictPart;
  readonly t: Strings;
}

/** The verdict first, in one line, as colour, icon and word; then who, and the answer's own sentence. */
export function VerdictBanner({ turn, verdict, t }: Props) {
  const { lead, text } = turnLines(turn, t);
  const remark = verdict.kind === 'answer' ? confidenceRemark(verdict.confidence, t) : null;
  const inTable = comparedItems(turn).length > 0 && verdict.kind === 'answer';
  return (
    <>
      <h2 class={`banner tone-${turnTone(turn)}`} id="answer-title" tabindex={-1}>
        <span class="banner-word">
          <Icon name={bannerIcon(turn)} />
          {outcomeWords(turn, t)}
        </span>
        {lead !== '' && (
          <span class="banner-who" lang="zh-CN">
            {lead}
          </span>
        )}
        {inTable && <span class="banner-note">{t.answer.seeTable}</span>}
      </h2>
      {text !== '' && (
        <p class="answer-text" lang="zh-CN">
          {text}
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

const OUTCOME_ICONS = {
  mixed: 'compare',
  summary: 'list',
  several: 'list',
  clarify: 'question',
  talk: 'question',
  refused: 'unlisted',
  open: 'unlisted',
} as const satisfies Record<string, IconName>;

function bannerIcon(turn: Turn): IconName {
  const outcome = turnOutcome(turn);
  return outcome.kind === 'verdict' ? VERDICT_ICONS[outcome.verdict] : OUTCOME_ICONS[outcome.kind];
}
