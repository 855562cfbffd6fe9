/** Ways in which callers begin and end; each makes another question of the same one. */
const BEGINNINGS = [
  '',
  '我是外地来的，',
  '我妈让我问一下，',
  '村里有人说，',
  '昨天打过电话，',
  '急事，',
  '替邻居问，',
];
const ENDINGS = ['', '，今天能办吗', '，我在家等', '，说了两次了', '，想先问清楚'];

/**
 * Questions without an end: every question with its first beginning and ending, then every question with the next.
 * They are as distinct as there are questions × beginnings × endings; after that they come again.
 * @param questions at least one
 */
export function* endlessQuestions(questions: readonly string[]): Generator<string, never> {
  for (let round = 0; ; round += 1) {
    const beginning = BEGINNINGS[round % BEGINNINGS.length];
    const ending = ENDINGS[Math.floor(round / BEGINNINGS.length) % ENDINGS.length];
    for (const question of questions) yield `${beginning}${question}${ending}`;
  }
}
