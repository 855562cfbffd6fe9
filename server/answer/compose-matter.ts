import type { DutyItem } from '../../indexer/duty-item.ts';
import type { ComposedAnswer } from '../answerer.ts';
import type { Citation, TownshipView, Understood } from '../protocol.ts';
import type { AnswerConfig } from './answer-config.ts';
import { answerOf } from './base-answer.ts';
import { cite, leadingDepartments } from './cite.ts';
import { citedItems } from './cited-items.ts';
import { commonDepartment } from './common-department.ts';
import { composeRefusal } from './compose-refusal.ts';
import type { Quote, QuotePicker } from './pick-quote.ts';
import type { DepartmentMention } from './reading/find-departments.ts';
import type { MatterReading } from './reading/read-question.ts';
import type { ResolvedMatter } from './resolve-matter.ts';
import { SENTENCES } from './sentences.ts';
import { suggestionsFor } from './suggestions.ts';

export interface MatterMaterial {
  readonly reading: MatterReading;
  readonly matter: ResolvedMatter;
  readonly townships: readonly TownshipView[];
  readonly quotes: QuotePicker;
  /** The offices that an either-or question names. */
  readonly offices: readonly DepartmentMention[];
  readonly config: AnswerConfig;
}

/** The answer about one matter that the lists hold. */
export function composeMatter(material: MatterMaterial): ComposedAnswer {
  const { reading, matter, quotes, config } = material;
  const { question, intent, detail, place } = reading;
  const { confidence } = matter;
  const wanted = new Set(place.townships.map(({ id }) => id));
  const { main: ranked, sides } = citedItems(
    matter.families,
    (item) => wanted.size === 0 || wanted.has(item.township.id),
    (item) => quotes.likeness(item, question),
    config,
  );
  const holding = detail ? ranked.filter((item) => quotes.pickDetail(item, question, detail) !== null) : [];
  // The townships whose entries hold the detail answer it; the others stand behind them.
  const main = [...holding, ...ranked.filter((item) => !holding.includes(item))];
  const [only] = place.townships;
  const understood: Understood = {
    township: place.townships.length === 1 ? (only ?? null) : null,
    subject: main[0]?.title ?? matter.families[0]?.items[0]?.title ?? null,
    carried: matter.carried || place.carried,
    intent,
  };
  const quoteOf = (item: DutyItem): Quote =>
    (detail && quotes.pickDetail(item, question, detail)) ?? quotes.pick(item, { question, intent, detail });
  const toCitation = (item: DutyItem): Citation => cite(item, quoteOf(item));

  if (main.length === 0 || place.foreign !== null) {
    const others = matter.families[0]?.items ?? [];
    const head =
      place.foreign !== null
        ? SENTENCES.foreign(place.foreign)
        : SENTENCES.notListedHere(place.townships.map(({ name }) => name).join('、'));
    return composeRefusal('not-listed', {
      text: [head, ...others.map(SENTENCES.itemLine)].join('\n'),
      understood,
      confidence,
      elsewhere: others.map(toCitation),
    });
  }

  const [best] = main;
  const suggestions = best
    ? suggestionsFor(best, place, intent, new Set(main.map(({ township }) => township.id)).size)
    : [];
  if (detail) {
    if (holding.length === 0) {
      const citations = main.map(toCitation);
      const refusal = composeRefusal('detail-not-listed', {
        text: [SENTENCES.detailNotListed(detail.name), ...main.map(SENTENCES.itemLine)].join('\n'),
        understood,
        confidence,
        suggestions,
      });
      const [first] = citations;
      return {
        ...refusal,
        citations,
        departments: leadingDepartments(citations),
        verdict: first?.verdict ?? null,
        dispatch: first?.dispatch ?? null,
      };
    }
  }

  const shown = [...main, ...sides];
  const lines = [...leadLines(material, main), ...verdictLines(material, main)];
  if (sides.length > 0) {
    lines.push(SENTENCES.sides, ...sides.map(SENTENCES.itemLine));
    if (best && wanted.size > 0 && sides.some((side) => side.list !== best.list))
      lines.push(SENTENCES.governs(best));
  }
  lines.push(...cellLines(material, main, quoteOf));
  if (intent === 'compare' || wanted.size > 1) lines.push(...missingLine(material, main));
  return answerOf(lines.join('\n'), shown.map(toCitation), understood, confidence, suggestions);
}

const PARTS: ReadonlySet<string> = new Set(['how', 'township-part', 'department-part']);

function saysHow({ upperDuty, townshipDuty, method }: DutyItem): boolean {
  return upperDuty !== null || townshipDuty !== null || method !== null;
}

/** What answers a yes-or-no or an either-or question, in front of the verdict. */
function leadLines({ reading, offices }: MatterMaterial, main: readonly DutyItem[]): string[] {
  const [best] = main;
  if (!best) return [];
  if (reading.intent === 'still')
    return reading.place.townships.length === 1 ? [SENTENCES.still[best.list](best)] : [];
  if (reading.intent !== 'either' || offices.length === 0) return [];
  const held = new Set(offices.flatMap((mention) => mention.offices.flatMap(({ writings }) => writings)));
  const matching = [...new Set(main.flatMap((item) => item.departments.filter((name) => held.has(name))))];
  const common = commonDepartment(main);
  if (matching.length > 0) return [SENTENCES.either(common === null ? matching : [common])];
  const asksTownship = /乡|镇/u.test(reading.question);
  if (best.list === 'basic' && asksTownship) return [SENTENCES.eitherTownship];
  return asksTownship ? [] : [SENTENCES.eitherNone];
}

/** The verdict: said once where the townships agree, then each township's line. */
function verdictLines({ reading }: MatterMaterial, main: readonly DutyItem[]): string[] {
  const townships = new Set(main.map((item) => item.township.id));
  const lines = main.map(SENTENCES.itemLine);
  const [first] = main;
  if (!first || townships.size < 2) return lines;
  if (main.some((item) => item.list !== first.list)) return [SENTENCES.differ, ...lines];
  const department = commonDepartment(main);
  const differs = reading.intent === 'compare' && department === null && first.list !== 'basic';
  // The quotes name each township again; who leads is said once for all.
  const quoted = reading.intent === 'detail' || PARTS.has(reading.intent);
  if (quoted && main.every(saysHow) && (department !== null || first.list === 'basic')) {
    return [SENTENCES.common(first.list, townships.size, department)];
  }
  return [
    SENTENCES.common(first.list, townships.size, department),
    ...(differs ? [SENTENCES.compareDepartments] : []),
    ...lines,
  ];
}

/** The cells' own words, where the question asks for them. */
function cellLines(
  { reading, quotes }: MatterMaterial,
  main: readonly DutyItem[],
  quoteOf: (item: DutyItem) => Quote,
): string[] {
  const { intent, detail, question } = reading;
  if (intent !== 'how' && intent !== 'township-part' && intent !== 'department-part' && intent !== 'detail')
    return [];
  const lines: string[] = [];
  const without: string[] = [];
  for (const item of main) {
    const quote = detail ? quotes.pickDetail(item, question, detail) : quoteOf(item);
    if (detail && quote === null) without.push(item.township.name);
    if (quote === null || quote.field === 'title') continue;
    lines.push(SENTENCES.quote(item, SENTENCES.labels[intent], quote.quote));
  }
  if (detail && without.length > 0) lines.push(SENTENCES.detailPartly(without, detail.name));
  const [first] = main;
  return lines.length === 0 && first && main.length === 1 ? [SENTENCES.noPart(first)] : lines;
}

function missingLine({ reading, townships }: MatterMaterial, main: readonly DutyItem[]): string[] {
  const asked = reading.place.townships.length > 0 ? reading.place.townships : townships;
  const missing = asked.filter(({ id }) => !main.some((item) => item.township.id === id));
  return missing.length === 0 ? [] : [SENTENCES.missing(missing.map(({ name }) => name))];
}
