import type { DutyItem } from '../../indexer/duty-item.ts';
import type { Embedder } from '../../indexer/embedder.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import { normalizeText } from '../../indexer/normalize-text.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { tokenize } from '../../indexer/tokenize.ts';
import { bestOf } from './best-of.ts';
import { type FeatureValues, familyFeatures } from './family-features.ts';
import {
  byScoreThenId,
  type Contributions,
  type FeatureWeights,
  fusedScore,
  fuseScores,
} from './fuse-scores.ts';
import { createKeywordSearch, type KeywordScores } from './keyword-search.ts';
import { createLexicon } from './lexicon.ts';
import { mendSpelling } from './mend-spelling.ts';
import type { TermWeights } from './term-weights.ts';
import { createVectorSearch } from './vector-search.ts';

/** A family as ranked for a question, with why it ranked there. */
export interface FamilyResult {
  readonly family: DutyFamily;
  readonly score: number;
  readonly why: Contributions;
  readonly features: FeatureValues;
  /** Its items, the one nearest to the question first. */
  readonly items: readonly DutyItem[];
}

/** Everything that ranking found out about one question. */
export interface Ranking {
  /** Best first. */
  readonly families: readonly FamilyResult[];
  /** Cosine with the nearest question that the lists do not answer, and the mean of the nearest three. */
  readonly negative: number;
  readonly negatives: number;
  /** What kind of question the nearest of those is (smalltalk, hostile, …); null when there is none. */
  readonly negativeKind: string | null;
  /** Log odds that it is a question of the kind that the lists answer. */
  readonly answerable: number;
  /** Share of the question's term weight that no text of the index holds, 0..1. */
  readonly unknownShare: number;
  /** How many of the question's terms the index holds. */
  readonly knownTerms: number;
}

export interface SearchOptions {
  /** Wordings that must not count: a wording is never scored by itself when weights are learned. */
  readonly hidden?: ReadonlySet<string>;
  /** How many families are wanted. */
  readonly limit?: number;
}

export type Search = (question: string, options?: SearchOptions) => Promise<Ranking>;

const DEFAULT_LIMIT = 10;
/** Families that share the question's words are looked at exactly, however far their vectors seem. */
const BEST_BY_KEYWORD = 4;
/** An item's words decide among a family's items; its vector breaks near ties. */
const ITEM_VECTOR_WEIGHT = 0.5;

/**
 * Keyword and vector search over one index, joined by a weighted sum for each family. Ranking is by family
 * first (the matter), then by the items within it (the township's own wording of it).
 */
export function createSearch(
  index: SearchIndex,
  embedder: Embedder,
  termWeights: TermWeights,
  weights: FeatureWeights,
): Search {
  const searchKeywords = createKeywordSearch(index, termWeights);
  const searchVectors = createVectorSearch(index);
  const lexicon = createLexicon(index);
  const itemAt = new Map(index.items.map(({ item }, at) => [item.id, at]));

  return async (asked, { hidden = new Set<string>(), limit = DEFAULT_LIMIT } = {}) => {
    const question = mendSpelling(asked, lexicon);
    // The model runs in a process of its own: keywords are searched meanwhile.
    const embedding = embedAsTyped(embedder, asked, question);
    const keywords = searchKeywords(question, hidden);
    const families = bestByKeyword(keywords);
    const vectors = searchVectors({ unit: await embedding, hidden, families });

    const ranked = index.families.map((family, at) => {
      const features = familyFeatures(keywords, vectors, at);
      return { id: family.id, family, features, score: fusedScore(features, weights) };
    });
    ranked.sort(byScoreThenId);

    const itemsOf = (family: DutyFamily): DutyItem[] => {
      const scored = family.items.flatMap((id) => {
        const at = itemAt.get(id);
        const item = at === undefined ? undefined : index.items[at]?.item;
        if (at === undefined || item === undefined) return [];
        const score = (keywords.item[at] ?? 0) + ITEM_VECTOR_WEIGHT * (vectors.item[at] ?? 0);
        return [{ id, item, score }];
      });
      return scored.sort(byScoreThenId).map(({ item }) => item);
    };

    const terms = [...new Set(tokenize(question))];
    const all = terms.reduce((sum, term) => sum + termWeights.weight(term), 0);
    const unknown = terms
      .filter((term) => !termWeights.knows(term))
      .reduce((sum, term) => sum + termWeights.weight(term), 0);
    return {
      families: ranked.slice(0, limit).map(({ family, features }) => ({
        family,
        ...fuseScores(features, weights),
        features,
        items: itemsOf(family),
      })),
      negative: vectors.negative,
      negatives: vectors.negatives,
      negativeKind: vectors.negativeKind,
      answerable: vectors.answerable,
      unknownShare: all === 0 ? 1 : unknown / all,
      knownTerms: terms.filter((term) => termWeights.knows(term)).length,
    };
  };
}

/** The families with the best wordings and the best items by keyword. */
function bestByKeyword({ wording, items }: KeywordScores): number[] {
  return [wording, items].flatMap((scores) => bestOf(scores.keys(), scores, BEST_BY_KEYWORD));
}

/**
 * The middle of the question's vectors as it was typed and as it was mended: mending saves pinyin and slips, but
 * English that the glossary half knows says more as it stands.
 */
async function embedAsTyped(embedder: Embedder, asked: string, mended: string): Promise<Float32Array> {
  const texts = [...new Set([normalizeText(asked), mended])];
  const vectors = await embedder.embed(texts, 'query');
  if (texts.length === 1) return vectors;
  const middle = vectors
    .subarray(0, embedder.dimensions)
    .map((value, d) => value + (vectors[embedder.dimensions + d] ?? 0));
  const length = Math.hypot(...middle);
  return middle.map((value) => value / (length || 1));
}
