import type { DutyList } from '../../../indexer/duty-item.ts';

/** How people call the three lists. Only words that can be nothing else: 配合 alone is a verb. */
const LIST_WORDS: readonly (readonly [DutyList, string])[] = [
  ['basic', '基本履职(?:的?事项|清单)?|基本(?:的?事项|清单)|自己履职的?事项'],
  ['cooperative', '配合履职(?:的?事项|清单)?|配合(?:的?事项|清单|类)'],
  [
    'reclaimed',
    '(?:已?被|已经?)?上级(?:部门)?(?:已经?)?(?:收回|收走)(?:了?的?事项|清单)?|(?:已经?被|已|被)?收(?:回去?|走|上去)了?(?:的?事项|清单)?|回收(?:的?事项|清单)',
  ],
];

/** Shorter words that mean a list where nothing but filters is said: 「配合的有几条」, 「基本的呢」. */
const SHORT_WORDS: readonly (readonly [DutyList, string])[] = [
  ['basic', '基本的?'],
  ['cooperative', '配合的?'],
];

/**
 * A list that a question names, and its words there.
 * @param short whether the question is made of filters alone, so that 配合 is no verb
 */
export function findList(
  text: string,
  short = false,
): { readonly list: DutyList; readonly words: string } | null {
  for (const [list, pattern] of short ? [...LIST_WORDS, ...SHORT_WORDS] : LIST_WORDS) {
    const words = new RegExp(pattern, 'u').exec(text)?.[0];
    if (words !== undefined) return { list, words };
  }
  return null;
}
