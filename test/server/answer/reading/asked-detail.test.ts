import { expect, it } from 'vitest';
import { askedDetail } from '../../../../server/answer/reading/asked-detail.ts';
import { offTopic } from '../../../../server/answer/reading/off-topic.ts';
import { splitMatters } from '../../../../server/answer/reading/split-matters.ts';

const asked = (question: string): string | null => askedDetail(question)?.name ?? null;

it.each([
  // The detail's noun with an asking word, in the last clause …
  ['水利站的座机是多少', '联系电话'],
  ['办事的人叫什么名字', '经办人姓名'],
  ['林业局大楼在哪个方向', '办公地址'],
  ['社保大厅礼拜六开不开门', '办公时间'],
  ['孤儿补助一个月发多少', '费用或金额'],
  ['办取水证要带哪些资料', '所需材料'],
  ['农机牌照几个工作日能下来', '办理时间'],
  ['养老待遇多长时间核查一回', '多久一次'],
  // … or in an earlier one, with the story behind it.
  ['养路工一天给多少钱，我闲着也是闲着', '费用或金额'],
  ['残联的号码有没有，我哥腿断了', '联系电话'],
  ['几点下班？我从村里骑车过来', '办公时间'],
  ['草补哪天打到卡里，娃娃要交学费', '具体日期'],
  // Requests.
  ['给一个能打通的水管所电话', '联系电话'],
  ['把畜牧站的联系方式发我', '联系电话'],
  ['所长姓名报一下', '经办人姓名'],
  ['有没有个公众号能关注', '网站、App或微信号'],
  // 谁 that asks for a person's number or name, or for nothing.
  ['农经站谁的电话能给我留一个', '联系电话'],
  ['这条沟的河长是谁', '经办人姓名'],
  ['谁能告诉我低保要满多少岁', '条件'],
  ['谁也不说，抚恤金到底给几千', '费用或金额'],
  // Two sums or two rhythms to choose between.
  ['养老保险交两百还是三百', '费用或金额'],
  ['环卫工资是每月发一次还是每季度', '多久一次'],
  // Thresholds and ages.
  ['种多少亩以上才算大户', '条件'],
  ['领养老金要多大年纪', '条件'],
  ['廉租房家庭收入要低于多少才行，门槛几千', '条件'],
  // One's own case.
  ['我家的宅基地申请批下来没', '办理进度'],
  ['帮忙看下，工单到哪个环节了', '办理进度'],
  ['老房改造排到第几户了', '办理进度'],
  // Charges, laws, accounts, numbers.
  ['报残疾评定收不收钱', '收不收费'],
  ['乱占耕地依据的是哪条法', '法律依据'],
  ['罚款交到哪个账号', '收款账号'],
  ['退税在什么软件上点', '网站、App或微信号'],
  ['全乡有多少户监测户', '人数或数量'],
  ['门诊能报百分之几', '比例'],
  // English.
  ['How much is the old age allowance?', '费用或金额'],
  ['Where is the hall of the social security office?', '办公地址'],
  ['What documents do I need for a disability card', '所需材料'],
  ['How long does the land certificate take?', '办理时间'],
  ['What is the name of the director', '经办人姓名'],
  ['Which website is it on', '网站、App或微信号'],
  ['phone number of the civil affairs bureau please', '联系电话'],
  ['Is the service hall open on Saturday', '办公时间'],
])('%s asks for %s', (question, name) => expect(asked(question)).toBe(name));

it.each([
  // The detail belongs to the story, and who is asked.
  '我打过三个电话没人接，水渠漏水归谁修',
  '押金交了两千块，房东跑了找哪个部门',
  '等了几天还没通电，谁来接线',
  '他说几点开门他不知道，问孤儿救助谁负责',
  // Which money there is, and not how much.
  '家里老人过了七十能拿什么钱',
  '种树有啥钱领',
  '上午十点的会，会上说要拆房，拆迁由哪个单位管',
  '路断了几个月了，哪家养护',
  // The asker does not want it.
  '补多少钱我不管，只问草补谁发',
  '不用给我电话，说说哪个单位管就行',
  '要几天无所谓，建房归谁批',
  // An office out of two, or where to go.
  '罚多少先放一边，这事镇上罚还是县里罚',
  '材料该交到哪个单位',
  '低保去哪申请',
  '残疾证在哪里办',
  // What the township has to do, or whether it still does.
  '人口普查，镇里要准备什么',
  '工伤认定收走了没有',
  '材料先送镇上初审吗',
  // No question at all.
  '没给多少钱就把地占了',
  '村里有几个老人没人照看',
  '电话登记：桥栏杆断了，请派单',
  '有人打电话骗我转账',
  'Who repairs the road? The office closed at five',
  "I don't need the phone number, which office handles adoption",
])('%s asks for no detail', (question) => expect(asked(question)).toBeNull());

it.each(['社保大厅中午关不关，几点到几点', '养老钱最晚缴到几月几号', '巴扎旁边的文化站几点'])(
  '%s is no small talk',
  (question) => expect(offTopic(question)).toBeNull(),
);

it.each(['现在几点了', '几点了？', '今天几月几号'])('%s is small talk', (question) =>
  expect(offTopic(question)).toBe('out-of-scope'),
);

it('splits off no sentence in which 谁 and 啥 ask nothing', () => {
  expect(splitMatters('草补到底给几千？村里谁领过谁也不讲，说啥的都有', [])).toHaveLength(1);
  expect(splitMatters('草补到底给几千？草场谁来围', [])).toHaveLength(2);
});

it('asks for the papers of the asker, though a 乡 stands before 报销', () =>
  expect(askedDetail('某某乡报销要带哪些证件')?.name).toBe('所需材料'));
