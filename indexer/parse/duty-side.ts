// What a department does and what a township does, in the lists' verbs, and how much each tells. The
// weights were fitted on the duties of five townships, and hold for a township left out of the fitting.
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/审批|对镇|向镇|对乡|向乡/g, 1.8],
  [/制定|审查/g, 1.2],
  [/审核|指导|验收|下发/g, 1],
  [/统筹|牵头|查处|批复|乡镇|各乡|全[县市区州]/g, 0.8],
  [/方案|规划|处罚|监督|依法|处置/g, 0.6],
  [/培训|评估|编制|监管|督促|核发|颁发|发放|下达|印发|拨付|立案|没收|吊销/g, 0.5],
  [/参加|群众/g, -1.4],
  [/报送|上报|协助|网格|初审|引导/g, -1],
  [/摸排|走访|申报|发现|村（社区）|台账|巡查/g, -0.8],
  [/辖区|村民|村级|动员|制止|劝阻|推荐|移交/g, -0.6],
  [/宣传|收集|核实|申请|反馈|登记|配合|协同|本镇|本乡|及时/g, -0.3],
];

/** How much a text sounds like a department's duty (above 0) or a township's (below 0). */
export function dutySide(text: string): number {
  let side = 0;
  for (const [word, weight] of WORDS) side += (text.match(word)?.length ?? 0) * weight;
  return side;
}
