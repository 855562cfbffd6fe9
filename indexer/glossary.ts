import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** English words of everyday matters → the word that lists and people use; lower case. */
export type Glossary = Readonly<Record<string, string>>;

/** Reads `seeds/glossary.tsv`: an English word and its Chinese one on each line, between them a tab. */
export function readGlossary(root: string): Glossary {
  const lines = readFileSync(join(root, 'seeds', 'glossary.tsv'), 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [english, chinese] = line.split('\t');
      return english && chinese ? [[english, chinese] as const] : [];
    }),
  );
}
