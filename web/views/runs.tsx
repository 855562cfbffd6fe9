import type { TextRun } from '../cell-lines.ts';

/** Text with its marked runs. */
export function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return <>{runs.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}
