import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbiddenImports, importsOf } from './support/import-rules.ts';

const ROOT = join(import.meta.dirname, '..');

/** The source files of a folder, from the repository's root. */
function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\/(?:dist|work)\//.test(path));
}

const imports = ['indexer', 'server', 'web']
  .flatMap(sourcesOf)
  .flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

describe('imports point backwards along seeds → indexer → server → web', () => {
  it('in every file', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(forbiddenImports(imports)).toEqual([]);
  });

  it('and every import between the folders is of a file, not of a folder', () => {
    const folders = imports.filter(
      ({ target }) => /^(?:indexer|server|web)\//.test(target) && !/\.\w+$/.test(target),
    );
    expect(folders).toEqual([]);
  });
});

describe('the rules', () => {
  it.each([
    ['indexer/tokenize.ts', 'server/errors.ts'],
    ['server/app.ts', 'web/route.ts'],
    ['server/app.ts', 'test/support/small-index.ts'],
    ['server/present.ts', 'indexer/parse/source-lines.ts'],
    ['server/app.ts', 'indexer/open-index.ts'],
    ['server/search/suggest.ts', 'node:fs'],
    ['server/answer/cite.ts', 'hono'],
    ['server/answer/cite.ts', 'server/chat/answer-parts.ts'],
    ['server/search/suggest.ts', 'server/answer/cite.ts'],
    ['server/routes/ask-route.ts', 'server/answer/cite.ts'],
    ['server/chat/chat-session.ts', 'ws'],
    ['server/ask-service.ts', 'libsql'],
    ['server/protocol.ts', 'indexer/duty-item.ts'],
    ['web/main.tsx', 'server/errors.ts'],
    ['web/views/ask-view.tsx', 'node:fs'],
    ['web/main.tsx', 'hono'],
    ['indexer/tokenize.ts', 'seeds/manifest.json'],
  ])('forbid %s to import %s, and say what to do instead', (file, target) => {
    expect(forbiddenImports([{ file, target }])[0]).toMatch(/may not import .+\. \S.+/);
  });

  it('see every way of importing, and no import in a comment', () => {
    const source = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      "import './c.css';",
      "export { d } from 'd';",
      "const e = await import('../e.ts');",
      'import {\n  f,\n  g,\n} from "f";',
      "// import { x } from 'x';",
      "/* import y from 'y' */",
    ].join('\n');
    expect(importsOf('server/chat/file.ts', source).map(({ target }) => target)).toEqual([
      'server/chat/a.ts',
      'server/b.ts',
      'server/chat/c.css',
      'd',
      'server/e.ts',
      'f',
    ]);
  });
});
