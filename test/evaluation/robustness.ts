import { DISTORTIONS } from './distortions.ts';
import type { EvaluationQuestion } from './question-set.ts';
import { pairedHalfWidth } from './score-ranking.ts';
import type { RankFamilies } from './systems.ts';

/** Styles that are themselves a distortion: what is added to them says little of the distortion. */
const DISTORTED_STYLES = ['typo', 'pinyin', 'initials', 'english', 'traditional'];
/** Of each distortion, to keep the time down. */
const MOST_QUESTIONS = 150;
const SEED = 1;

/** One distortion, measured on the questions to which it applies. */
export interface RobustnessRow {
  readonly distortion: string;
  readonly questions: number;
  /** Shares with a right entry first: of the questions as they stand, and distorted. */
  readonly clean: number;
  readonly distorted: number;
  /** Half width of the 95 % interval of `clean - distorted`. */
  readonly margin: number;
  /** Distorted questions whose clean form is answered rightly. */
  readonly lost: readonly string[];
}

/** What a ranking loses when questions are distorted in one way at a time; see `distortions.ts`. */
export async function measureRobustness(
  questions: readonly EvaluationQuestion[],
  rightOf: (question: EvaluationQuestion) => ReadonlySet<string>,
  rank: RankFamilies,
): Promise<RobustnessRow[]> {
  const asked = questions.filter(({ style }) => !DISTORTED_STYLES.includes(style));
  const rows: RobustnessRow[] = [];
  for (const [distortion, distort] of DISTORTIONS) {
    const pairs = asked.flatMap((question) => {
      const distorted = distort(question.question, SEED);
      return distorted === null ? [] : [{ right: rightOf(question), clean: question.question, distorted }];
    });
    const outcomes = [];
    for (const { right, clean, distorted } of pickEvenly(pairs, MOST_QUESTIONS)) {
      const [cleanFirst = ''] = await rank(clean);
      const [distortedFirst = ''] = await rank(distorted);
      outcomes.push({ distorted, before: right.has(cleanFirst), after: right.has(distortedFirst) });
    }
    const n = outcomes.length;
    if (n === 0) continue;
    const lost = outcomes.filter(({ before, after }) => before && !after).map(({ distorted }) => distorted);
    const gained = outcomes.filter(({ before, after }) => !before && after).length;
    rows.push({
      distortion,
      questions: n,
      clean: outcomes.filter(({ before }) => before).length / n,
      distorted: outcomes.filter(({ after }) => after).length / n,
      margin: pairedHalfWidth(lost.length, gained, n),
      lost,
    });
  }
  return rows;
}

/** At most `most` of them, from begin to end at equal distances. */
function pickEvenly<Value>(values: readonly Value[], most: number): Value[] {
  const picked = Math.min(most, values.length);
  return Array.from({ length: picked }, (_, i) => values[Math.floor((i * values.length) / picked)] as Value);
}
