import { describe, expect, it } from 'vitest';
import { matterIntent } from '../../../../server/answer/reading/matter-intent.ts';

describe('whether a township still does a thing', () => {
  it.each([
    '乡政府如今还审不审了',
    '镇里自己还能不能发证',
    '镇上还有没有权罚款',
    '塔县镇上还给发补助吗',
    '早就不由乡里收费了吧',
    '不用镇政府盖章了是吗',
    '镇里已经不批这个了，对吧',
    '乡上是不是收走了',
    '如今是不是不用乡里签字了',
    '镇上现在罚不罚',
    '这个权限乡里还留着没',
    '早先镇里给盖章，现在还盖吗',
    '划归县里了吗',
  ])('%s', (question) => expect(matterIntent(question)).toBe('still'));

  it.each([
    ['是不是镇上管', 'who'],
    ['我不是镇上的人，低保找谁', 'who'],
    ['镇上还要做什么', 'township-part'],
    ['还有哪些材料要交', 'who'],
    ['水管爆了镇上不管，该找哪家', 'who'],
  ])('and not %s: %s', (question, intent) => expect(matterIntent(question)).toBe(intent));
});

describe('what a township has to do, and how the asker goes about it', () => {
  it.each([
    ['镇上咋配合', 'township-part'],
    ['乡里怎么巡查', 'township-part'],
    ['镇政府要准备哪些东西', 'township-part'],
    ['乡里头具体做啥', 'township-part'],
    ['水利局那头干点什么', 'department-part'],
    ['县里管哪一块', 'department-part'],
    ['老年证乡上帮着弄哪些', 'township-part'],
    ['乡政府这一步干什么', 'township-part'],
    ['低保金县财政局拨付什么', 'department-part'],
    ['供水公司查什么', 'department-part'],
    ['民政局有什么补贴', 'who'],
    ['残联办证要什么', 'who'],
    ['how do I register a dog', 'how'],
    ['想开个小饭馆，托里镇这边怎么办', 'how'],
    ['夏镇这边咋申请', 'how'],
    ['托格拉克乡这边如何才能领', 'how'],
    // The papers are the asker's.
    ['托格拉克乡参保要带哪些本本', 'who'],
  ])('%s: %s', (question, intent) => expect(matterIntent(question)).toBe(intent));
});

it.each([
  '五个乡镇主管部门一致吗',
  '各县承接的单位相同不相同',
  '夏镇和托里镇哪里不一样',
  '牵头的局是否相同',
  '各镇是同一个单位管吗',
])('%s compares', (question) => expect(matterIntent(question)).toBe('compare'));

it.each(['残联管还是民政局管', '镇上批，还是县里批', '派出所还是消防队'])('%s is an either-or', (question) =>
  expect(matterIntent(question)).toBe('either'),
);
