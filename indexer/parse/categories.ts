/** The categories that the lists of the region use (事项类别). A document's own preface may name more. */
export const CATEGORIES: readonly string[] = [
  '党的建设',
  '经济发展',
  '民生服务',
  '平安法治',
  '乡村振兴',
  '精神文明建设',
  '社会管理',
  '安全稳定',
  '民族宗教',
  '社会保障',
  '自然资源',
  '生态环保',
  '生态保护',
  '城乡建设',
  '交通运输',
  '商贸流通',
  '文化和旅游',
  '卫生健康',
  '应急管理及消防',
  '市场监管',
  '投资促进',
  '综合政务',
  '教育培训监管',
  '人民武装',
];

/** The categories known for a document: the usual ones and those that its preface declares. */
export function knownCategories(preface: string): string[] {
  const declared = [...preface.replace(/\s+/g, '').matchAll(/包括([^。；：]{2,300}?)等?\d+个类别/g)].flatMap(
    (found) => (found[1] ?? '').replace(/等$/, '').split(/[、，]/),
  );
  const plausible = declared.filter((word) => /^\p{Script=Han}{3,10}$/u.test(word));
  return [...new Set([...CATEGORIES, ...plausible])];
}
