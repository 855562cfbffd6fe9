import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe finds wrong with the page as it stands, a line each; in dark colours only their contrast. */
export async function findViolations(page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> {
  const rules = scheme === 'dark' ? ['color-contrast'] : TAGS;
  const type = scheme === 'dark' ? 'rule' : 'tag';
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, ${JSON.stringify({ runOnly: { type, values: rules } })})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${scheme} ${id}: ${html.slice(0, 200)}`),
  );
}
