import type { ComposedAnswer } from '../answerer.ts';
import type { TownshipView, Understood } from '../protocol.ts';
import type { FamilyResult } from '../search/hybrid-search.ts';
import type { AnswerConfig } from './answer-config.ts';
import { composeClarify } from './compose-clarify.ts';
import { composeMatter } from './compose-matter.ts';
import { composeRefusal } from './compose-refusal.ts';
import { joinAnswers } from './join-answers.ts';
import type { QuotePicker } from './pick-quote.ts';
import { contentOf } from './reading/content-words.ts';
import type { FindDepartments } from './reading/find-departments.ts';
import type { Memory } from './reading/memory.ts';
import type { MatterReading } from './reading/read-question.ts';
import { splitEach } from './reading/split-matters.ts';
import { refuseMatter, refuseUnclear, SHORTEST_MATTER, understoodOf } from './refuse-matter.ts';
import type { ResolvedMatter, ResolveMatter } from './resolve-matter.ts';
import { SENTENCES } from './sentences.ts';

export interface AnswerMatterParts {
  readonly townships: readonly TownshipView[];
  readonly quotes: QuotePicker;
  readonly resolver: ResolveMatter;
  readonly findDepartments: FindDepartments;
  readonly config: AnswerConfig;
}

const OPTIONS = 3;
/** In characters. */
const BARE_NOUN = 3;
/**
 * From this confidence on a question for a detail is about the first matter. Below the bound of others: the words
 * that ask for the detail (一平米一个月租金) stand in no entry and draw the confidence down.
 */
const DETAIL_ABOVE = 0.2;

/** Decides on a question about a matter: answer, ask back or refuse; and answers several matters one by one. */
export function createAnswerMatter(parts: AnswerMatterParts) {
  const { resolver, townships, quotes, findDepartments, config } = parts;

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
        return refuseMatter(reading, matter, findDepartments);
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
      if (!matter) return refuseUnclear(reading);
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
