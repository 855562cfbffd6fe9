/**
 * Builds the page into web/dist: one script, one style sheet, the frame with the first paint in it, the
 * service worker, and `render-page.mjs` for the server. `npm ci` runs it (`prepare`).
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const webDir = path.dirname(fileURLToPath(import.meta.url));
const distDir = path.join(webDir, 'dist');
/** Files that keep their name: their addresses are fixed. */
const PLAIN_FILES = [
  'manifest.webmanifest',
  'icons/seal.svg',
  'icons/seal-192.png',
  'icons/seal-512.png',
  'icons/seal-maskable-512.png',
  'icons/apple-touch-icon.png',
];
/** What opens without a server. The large icons are the system's, which keeps them itself. */
const SHELL_FILES = PLAIN_FILES.filter((file) => !file.endsWith('.png'));

const shared: BuildOptions = {
  absWorkingDir: webDir,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  target: ['es2022'],
};

interface RenderModule {
  renderDocument(frame: string, input: { url: string; townships: readonly never[] }): string;
}

async function buildPage(): Promise<void> {
  await rm(distDir, { recursive: true, force: true });
  await mkdir(distDir, { recursive: true });
  const page = await build({
    ...shared,
    entryPoints: { main: 'main.tsx', style: 'styles/main.css' },
    outdir: path.join(distDir, 'assets'),
    entryNames: '[name]-[hash]',
    metafile: true,
  });
  await build({
    ...shared,
    entryPoints: ['render-page.tsx'],
    outfile: path.join(distDir, 'render-page.mjs'),
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const outputs = Object.keys(page.metafile.outputs).map(
    (file) => `/${path.relative(distDir, path.join(webDir, file))}`,
  );
  const script = outputs.find((file) => file.endsWith('.js')) ?? '';
  const style = outputs.find((file) => file.endsWith('.css')) ?? '';
  for (const file of PLAIN_FILES) await cp(path.join(webDir, file), path.join(distDir, file));
  await writeFile(path.join(distDir, 'index.html'), await firstPaint(script, style));
  await buildServiceWorker(['/', script, style, ...SHELL_FILES.map((file) => `/${file}`)]);
}

/** The frame with the start page in it, so that something stands before the script has come. */
async function firstPaint(script: string, style: string): Promise<string> {
  const source = await readFile(path.join(webDir, 'index.html'), 'utf8');
  const frame = source.replace('%SCRIPT%', script).replace('%STYLE%', style);
  const renderUrl = pathToFileURL(path.join(distDir, 'render-page.mjs')).href;
  const { renderDocument } = (await import(renderUrl)) as RenderModule;
  return renderDocument(frame, { url: '/', townships: [] });
}

async function buildServiceWorker(files: readonly string[]): Promise<void> {
  const frame = await readFile(path.join(distDir, 'index.html'));
  const version = createHash('sha256').update(frame).update(files.join('\n')).digest('hex').slice(0, 12);
  await build({
    ...shared,
    entryPoints: ['service-worker.ts'],
    outfile: path.join(distDir, 'service-worker.js'),
    define: { SHELL_VERSION: JSON.stringify(version), SHELL_FILES: JSON.stringify(files) },
  });
}

await buildPage();
