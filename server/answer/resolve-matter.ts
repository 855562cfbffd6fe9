import type { DutyItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import { normalizeText } from '../../indexer/normalize-text.ts';
import { type Confidence, confidenceFeatures } from '../search/confidence.ts';
import type { FamilyResult, Ranking, Search } from '../search/hybrid-search.ts';
import { followUpFeatures, isCarried } from './follow-up-features.ts';
import type { QuotePicker } from './pick-quote.ts';
import type { ClassModel, NamedFeatures } from './reading/class-model.ts';
import { contentOf } from './reading/content-words.ts';
import { pointsToEarlier } from './reading/follow-up.ts';
import type { Memory, Subject } from './reading/memory.ts';
import type { MatterReading } from './reading/read-question.ts';

/** A matter with its ranked families, the one that is meant first. */
export interface ResolvedMatter {
  readonly families: readonly FamilyResult[];
  readonly ranking: Ranking;
  /** Probability that the first family is meant, 0..1. */
  readonly confidence: number;
  /** Whether the lists are taken to hold it. */
  readonly listed: boolean;
  /** The matter came from the conversation. */
  readonly carried: boolean;
}

export interface MatterParts {
  readonly search: Search;
  readonly confidenceOf: (ranking: Ranking) => Confidence;
  readonly quotes: QuotePicker;
  readonly familyOf: (item: string) => DutyFamily | null;
  readonly itemOf: (id: string) => DutyItem | null;
  readonly followUp: ClassModel;
}

/** From this cosine on a question is like those that the lists do not answer. */
const LIKE_UNANSWERED = 0.68;

/** Whether a question names a matter of some other office. Those of nothing ("nonsense") name none. */
function isElsewhere({ negatives, negativeKind }: Ranking): boolean {
  return negativeKind !== null && negativeKind !== 'nonsense' && negatives >= LIKE_UNANSWERED;
}

/** Words that join a question to the one before and say nothing of its matter. */
const LEAD = /^(?:那么?(?![个件种边里些时样])|好吧|还有|另外|请问|你好|您好)[，,、\s]*/u;

/** The offices of an either-or (是民政局批还是医保局批): they would draw the search to their own duties. */
const OFFERED = /(?:归|是|由|找|该)[^归是由找该，,。]{1,14}还是[^，,。？?]{1,14}/u;

/**
 * What is searched for: the question without the words that carry no matter. A township's name is one of them: it
 * draws the vector to whatever is said of places.
 */
function searchText(question: string, places: readonly string[]): string {
  const plain = question.replace(LEAD, '') || question;
  const placeless = places
    .reduce((text, word) => text.replaceAll(word, ''), normalizeText(plain))
    .replace(/^[的，,、\s]+/u, '');
  const matter = placeless.replace(OFFERED, '');
  return [matter, placeless].find((text) => contentOf(text).length >= 2) ?? plain;
}

export function createResolveMatter(parts: MatterParts) {
  const { search, confidenceOf, quotes, familyOf, itemOf, followUp } = parts;

  /** @param places its words for townships */
  async function own(question: string, places: readonly string[]): Promise<ResolvedMatter> {
    const ranking = await search(searchText(question, places));
    const { right, listed } = confidenceOf(ranking);
    return { families: ranking.families, ranking, confidence: right, listed, carried: false };
  }

  /** An earlier matter, ranked as its own title ranks, so that its sides stand beside it again. */
  async function pinned(subject: Subject): Promise<ResolvedMatter> {
    const ranking = await search(subject.title);
    return { ...pin(ranking, subject.item), confidence: subject.confidence, listed: true, carried: true };
  }

  function pin(ranking: Ranking, id: string): Pick<ResolvedMatter, 'families' | 'ranking'> {
    const family = familyOf(id);
    if (!family) return { families: ranking.families, ranking };
    const found = ranking.families.find((result) => result.family.id === family.id);
    const top = ranking.families[0]?.score ?? 0;
    const items = found?.items ?? family.items.flatMap((held) => itemOf(held) ?? []);
    const first: FamilyResult = {
      family,
      score: Math.max(top, found?.score ?? 0),
      why: found?.why ?? ranking.families[0]?.why ?? ({} as FamilyResult['why']),
      features: found?.features ?? ranking.families[0]?.features ?? ({} as FamilyResult['features']),
      items: [...items].sort((a, b) => Number(b.id === id) - Number(a.id === id)),
    };
    return { families: [first, ...ranking.families.filter((result) => result !== found)], ranking };
  }

  /** What tells whether a question belongs to the earlier matter; null when there is nothing to tell apart. */
  function featuresOf(reading: MatterReading, subject: Subject, fresh: ResolvedMatter): NamedFeatures | null {
    const best = fresh.families[0];
    const carried = familyOf(subject.item);
    if (!best || !carried || best.family.id === carried.id) return null;
    const words = reading.own || contentOf(reading.question, reading.place.words);
    const cover = (family: DutyFamily): number =>
      Math.max(0, ...family.items.map((id) => coverageOf(id, words)));
    const { negative, answerable } = confidenceFeatures(fresh.ranking);
    return followUpFeatures(reading, {
      confidence: fresh.confidence,
      isElsewhere: isElsewhere(fresh.ranking),
      negative,
      answerable,
      rank: fresh.families.findIndex(({ family }) => family.id === carried.id),
      ofCarried: cover(carried),
      ofOwn: cover(best.family),
    });
  }

  /** Whether a question belongs to the earlier matter: it names none of its own, or words of that one. */
  function belongs(reading: MatterReading, subject: Subject, fresh: ResolvedMatter): boolean {
    const features = featuresOf(reading, subject, fresh);
    if (features === null) return fresh.families.length === 0 || reading.reference.leaning;
    return isCarried(features, followUp);
  }

  function coverageOf(id: string, content: string): number {
    const item = itemOf(id);
    return item ? quotes.coverage(item, content) : 0;
  }

  /** The earlier matter that a question names: as the search ranks it, or on a way back (「回到接娃那个」) by its words. */
  function earlierMeant(reading: MatterReading, memory: Memory, fresh: ResolvedMatter): Subject | null {
    const ids = fresh.families.map(({ family }) => family.id);
    const ranked = memory.subjects
      .map((earlier) => ({ earlier, at: ids.indexOf(familyOf(earlier.item)?.id ?? '') }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (ranked || reading.reference.back === null) return ranked?.earlier ?? null;
    const [worded] = memory.subjects
      .map((earlier) => ({ earlier, share: coverageOf(earlier.item, reading.own) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
    return worded?.earlier ?? null;
  }

  return {
    own,
    featuresOf,
    /** An item of the last answer or an option, as the matter: the reader chose it. */
    chosen: (id: string): Promise<ResolvedMatter> =>
      pinned({ item: id, title: itemOf(id)?.title ?? '', confidence: 1 }),
    /** The option that a reply means (「种地的那种」); null when it names something else. */
    async option(reading: MatterReading, memory: Memory): Promise<ResolvedMatter | null> {
      const content = contentOf(reading.question, reading.place.words);
      if (memory.options.length === 0 || content === '') return null;
      const shares = memory.options.map(({ id }) => ({ id, share: coverageOf(id, content) }));
      shares.sort((a, b) => b.share - a.share);
      const [first, second] = shares;
      if (first && first.share > 0 && first.share > (second?.share ?? 0)) return this.chosen(first.id);
      const fresh = await own(reading.question, reading.place.words);
      const offered = memory.options.map(({ id }) => familyOf(id)?.id);
      const meant = fresh.families.find(({ family }) => offered.includes(family.id));
      const option = memory.options.find(({ id }) => familyOf(id)?.id === meant?.family.id);
      return option && reading.reference.leaning ? this.chosen(option.id) : null;
    },
    /** The matter of a question in its conversation; null when it has none. */
    async resolve(reading: MatterReading, memory: Memory): Promise<ResolvedMatter | null> {
      const { reference, question } = reading;
      const subject = memory.subjects.at(-1) ?? null;
      if (reference.back !== null && reference.empty) {
        const earlier = reference.back === 'first' ? memory.subjects[0] : memory.subjects.at(-2);
        const back = earlier ?? subject;
        return back && pinned(back);
      }
      if (reference.empty) return subject && pinned(subject);
      const fresh = await own(question, reading.place.words);
      if (reference.back !== null || pointsToEarlier(question)) {
        const earlier = earlierMeant(reading, memory, fresh);
        if (earlier) return pinned(earlier);
      }
      if (subject && belongs(reading, subject, fresh)) return pinned(subject);
      return fresh;
    },
  };
}

export type ResolveMatter = ReturnType<typeof createResolveMatter>;
