/** When an answer asks back, splits or shows a further side. Read from `answer-config.json`. */
export interface AnswerConfig {
  /** Only below this confidence are two matters offered instead of one answer. */
  readonly clarifyBelow: number;
  /** Two matters are equally likely when the second's score lacks at most this share of the first's. */
  readonly clarifyMargin: number;
  /** A related family counts as a side of the matter from this share of the best score on … */
  readonly relatedShare: number;
  /** … and among the first so many families. */
  readonly relatedRank: number;
  /** Of families with at least this share of the best score the first that the named township holds is meant. */
  readonly placeShare: number;
  /** A further item of one township and family is shown from this share of the nearest one's likeness on. */
  readonly fartherShare: number;
  /** A part of a question is a matter of its own from this confidence on, when it asks nothing itself. */
  readonly matterAbove: number;
}
