// What a department does and what a township does, in the lists' verbs. The words weigh little one by
// one; a cell has many.
const DEPARTMENT_WORDS: readonly (readonly [RegExp, number])[] = [
  [/审批|审定|批复|核发|颁发/g, 1],
  [/下发|印发|下达|拨付|发放资金/g, 1],
  [/指导|监督|督促指导|督办|抽查|考核/g, 0.6],
  [/处罚|查处|执法|立案|吊销|没收/g, 0.7],
  [/制定|编制|拟订|规划|牵头|统筹/g, 0.6],
  [/全[县市区州]|本行政区域|[县市]域|各乡|乡镇上报|镇级?上报|乡上报|对乡|对镇/g, 1],
  [/业务培训|组织培训|验收|复核|终审|审核/g, 0.5],
];
const TOWNSHIP_WORDS: readonly (readonly [RegExp, number])[] = [
  [/摸排|排查|巡查|走访|收集|登记造册|台账/g, 0.7],
  [/上报|报送|报告|报[县市]|反馈至|及时报/g, 0.7],
  [/协助|配合|辅助|协同/g, 0.9],
  [/宣传|引导|劝阻|动员|制止/g, 0.6],
  [/本?辖区|本镇|本乡|村（社区）|各村|村级|网格/g, 0.7],
  [/受理|初审|初核|申报|参加/g, 0.5],
];

/** How much a text sounds like a department's duty (above 0) or a township's (below 0). */
export function dutySide(text: string): number {
  return weigh(text, DEPARTMENT_WORDS) - weigh(text, TOWNSHIP_WORDS);
}

function weigh(text: string, words: readonly (readonly [RegExp, number])[]): number {
  let sum = 0;
  for (const [pattern, weight] of words) sum += (text.match(pattern)?.length ?? 0) * weight;
  return sum;
}
