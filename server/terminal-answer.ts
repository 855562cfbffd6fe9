import { LIST_NAMES } from '../indexer/duty-item.ts';
import type { Answer, Citation } from './protocol.ts';

/** An answer as lines for a terminal: what to know first, then the entries with their place in the source. */
export function terminalAnswer(answer: Answer): string {
  const { text, citations, elsewhere, options, suggestions } = answer;
  const sections = [
    text,
    options.map((option, index) => `${index + 1}. ${option.label}`).join('\n'),
    citations.map((citation, index) => entry(`[${index + 1}]`, citation)).join('\n\n'),
    elsewhere.length > 0
      ? `供参考，不是答案：\n${elsewhere.map((citation) => entry('·', citation)).join('\n\n')}`
      : '',
    suggestions.length > 0 ? `还可以问：${suggestions.join('　')}` : '',
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function entry(mark: string, { item, verdict, quote, dispatch }: Citation): string {
  const { township, list, no, title, source } = item;
  return [
    `${mark} ${township.name}（${township.county}）${LIST_NAMES[list]}第${no}项：${title}`,
    `    ${verdict}　${dispatch}`,
    ...(quote === title ? [] : [`    “${quote}”`]),
    `    原文：${source.file} 第${source.lines[0]}–${source.lines[1]}行${item.damaged.length > 0 ? '（原文有残缺）' : ''}`,
  ].join('\n');
}
