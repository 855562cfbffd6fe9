import { describe, expect, it } from 'vitest';
import { foreignPlace } from '../../../../server/answer/reading/foreign-place.ts';
import { createFindTownship } from '../../../../server/answer/township-names.ts';

const find = createFindTownship([
  { id: 'xiazhen', name: '夏镇', county: '托克逊县' },
  { id: 'tuolizhen', name: '托里镇', county: '托里县' },
  { id: 'tuogelakexiang', name: '托格拉克乡', county: '伊宁市' },
  { id: 'kuiyibagezhen', name: '奎依巴格镇', county: '泽普县' },
  { id: 'tajikeabatizhen', name: '塔吉克阿巴提镇', county: '塔什库尔干县' },
]);

describe('a question asks for a place outside the five lists', () => {
  it.each([
    // It leads.
    ['库尔勒市的低保谁管', '库尔勒市'],
    ['换成乌恰镇', '乌恰镇'],
    ['乌鲁木齐天山区哪个街道管流浪狗', '乌鲁木齐天山区'],
    ['沙湾的，想问残疾人补贴找谁', '沙湾'],
    // It is all of a clause.
    ['高龄补贴谁给办呀，呼图壁的', '呼图壁'],
    ['低保归哪个科，鄯善这边', '鄯善'],
    ['公益岗谁批，米东区那边', '米东区'],
    // The asker is there.
    ['我在喀什市多来特巴格镇，宅基地找你们批行吗', '喀什市多来特巴格镇'],
    ['想问低保，我老家甘肃的', '甘肃'],
    ['我们是墨玉县的，残疾人证去哪里办', '墨玉县'],
    ['垃圾没人拉了，我家在昌吉市六工镇', '昌吉市六工镇'],
    ['我在叶城住，高龄津贴找谁', '叶城'],
    ['我在太原城关区租房，公租房归谁审', '太原城关区'],
    // With its level beside the asking words.
    ['低保在莎车县是哪个部门管', '莎车县'],
    ['谁负责昭苏县的森林防火', '昭苏县'],
    // Another township of our own counties.
    ['泽普县古勒巴格乡的水渠谁修', '泽普县古勒巴格乡'],
    ['泽普县古勒巴格乡村医室谁建', '泽普县古勒巴格乡'],
    ['塔县班迪尔乡谁管草场纠纷', '塔县班迪尔乡'],
    ['塔什库尔干塔吉克自治县瓦恰乡低保谁审', '塔什库尔干塔吉克自治县瓦恰乡'],
    ['伊宁市英也尔乡小麦补贴，找哪个', '伊宁市英也尔乡'],
    // A county beside ours with nearly its name.
    ['伊宁县吉里于孜镇农家乐谁批', '伊宁县吉里于孜镇'],
    // A township's name alone.
    ['库普乡的羊得病了谁来打针', '库普乡'],
    ['家里漏雨，依干其乡哪里管', '依干其乡'],
    // A namesake, or a name that ends in ours.
    ['博乐市托里镇的医保谁缴', '博乐市托里镇'],
    ['伽师县卧里托格拉克镇谁给审宅基地', '伽师县卧里托格拉克镇'],
    ['莎车县米夏镇的鱼塘谁管', '莎车县米夏镇'],
    // Who is there comes from nowhere.
    ['请问和静县巴音布鲁克镇游客纠纷归谁', '和静县巴音布鲁克镇'],
    ['Who deals with illegal dumping in Hotan?', 'hotan'],
    ['I am from Yecheng, who pays the old age allowance', 'yecheng'],
  ])('%s', (question, place) => expect(foreignPlace(question, find).foreign).toBe(place));
});

describe('a place is no place of the matter', () => {
  it.each([
    // Somebody or something comes from it.
    '四川来的工人要不要登记',
    '从甘肃拉羊进来要检疫吗',
    '库尔勒来的客商在村里收香梨，不给钱找谁',
    '乌鲁木齐的货车把路压坏了找谁',
    '哈密的瓜运到村口卖，谁查秤',
    '我是四川人，在镇上开饭馆，办证找谁',
    '我从河南嫁过来，户口要迁，镇上谁管',
    // Somebody works, learns or is treated there.
    '去阿克苏打工，培训补贴谁发',
    '我儿子在乌鲁木齐上大学，助学金谁给盖章',
    '在库尔勒住院看病，回来大病救助找谁',
    '他在乌鲁木齐的工地上受伤，我们镇谁管工伤',
    // It is part of another word.
    '和田玉摊子占了人行道，谁来撵',
    '北京时间几点算夜里施工',
    '长江路上的井盖丢了谁管',
    '模范县镇里要备哪些台账',
    '城区绿化带的树死了谁管',
    '冰镇西瓜吃坏肚子谁管',
    '反映镇政府院内停车混乱',
    '塔县下乡医疗队谁安排',
    '托里县和美乡村建设谁牵头',
    '托里县里评先进归哪家',
    // It is one of ours, or holds one.
    '喀什地区的规定在这里算数吗',
    '泽普镇上能不能办',
    '我们镇的低保谁管',
    '奎依巴克镇的低保谁管',
    '托格拉克镇谁管打井',
    '伊宁县托格拉克乡谁管打井',
    '听说喀什市高龄津贴涨了，我们镇谁管',
    '与莎车县交界的河道谁巡查',
    '泄洪区的喇叭谁检查',
    // One of ours is named too.
    '老家河南的，现在住托里镇，低保找谁',
    '来电人在阿克苏市务工，户籍夏镇，养老保险谁管',
    'my son works in Urumqi, who certifies his injury',
    'who handles illegal dumping in Xia town',
  ])('%s', (question) => expect(foreignPlace(question, find).foreign).toBeNull());
});

it('leaves no name of ours within a foreign one', () => {
  expect(find(foreignPlace('博乐市托里镇的医保谁缴', find).rest)).toBeNull();
  expect(find(foreignPlace('鄯善县的车在托里镇坏了', find).rest)?.words).toEqual(['托里镇']);
});
