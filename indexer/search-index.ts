import type MiniSearch from 'minisearch';
import type { AnswerableProbe } from './answerable-probe.ts';
import type { ParsedItem } from './duty-item.ts';
import type { DutyFamily } from './families.ts';
import type { Glossary } from './glossary.ts';
import type { Passage } from './passages.ts';
import type { VectorRows } from './vector-codec.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WordStatistics } from './word-statistics.ts';
import type { WordingPostings } from './wording-postings.ts';
import type { Wording } from './wordings.ts';

/** What an index was made from and by. Two indexes with equal stamps answer alike. */
export interface IndexStamp {
  readonly format: number;
  readonly tokenizer: string;
  readonly model: string;
  /** One hash over manifest, documents, corrections, families and wordings. */
  readonly seeds: string;
}

/** Everything a search needs; plain data, never changed after it is built. */
export interface SearchIndex {
  readonly stamp: IndexStamp;
  readonly items: readonly ParsedItem[];
  readonly families: readonly DutyFamily[];
  readonly wordings: readonly Wording[];
  /** Questions that the lists do not answer. */
  readonly negatives: readonly Wording[];
  readonly glossary: Glossary;
  readonly passages: readonly Passage[];
  readonly vocabulary: Vocabulary;
  readonly statistics: WordStatistics;
  /** Row i is the unit vector of passages[i]. */
  readonly vectors: VectorRows;
  /** The axes of the coarse vectors (`size × dimensions`), and the negatives' coordinates on them (`negatives × size`). */
  readonly coarse: { readonly size: number; readonly axes: Float32Array; readonly negatives: Float32Array };
  readonly probe: AnswerableProbe;
  readonly itemKeywords: MiniSearch;
  readonly wordingPostings: WordingPostings;
}
