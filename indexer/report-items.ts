import { reportItems } from './items-report.ts';
import { readKnownProblems } from './known-problems.ts';
import { loadDocuments } from './load-items.ts';

/** `npm run items:report`: prints the report; the exit status is 1 when something got worse. */
const root = process.cwd();
const { lines, regressions } = reportItems(loadDocuments(root), readKnownProblems(root));
console.log(lines.join('\n'));
if (regressions.length > 0) {
  console.error(
    `\n需要处理 ${regressions.length} 处：\n${regressions.map((line) => `  ${line}`).join('\n')}`,
  );
  process.exitCode = 1;
}
