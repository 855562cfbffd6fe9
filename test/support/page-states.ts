/** The address of a question, as a shared link has it. */
export function askLink(question: string, rest = ''): string {
  return `/?q=${encodeURIComponent(question)}${rest}`;
}

/** Something of this stands on a page that has its data. */
export const STATE_READY =
  '.card, .options, .row, .passage, .compare-column, .chart, .examples, .choice, .conversation, .filters';
/** Every page, and every kind of answer. */
export const PAGE_STATES: readonly (readonly [name: string, href: string])[] = [
  ['start', '/'],
  ['answer-all', askLink('残疾人证找谁办？')],
  ['answer-one', askLink('残疾人证找谁办？', '&township=xiazhen')],
  ['answer-reclaimed', askLink('婚姻状况证明哪里开？')],
  ['answer-basic', askLink('想在宅基地上盖房找谁批？')],
  ['not-listed', askLink('想在宅基地上盖房找谁批？', '&township=tuolizhen')],
  ['clarify', askLink('证明')],
  ['refusal', askLink('明天天气怎么样')],
  ['source', '/items/xiazhen/cooperative/20'],
  ['browse', '/browse'],
  ['department', `/department/${encodeURIComponent('托克逊县民政局')}`],
  ['compare', '/compare?id=xiazhen/cooperative/20'],
  ['overview', '/overview'],
  ['learn', '/learn'],
  ['history', '/history'],
  ['settings', '/settings'],
];
