import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { CORPUS } from './hostile-input.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/**
 * Expressions whose time can grow with the square of a text's length, and why that may be. What comes over the
 * wire is at most 1,000 characters of question, 100 of an address's parameter or 16 kB of a header; what is
 * registered under seeds/ is checked by its hash.
 */
const EXPLAINED: Readonly<Record<string, string>> = {
  '（[^）]*）': 'names of offices in seeds/: some dozen characters',
  '[。：:]+$': 'names of offices in seeds/: some dozen characters',
  '^\\s*(?:序|序号|号\\s+事项类别.*|事|事项)\\s*$': 'one line of a registered document',
  '%.*$': 'an address of a header, which has no line break: the first try succeeds',
  '\\s*,\\s*': 'If-None-Match: within the limit of headers; 16 kB of spaces take some ten milliseconds',
};
/** The same for expressions on questions: the longest question takes them milliseconds, tried in `documents.test.ts`. */
const ON_QUESTIONS = 'server/answer/reading/';

/** Files that copy an expression that is checked elsewhere. */
const COPIES: readonly string[] = ['server/answer/pick-quote.ts'];

let literals: Expression[];
/** How often a file makes an expression from a text. */
const made = new Map<string, number>();

type Node = Record<string, unknown>;

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (typeof node === 'object' && node !== null) {
    visit(node as Node);
    for (const child of Object.values(node)) walk(child, visit);
  }
}

beforeAll(() => {
  const files = ['indexer', 'server'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  literals = files.flatMap((file) => {
    const { code } = transformSync(readFileSync(join(ROOT, file), 'utf8'), {
      loader: 'ts',
      target: 'es2023',
    });
    const found: Expression[] = [];
    walk(parseAst(code), ({ type, regex, callee }) => {
      if (type === 'Literal' && regex) found.push({ file, ...(regex as Omit<Expression, 'file'>) });
      if (type === 'NewExpression' && (callee as Node).name === 'RegExp') {
        made.set(file, (made.get(file) ?? 0) + 1);
      }
    });
    return found;
  });
});

/** What is wrong with an expression, a line each; [] when its time grows with the text's length. */
function faults({ file, pattern, flags }: Expression): string[] {
  const { reports } = analyse({ source: pattern, flags });
  const explained = pattern in EXPLAINED || file.startsWith(ON_QUESTIONS);
  return reports
    .filter(({ exponential }) => exponential || !explained)
    .map(({ type, exponential }) => `${file}: /${pattern}/${flags} ${exponential ? 'exponential' : type}`);
}

describe('a regular expression on text from outside', () => {
  it('takes a time that grows with the text and no faster, or says why it may', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(literals.flatMap(faults)).toEqual([]);
  });

  it('is known to the list above only as long as it stands in the code', () => {
    const patterns = new Set(literals.map(({ pattern }) => pattern));
    expect(Object.keys(EXPLAINED).filter((pattern) => !patterns.has(pattern))).toEqual([]);
  });

  it('is found when it is one that backtracks without bound', () => {
    expect(faults({ file: 'x.ts', pattern: '^(?:a+)+$', flags: 'u' })).toEqual([
      'x.ts: /^(?:a+)+$/u exponential',
    ]);
  });
});

describe('an expression that is made while the program runs', () => {
  /** Every expression made while the modules are loaded and questions are answered, by the file that made it. */
  async function expressionsMade(): Promise<Expression[]> {
    const plain = globalThis.RegExp;
    const seen: Expression[] = [];
    const recording = new Proxy(plain, {
      construct(target, args, newTarget) {
        const expression = Reflect.construct(target, args, newTarget) as RegExp;
        const file = /\/((?:indexer|server)\/[\w/-]+\.ts)/.exec(new Error().stack ?? '')?.[1];
        if (file) seen.push({ file, pattern: expression.source, flags: expression.flags });
        return expression;
      },
    });
    globalThis.RegExp = recording;
    try {
      const { fuzzKnowledge } = await import('./fuzz-server.ts');
      const { loadDocument } = await import('../../indexer/load-items.ts');
      const { readSeeds } = await import('../../indexer/seed-document.ts');
      for (const seed of readSeeds(ROOT).slice(0, 1)) loadDocument(seed, []);
      const { answerer } = await fuzzKnowledge();
      const asked = [
        '残疾人证的电话是多少',
        '办残疾人证要几天',
        '残疾人证收费吗',
        '甲县的残疾人联合会管哪些事',
        '北京市海淀区的残疾人证谁办',
        '写首诗',
        'a镇残疾人证，不是宅基地',
        '把配合履职里关于工伤的列出来',
        '谁收回的，镇上还管吗',
      ];
      for (const question of [...asked, ...CORPUS.filter((text) => text.length < 200)]) {
        await answerer.answer(question, { township: null, turns: [] });
      }
    } finally {
      globalThis.RegExp = plain;
    }
    return seen;
  }

  it('is held to the same', async () => {
    const seen = await expressionsMade();
    const unseen = [...made.keys()].filter(
      (file) => !COPIES.includes(file) && !seen.some((expression) => expression.file === file),
    );
    expect(unseen).toEqual([]);
    const distinct = new Map(
      seen.map((expression) => [`${expression.pattern}/${expression.flags}`, expression]),
    );
    expect([...distinct.values()].flatMap(faults)).toEqual([]);
  });
});
