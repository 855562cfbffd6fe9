import { joinClauses } from '../../indexer/join-clauses.ts';
import { normalizeText } from '../../indexer/normalize-text.ts';
import type { Ranking, Search } from './hybrid-search.ts';

/** A shorter question has no room for side matters. In characters. */
const STORY = 60;
/** Clauses of a sentence that goes on and on are read together up to this length. In characters. */
const STRETCH = 50;
/**
 * How much surer than the whole a stretch must be: the whole has the context. With less, people's own stories are
 * read worse; with this, none is, and twice as many questions are found between lines that do not matter.
 */
const SURER = 0.3;

/**
 * A search that reads long stories also stretch by stretch: the vector of a whole story is drawn to the journey,
 * the weather and the feelings in it, and the two lines that matter are lost. Of the whole and its stretches the
 * one whose first family is surest speaks for the question.
 * @param surenessOf probability that a ranking's first family is right, 0..1
 */
export function createStorySearch(search: Search, surenessOf: (ranking: Ranking) => number): Search {
  return async (question, options) => {
    let best = await search(question, options);
    let sureness = surenessOf(best) + SURER;
    // Of a whole that is sure enough no stretch can be surer.
    const stretches = sureness < 1 ? stretchesOf(question) : [];
    for (const ranking of await Promise.all(stretches.map((stretch) => search(stretch, options)))) {
      if (surenessOf(ranking) > sureness) {
        best = ranking;
        sureness = surenessOf(ranking);
      }
    }
    return best;
  };
}

/** The sentences of a story, over-long ones in stretches of whole clauses; none of a shorter question. */
export function stretchesOf(question: string): string[] {
  const text = normalizeText(question);
  if (text.length < STORY) return [];
  const sentences = text.match(/[^。；;！!？?\n]+[。；;！!？?\n]*/gu) ?? [];
  const stretches = sentences.flatMap((sentence) =>
    sentence.length < STORY ? [sentence] : joinClauses(sentence.match(/[^，,]+[，,]*/gu) ?? [], STRETCH),
  );
  return stretches.length < 2 ? [] : stretches;
}
