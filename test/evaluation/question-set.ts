import { readFileSync } from 'node:fs';

/** A question with what a careful reader of the lists would answer. */
export interface EvaluationQuestion {
  readonly question: string;
  /** How it is asked: plain, story, typo, pinyin, … ; for questions without an answer: why there is none. */
  readonly style: string;
  /** The item it was asked about. Any item of its duty family, or of one in `also`, is right. */
  readonly item: string | null;
  /** Further items whose families are equally right. */
  readonly also: readonly string[];
  /** The township that the question names, by id. */
  readonly township: string | null;
  /** The reason of the refusal, where the lists do not answer. */
  readonly reason: string | null;
}

/**
 * Reads a file of JSON lines; see `test/evaluation/README.md` for the fields.
 * @throws Error naming the line that is not a question
 */
export function readQuestions(path: string): EvaluationQuestion[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const row = JSON.parse(line) as Partial<EvaluationQuestion>;
      if (typeof row.question !== 'string') throw new Error(`${path}:${index + 1} has no question`);
      return [
        {
          question: row.question,
          style: row.style ?? 'unknown',
          item: row.item ?? null,
          also: row.also ?? [],
          township: row.township ?? null,
          reason: row.reason ?? null,
        },
      ];
    });
}
