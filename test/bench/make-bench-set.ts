/** `make-bench-set.ts <file>`: writes what all engines are given; the index is the one in DATA_DIR. */
import { openEvaluation, readSet, rightFamilies } from '../evaluation/open-evaluation.ts';
import { type BenchDocument, writeBenchSet } from './bench-set.ts';

const WARM_UP = 20;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('say which file to write');
const { index } = await openEvaluation();
const familyOf = new Map(index.families.flatMap(({ id, items }) => items.map((item) => [item, id] as const)));
const items = index.items.map(
  ({ item }): BenchDocument => ({
    title: item.title,
    departments: item.departments.join('、'),
    cells: [item.upperDuty, item.townshipDuty, item.method].filter(Boolean).join('\n'),
    families: [familyOf.get(item.id) ?? item.id],
  }),
);
const wordings = index.wordings.map(
  ({ text, families }): BenchDocument => ({ title: text, departments: '', cells: '', families }),
);
const questions = readSet('dev').map((question) => ({
  question: question.question,
  right: [...rightFamilies(index, question)],
}));
const asked = new Set(questions.map(({ question }) => question));
const warmUp = index.wordings.map(({ text }) => text).filter((text) => !asked.has(text));
writeBenchSet(file, { items, wordings, questions, warmUp: warmUp.slice(0, WARM_UP) });
console.log(JSON.stringify({ items: items.length, wordings: wordings.length, questions: questions.length }));
