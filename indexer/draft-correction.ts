import { readFileSync } from 'node:fs';
import { type Correction, sourceHash } from './corrections.ts';
import type { ItemField } from './duty-item.ts';
import { sourceLines } from './parse/source-lines.ts';
import { placeText } from './place-text.ts';
import { readSeeds } from './seed-document.ts';

/**
 * Writes a line for `seeds/corrections/<township>.jsonl`: hash and lost characters are computed.
 * `npx tsx indexer/draft-correction.ts <item> <field> <certain|probable> <reason> <from-to>... < text`
 */
const [item = '', field = '', certainty = '', reason = '', ...ranges] = process.argv.slice(2);
const seed = readSeeds(process.cwd()).find(({ row }) => item.startsWith(`${row.id}/`));
if (seed === undefined || ranges.length === 0) {
  console.error(
    '用法：npx tsx indexer/draft-correction.ts <事项编号> <字段> <certain|probable> <理由> <起-止>… < 文字',
  );
  process.exit(2);
}
const lines = ranges.map((range) => range.split('-').map(Number) as [number, number]);
const text = readFileSync(0, 'utf8').trim();
const source = sourceLines(seed.text);
const { lost } = placeText(
  text,
  lines.flatMap(([from, to]) => source.slice(from - 1, to)),
  new Set(),
);
const correction: Correction = {
  item,
  field: field as ItemField,
  text,
  lines,
  sha256: sourceHash(seed, lines),
  reason,
  certainty: certainty as Correction['certainty'],
  lost,
};
process.stdout.write(`${JSON.stringify(correction)}\n`);
