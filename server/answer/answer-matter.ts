import type { ComposedAnswer } from '../answerer.ts';
import type { TownshipView, Understood } from '../protocol.ts';
import type { FamilyResult } from '../search/hybrid-search.ts';
import type { AnswerConfig } from './answer-config.ts';
import { citeTitle } from './cite.ts';
import { composeClarify } from './compose-clarify.ts';
import { composeMatter } from './compose-matter.ts';
import { composeRefusal } from './compose-refusal.ts';
import { joinAnswers } from './join-answers.ts';
import type { QuotePicker } from './pick-quote.ts';
import { contentOf } from './reading/content-words.ts';
import type { FindDepartments } from './reading/find-departments.ts';
import type { Memory } from './reading/memory.ts';
import { isChat } from './reading/off-topic.ts';
import type { MatterReading } from './reading/read-question.ts';
import { splitEach } from './reading/split-matters.ts';
import type { ResolvedMatter, ResolveMatter } from './resolve-matter.ts';
import { SENTENCES } from './sentences.ts';

export interface AnswerMatterParts {
  readonly townships: readonly TownshipView[];
  readonly quotes: QuotePicker;
  readonly resolver: ResolveMatter;
  readonly findDepartments: FindDepartments;
  readonly config: AnswerConfig;
}

/** How many nearest entries a refusal shows, marked as not the answer. */
const NEAREST = 2;
const OPTIONS = 3;
/** In characters. */
const BARE_NOUN = 3;
/** What is said of a refused question that is most like these: it is no matter of any office. */
const NO_MATTER = {
  smalltalk: ['out-of-scope', SENTENCES.outOfScope],
  hostile: ['harmful', SENTENCES.harmful],
} as const;
/** Of a shorter question nothing can be said but that it is not clear. In characters without asking words. */
const SHORTEST_MATTER = 2;
/**
 * From this confidence on a question for a detail is about the first matter. Below the bound of others: the words
 * that ask for the detail (一平米一个月租金) stand in no entry and draw the confidence down.
 */
const DETAIL_ABOVE = 0.2;

/** Letters of no language: initials that the lists hold are not refused. */
const isKeyMashing = (content: string): boolean => /^[b-df-hj-np-tv-z]+$/u.test(content);

/** Decides on a question about a matter: answer, ask back or refuse; and answers several matters one by one. */
export function createAnswerMatter(parts: AnswerMatterParts) {
  const { resolver, townships, quotes, findDepartments, config } = parts;

  function understoodOf(reading: MatterReading, carried: boolean): Understood {
    const [only] = reading.place.townships;
    const township = reading.place.townships.length === 1 ? (only ?? null) : null;
    return { township, subject: null, carried, intent: reading.intent };
  }

  function unclear(reading: MatterReading): ComposedAnswer {
    const { foreign } = reading.place;
    return composeRefusal(foreign === null ? 'unclear' : 'not-listed', {
      text: foreign === null ? SENTENCES.unclear : SENTENCES.noListOf(foreign),
      understood: understoodOf(reading, reading.place.carried),
      confidence: 0,
    });
  }

  function refuse(reading: MatterReading, { families, ranking, confidence }: ResolvedMatter): ComposedAnswer {
    const understood = understoodOf(reading, reading.place.carried);
    const content = contentOf(reading.question, reading.place.words);
    if (content.length < SHORTEST_MATTER || isKeyMashing(content)) return unclear(reading);
    // A matter that lies nearer than they do is some matter, be it near to their words.
    const isLikeNone = ranking.negative > (families[0]?.features.vectorWording ?? 0);
    const kind = isChat(reading.question) ? 'smalltalk' : isLikeNone ? ranking.negativeKind : null;
    if (kind === 'smalltalk' || kind === 'hostile') {
      const [reason, text] = NO_MATTER[kind];
      return composeRefusal(reason, {
        text,
        understood: { ...understood, intent: 'small-talk' },
        confidence,
      });
    }
    const wanted = new Set(reading.place.townships.map(({ id }) => id));
    const nearest = families
      .flatMap(({ items }) => items.find(({ township }) => wanted.has(township.id)) ?? items.slice(0, 1))
      .slice(0, NEAREST);
    if (reading.detail && findDepartments(reading.question).length > 0) {
      return composeRefusal('detail-not-listed', {
        text: `${SENTENCES.detailOfOffice(reading.detail.name)}\n${SENTENCES.nearest}`,
        understood,
        confidence,
        elsewhere: nearest.map(citeTitle),
      });
    }
    const { foreign } = reading.place;
    return composeRefusal('not-listed', {
      text: `${foreign === null ? SENTENCES.notListed : SENTENCES.noListOf(foreign)}\n${SENTENCES.nearest}`,
      understood,
      confidence,
      elsewhere: nearest.map(citeTitle),
    });
  }

  /** Families that are as likely as the best and no side of it. */
  function rivals({ families, confidence, listed }: ResolvedMatter, content: string): FamilyResult[] {
    const [best, ...others] = families;
    if (!best || confidence >= config.clarifyBelow) return [];
    // A bare noun (证明) that would be refused fits every matter whose title holds it.
    if (content.length <= BARE_NOUN && !listed) {
      const holding = [best, ...others].filter(({ items }) =>
        items.some(({ title }) => title.includes(content)),
      );
      if (holding.length > 1) return holding.slice(0, OPTIONS);
    }
    const near = others.filter(
      ({ score, family }) =>
        score >= best.score - config.clarifyMargin * Math.abs(best.score) &&
        !best.family.related.includes(family.id),
    );
    return near.length === 0 ? [] : [best, ...near].slice(0, OPTIONS);
  }

  /**
   * A named township speaks for the matters that its lists hold: of nearly equal families the first that it holds
   * is meant.
   */
  function inPlace(reading: MatterReading, matter: ResolvedMatter): ResolvedMatter {
    const wanted = new Set(reading.place.townships.map(({ id }) => id));
    const holds = ({ items }: FamilyResult): boolean => items.some(({ township }) => wanted.has(township.id));
    const [best] = matter.families;
    if (wanted.size === 0 || matter.carried || !best || holds(best)) return matter;
    if (
      best.family.related.some((id) =>
        matter.families.some((other) => other.family.id === id && holds(other)),
      )
    ) {
      return matter;
    }
    const meant = matter.families.find(holds);
    if (!meant || meant.score < config.placeShare * best.score) return matter;
    return { ...matter, families: [meant, ...matter.families.filter((family) => family !== meant)] };
  }

  function decide(reading: MatterReading, found: ResolvedMatter): ComposedAnswer {
    const matter = inPlace(reading, found);
    if (!matter.carried) {
      const content = contentOf(reading.question, reading.place.words);
      // What no list holds is said at once, whichever matter is meant.
      const options = reading.detail?.held === null ? [] : rivals(matter, content);
      const isBare = content.length <= BARE_NOUN && options.length > 1 && !matter.listed;
      const listed = matter.listed || (reading.detail !== null && matter.confidence >= DETAIL_ABOVE);
      if (!isBare && (matter.families.length === 0 || !listed)) {
        return refuse(reading, matter);
      }
      if (options.length > 1 && reading.place.foreign === null) {
        const wanted = new Set(reading.place.townships.map(({ id }) => id));
        const understood = understoodOf(reading, reading.place.carried);
        return composeClarify(options, SENTENCES.clarify, wanted, understood, matter.confidence);
      }
    }
    const offices = reading.intent === 'either' ? findDepartments(reading.question) : [];
    return composeMatter({ reading, matter, townships, quotes, offices, config });
  }

  /** The parts' answers one by one; null when they are no matters of their own. */
  async function severally(
    reading: MatterReading,
    partReadings: readonly MatterReading[],
  ): Promise<ComposedAnswer | null> {
    if (partReadings.length < 2) return null;
    const found = await Promise.all(
      partReadings.map(async (part) => ({
        part,
        matter: await resolver.own(part.question, part.place.words),
      })),
    );
    const families = new Set(found.map(({ matter }) => matter.families[0]?.family.id));
    const sure = found.filter(({ matter }) => matter.confidence >= config.matterAbove);
    if (sure.length === 0 || families.size < found.length) return null;
    const asks = (question: string): boolean => /谁|哪|怎么|咋|如何/u.test(question);
    if (!found.every(({ part, matter }) => matter.confidence >= config.matterAbove || asks(part.question)))
      return null;
    const [first] = found;
    const isEach = splitEach(reading.question, reading.place.words) !== null;
    const related = (isEach ? null : first?.matter.families[0]?.family.related) ?? [];
    if (found.slice(1).some(({ matter }) => related.includes(matter.families[0]?.family.id ?? '')))
      return null;
    return joinAnswers(
      found.map(({ part, matter }) => ({
        heading: part.question,
        answer: decide({ ...part, place: reading.place }, matter),
      })),
    );
  }

  /** A detail of an office and not of a matter: 「民政局电话多少」. */
  function asksOffice({ question, place }: MatterReading, { subjects, departments }: Memory): boolean {
    const offices = findDepartments(question).filter(({ formal }) => formal);
    const words = [...place.words, ...offices.map((office) => office.words)];
    // That of an office of the matter before belongs to the matter.
    const isKnown = offices.some((mention) =>
      mention.offices.some(({ writings }) => writings.some((name) => departments.includes(name))),
    );
    if (isKnown && subjects.length > 0) return false;
    return offices.length > 0 && contentOf(question, words).length < SHORTEST_MATTER;
  }

  return {
    decide,
    async answer(
      reading: MatterReading,
      memory: Memory,
      readPart: (text: string) => MatterReading,
    ): Promise<ComposedAnswer> {
      if (reading.detail && asksOffice(reading, memory)) {
        return composeRefusal('detail-not-listed', {
          text: SENTENCES.detailOfOffice(reading.detail.name),
          understood: understoodOf(reading, reading.place.carried),
          confidence: 0,
        });
      }
      const option = await resolver.option(reading, memory);
      if (option) return decide(reading, option);
      const several = await severally(reading, reading.parts.length < 2 ? [] : reading.parts.map(readPart));
      if (several) return several;
      const matter = await resolver.resolve(reading, memory);
      if (!matter) return unclear(reading);
      const elliptic =
        matter.carried &&
        reading.intent === 'who' &&
        reading.reference.empty &&
        !/谁|什么|啥|哪|怎么|咋|吗|多|\bwh/u.test(reading.question);
      // 「那夏镇呢」 asks of 夏镇 what was asked before.
      const intent =
        elliptic && memory.intent !== null && !OF_NONE.has(memory.intent) ? memory.intent : reading.intent;
      return decide({ ...reading, intent }, matter);
    },
    /** Offers what else the rejected answer's question may have meant. */
    async offerOthers(memory: Memory, place: MatterReading['place']): Promise<ComposedAnswer> {
      const asked = memory.turns.findLast(({ answer }) => !answer.understood.carried) ?? memory.last;
      const understood: Understood = { township: null, subject: null, carried: true, intent: 'who' };
      const matter = asked && (await resolver.own(asked.question, place.words));
      const shown = new Set(asked?.answer.citations.map(({ id }) => id) ?? []);
      for (const { item } of memory.subjects.slice(-1)) shown.add(item);
      const offered = new Set(asked?.answer.options.map(({ id }) => id) ?? []);
      const others = (matter?.families ?? []).filter(
        ({ family }) => !family.items.some((id) => shown.has(id) || offered.has(id)),
      );
      if (others.length === 0) {
        return composeRefusal('unclear', { text: SENTENCES.noOther, understood, confidence: 0 });
      }
      const wanted = new Set(place.townships.map(({ id }) => id));
      return composeClarify(
        others.slice(0, OPTIONS),
        SENTENCES.clarifyOther,
        wanted,
        understood,
        matter?.confidence ?? 0,
      );
    },
  };
}

const OF_NONE: ReadonlySet<string> = new Set([
  'list',
  'count',
  'department',
  'lookup',
  'small-talk',
  'help',
  'detail',
]);
