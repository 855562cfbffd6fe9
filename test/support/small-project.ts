import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import type { DutyFamily } from '../../indexer/families.ts';
import type { ManifestRow } from '../../indexer/seed-document.ts';
import type { Wording } from '../../indexer/wordings.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TOWNSHIP = 'xiazhen';
/** One wording in so many is kept, so that all matters have some. */
const WORDINGS_APART = 10;
const NEGATIVES = 50;
/** Folders of indexer and server that a running server does not read, or that are linked. */
const LEFT_OUT = ['indexer/model', 'indexer/training', 'server/dist'];

/** A copy of this project whose seeds a test may spoil. */
export interface SmallProject {
  readonly root: string;
  /** The township's list as it is shipped. */
  readonly list: string;
  /** Replaces the list; with `registered` also its hash in the manifest, as who corrects a list does. */
  replaceList(text: string, registered: boolean): void;
}

/**
 * Code and model of this project with the list of one township and a few wordings: an index of it is built in seconds.
 * @param root an empty folder
 */
export function copySmallProject(root: string): SmallProject {
  for (const folder of ['indexer', 'server']) {
    cpSync(join(ROOT, folder), join(root, folder), {
      recursive: true,
      filter: (path) => !LEFT_OUT.includes(relative(ROOT, path).replaceAll('\\', '/')),
    });
  }
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  symlinkSync(join(ROOT, 'indexer', 'model'), join(root, 'indexer', 'model'), 'dir');
  for (const folder of ['wordings', 'negatives']) mkdirSync(join(root, 'seeds', folder), { recursive: true });
  for (const file of ['departments.json', 'glossary.tsv']) {
    cpSync(join(ROOT, 'seeds', file), join(root, 'seeds', file));
  }

  const rows = readJson<ManifestRow[]>('manifest.json').filter(({ id }) => id === TOWNSHIP);
  const [row] = rows;
  if (!row) throw new Error(`no ${TOWNSHIP} in the manifest`);
  const own = readJson<DutyFamily[]>('families.json')
    .map((family) => ({ ...family, items: family.items.filter((id) => id.startsWith(`${TOWNSHIP}/`)) }))
    .filter(({ items }) => items.length > 0);
  const ids = new Set(own.map(({ id }) => id));
  const families = own.map((family) => ({
    ...family,
    related: family.related.filter((id) => ids.has(id)),
  }));
  const wordings = readdirSync(join(ROOT, 'seeds', 'wordings'))
    .sort()
    .flatMap((file) => readLines(`wordings/${file}`))
    .filter((wording) => wording.families.every((id) => ids.has(id)));
  const list = readFileSync(join(ROOT, row.file), 'utf8');
  write('families.json', JSON.stringify(families));
  write('wordings/some.jsonl', asLines(wordings.filter((_, at) => at % WORDINGS_APART === 0)));
  write('negatives/some.jsonl', asLines(readLines('negatives/far.jsonl').slice(0, NEGATIVES)));
  replaceList(list, true);

  /** In one step, as a careful editor does. */
  function write(file: string, text: string): void {
    const path = join(root, 'seeds', file);
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }

  function replaceList(text: string, registered: boolean): void {
    const sha256 = createHash('sha256').update(text).digest('hex');
    write(relative('seeds', row?.file ?? ''), text);
    if (registered) write('manifest.json', JSON.stringify([{ ...row, sha256 }]));
  }

  return { root, list, replaceList };
}

function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(join(ROOT, 'seeds', file), 'utf8')) as Value;
}

function readLines(file: string): Wording[] {
  const lines = readFileSync(join(ROOT, 'seeds', file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Wording);
}

const asLines = (wordings: readonly Wording[]): string =>
  wordings.map((wording) => `${JSON.stringify(wording)}\n`).join('');
