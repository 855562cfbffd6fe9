import type { ComposedAnswer } from '../answerer.ts';
import type { Understood } from '../protocol.ts';
import { citeTitle } from './cite.ts';
import { composeRefusal } from './compose-refusal.ts';
import { contentOf } from './reading/content-words.ts';
import type { FindDepartments } from './reading/find-departments.ts';
import { isChat } from './reading/off-topic.ts';
import type { MatterReading } from './reading/read-question.ts';
import type { ResolvedMatter } from './resolve-matter.ts';
import { SENTENCES } from './sentences.ts';

/** How many nearest entries a refusal shows, marked as not the answer. */
const NEAREST = 2;
/** What is said of a refused question that is most like these: it is no matter of any office. */
const NO_MATTER = {
  smalltalk: ['out-of-scope', SENTENCES.outOfScope],
  hostile: ['harmful', SENTENCES.harmful],
} as const;
/** Of a shorter question nothing can be said but that it is not clear. In characters without asking words. */
export const SHORTEST_MATTER = 2;
/** Letters of no language: initials that the lists hold are not refused. */
const isKeyMashing = (content: string): boolean => /^[b-df-hj-np-tv-z]+$/u.test(content);

/** What is understood of a question's words. @param carried it came from the conversation */
export function understoodOf(reading: MatterReading, carried: boolean): Understood {
  const [only] = reading.place.townships;
  const township = reading.place.townships.length === 1 ? (only ?? null) : null;
  return { township, subject: null, carried, intent: reading.intent };
}

/** The refusal of a question that names no matter. */
export function refuseUnclear(reading: MatterReading): ComposedAnswer {
  const { foreign } = reading.place;
  return composeRefusal(foreign === null ? 'unclear' : 'not-listed', {
    text: foreign === null ? SENTENCES.unclear : SENTENCES.noListOf(foreign),
    understood: understoodOf(reading, reading.place.carried),
    confidence: 0,
  });
}

/** The refusal of a matter that no list holds, with its reason and the nearest entries. */
export function refuseMatter(
  reading: MatterReading,
  { families, ranking, confidence }: ResolvedMatter,
  findDepartments: FindDepartments,
): ComposedAnswer {
  const understood = understoodOf(reading, reading.place.carried);
  const content = contentOf(reading.question, reading.place.words);
  if (content.length < SHORTEST_MATTER || isKeyMashing(content)) return refuseUnclear(reading);
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
