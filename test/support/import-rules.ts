import { posix } from 'node:path';

/** One direction of the house: which files may not import what, and what to do instead. */
export interface ImportRule {
  /** Matches the importing file, from the repository's root. */
  readonly from: RegExp;
  /** Matches what is imported: a file from the root, or a package as it is written. */
  readonly mayNot: RegExp;
  /** Ends the sentence "… may not import …". */
  readonly instead: string;
}

export interface Import {
  readonly file: string;
  /** A file from the repository's root, or a package. */
  readonly target: string;
}

const PACKAGE = '(?!indexer/|server/|web/|test/|seeds/)';

export const IMPORT_RULES: readonly ImportRule[] = [
  {
    from: /^indexer\//,
    mayNot: /^(?:server|web|test)\//,
    instead:
      'The indexer knows nobody who uses it: move what both need into indexer/ and import it from there.',
  },
  {
    from: /^server\//,
    mayNot: /^(?:web|test)\//,
    instead: 'The server does not know the page: put what both need into server/protocol.ts.',
  },
  {
    from: /^server\//,
    mayNot: /^indexer\/(?:parse|training|model)\//,
    instead:
      'Take parsed items from the index (indexer/open-index.ts); the parser’s parts are the indexer’s own.',
  },
  {
    from: /^server\/(?!open-knowledge\.ts$)/,
    mayNot:
      /^indexer\/(?:open-index|build-index|index-artefact|load-items|embedder-onnx|embedder-process|main|print-items|report-items)\.ts$/,
    instead: 'Only server/open-knowledge.ts reads index and model; take them as arguments.',
  },
  {
    from: /^server\/(?:search|answer)\//,
    mayNot: /^(?:node:|hono(?:\/|$)|@hono\/|ws$|libsql$|server\/(?:chat|routes|items)\/)/,
    instead:
      'Search and answers are pure: take what comes from outside as an argument, as createAnswerer does.',
  },
  {
    from: /^server\/search\//,
    mayNot: /^server\/answer\//,
    instead: 'Answers are made from what search finds, not the other way round: move it into server/search/.',
  },
  {
    from: /^server\/(?!answer\/|search\/|open-knowledge\.ts$)/,
    mayNot: /^server\/(?:answer|search)\//,
    instead: 'The server knows only the seam: use the Answerer of server/answerer.ts.',
  },
  {
    from: /^server\/chat\/(?!chat-socket\.ts$)/,
    mayNot: /^(?:ws$|hono(?:\/|$)|@hono\/|node:)/,
    instead: 'A chat knows no socket: only server/chat/chat-socket.ts does.',
  },
  {
    from: /^server\/(?!conversations)/,
    mayNot: /^libsql$/,
    instead: 'Only server/conversations.ts and its schema know the database: use Conversations.',
  },
  {
    from: /^server\/protocol\.ts$/,
    mayNot: /./,
    instead: 'The contract imports nothing, so that the page can share it: write the type out.',
  },
  {
    from: /^web\//,
    mayNot: /^(?:indexer|test|seeds)\/|^server\/(?!protocol\.ts$)/,
    instead:
      'The page knows the server by server/protocol.ts only: add what it needs there, or ask the server for it.',
  },
  {
    from: /^web\/(?!build\.ts$)/,
    mayNot: /^node:/,
    instead: 'The page runs in a browser: only web/build.ts may use Node.',
  },
  {
    from: /^web\/(?!build\.ts$)/,
    mayNot: new RegExp(`^${PACKAGE}(?!preact(?:$|/|-))(?!node:)`),
    instead: 'Each package makes the page larger: only preact is loaded by it.',
  },
  {
    from: /^(?:indexer|server|web)\//,
    mayNot: /^seeds\//,
    instead: 'Seeds are data: read them by path (indexer/seed-document.ts).',
  },
];

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** What a file imports, statically or dynamically, types included. */
export function importsOf(file: string, source: string): Import[] {
  return [...source.replace(COMMENT, '').matchAll(IMPORT)].map(([, name = '']) => ({
    file,
    target: name.startsWith('.') ? posix.join(posix.dirname(file), name) : name,
  }));
}

/** Each import that a rule forbids, as a sentence that says what to do instead. */
export function forbiddenImports(imports: readonly Import[]): string[] {
  return imports.flatMap(({ file, target }) =>
    IMPORT_RULES.filter((rule) => rule.from.test(file) && rule.mayNot.test(target)).map(
      (rule) => `${file} may not import ${target}. ${rule.instead}`,
    ),
  );
}
