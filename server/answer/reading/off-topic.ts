import { normalizeText } from '../../../indexer/normalize-text.ts';
import { contentOf } from './content-words.ts';

export type OffTopic = 'greeting' | 'help' | 'out-of-scope' | 'harmful' | 'unclear';

const CLOSING = '[呀啊哦吧呢吗哈嘛了的呗~～！!。，,？?. ]';
const END = `${CLOSING}*$`;
// The longest first: nothing is tried a second time, so that 「哈哈哈哈…」 takes no longer than other texts.
const GREETING_WORD =
  '你好|您好|大家好|哈喽|嗨|hi|hello|hey|早上好|早安|上午好|中午好|下午好|晚上好|晚安|谢谢|多谢|感谢|太感谢|辛苦|再见|拜拜|bye|thanks|thank you|thankyou|好的|好|嗯|哦|哈|行|知道|明白|收到|没事|对|是|你|您|了|啦|真|棒|不错|厉害|聪明|挺|很|太|有用|okay|ok|[，,。！! ]';
const BEGINS_WITH_GREETING = new RegExp(`^(?:${GREETING_WORD})`, 'u');
const GREETING_WORDS = new RegExp(`${GREETING_WORD}|${CLOSING}`, 'gu');
const HELP = new RegExp(
  `(?:你|这个|这|系统|网站|机器人|找谁办).{0,4}(?:能|可以|会|有)(?:帮我|给我|为我)?(?:做|干|查|问|回答|办)?(?:什么|啥|哪些|些什么)(?:事|问题|东西|功能|用)?${END}|^(?:(?:这个|这|它|你)?怎么用|怎么使用|如何使用|使用说明|帮助|help|功能|怎么问|可以问什么|能问什么|能问啥)${END}|^你是(?:谁|什么|干什么的|做什么的|机器人|人工|真人|ai)|^你(?:叫什么|几岁|多大|是哪)|你是谁|谁(?:开发|做|造|发明)(?:的|了)?你|你是谁(?:开发|做)的`,
  'u',
);
/** A matter of offices: then nothing of it is chat. */
const OFFICIAL =
  /谁管|谁负责|归谁|找谁|部门|投诉|举报|反映|处罚|查处|补贴|补助|申请|审批|乡镇|镇上|村里|我们村|政府|清单|事项|灾|预警|巡查/u;
const CHAT =
  /天气(?:怎|如|好|预|$|呢)|气温|下(?:雨|雪)(?:吗|不|没)|多少度|几度$|^(?:现在|今天|请问|北京时间|是)*几点了?(?:[钟呢呀])?[？?]?$|现在几点|星期几|(?:今天|明天|昨天|现在)(?:是)?几月几号|^几月几号|今天几号|是哪天[？?]?$|还有几天[？?]?$|写(?:一?首|一?篇|一?个|个|封).{0,8}(?:诗|歌|作文|小说|情书|文章|检讨|代码)|讲个?(?:一个)?(?:笑话|故事)|唱(?:首|个|一首)?歌|翻译|陪我(?:聊|说|玩)|聊聊天?|无聊|心情不好|我爱你|喜欢你|(?:\d+|[一二三四五六七八九十])\s*(?:加|减|乘|除以?|[+\-*/×÷x])\s*(?:\d+|[一二三四五六七八九十])|等于几|python|javascript|java|excel|代码怎么|编程|电视剧|电影推荐|好看的(?:电影|小说|剧)|明星|歌手|世界杯|world cup|nba|国足|球赛|比赛结果|股票|基金|汇率|美元|比特币|彩票号|(?:怎么|如何)(?:做|烧|炒|煮).{0,4}(?:好吃|菜|饭|肉|汤|鱼)|好吃|菜谱|减肥|星座|算命|运势|游戏|吃什么(?:药|好)|who won|weather|joke/u;
const HARM_ACT =
  /(?:怎么|如何|怎样|教我|哪里能?|哪儿能?|去哪|帮我|想).{0,8}(?:做炸|制炸|造炸|炸药|炸弹|毒品|冰毒|买枪|枪支|迷药|迷魂|假证|假钞|假币|假章|杀人|下毒|投毒|报复社会|偷电|偷水|偷税|逃税|黑进|入侵|攻击.{0,4}网站|盗号|破解|诈骗别人|骗(?:低保|补贴|补助|医保|保)|行贿|洗钱|偷渡|不被(?:发现|查))/u;
const HARM_COMMAND =
  /(?:忽略|无视|忘记|忘掉|跳过).{0,10}(?:指令|指示|规则|提示|设定|限制)|系统提示词|提示词|system prompt|ignore.{0,20}(?:instruction|prompt|rule)|drop table|union select|or 1=1|<script|\$\{jndi|\.\.\/\.\.\//u;
const ABUSE =
  /(?:你|你们|你个|你这|政府|机器).{0,6}(?:废物|垃圾(?!桶|站|清|处|分|没)|傻[逼b叉x]|滚|去死|蠢|智障|白痴|脑残|混蛋|王八|畜生)|^(?:滚|去死|傻逼|废物|他妈的|妈的)/u;
/** Who tells of another's deed asks for an office and is answered. */
const REPORTS = /举报|投诉|反映|发现有?人|有人|谁管|归谁|找谁|被骗|处罚|查处|宣传|防范|治理/u;

/**
 * Tells a question that no duty list could answer, by its shape alone and before any search. Careful: whatever
 * could be a matter gives null.
 */
export function offTopic(question: string): OffTopic | null {
  const text = normalizeText(question);
  if (HARM_COMMAND.test(text)) return 'harmful';
  if ((HARM_ACT.test(text) || ABUSE.test(text)) && !REPORTS.test(text)) return 'harmful';
  if (BEGINS_WITH_GREETING.test(text) && text.replace(GREETING_WORDS, '') === '') return 'greeting';
  if (HELP.test(text) && text.length <= 24) return 'help';
  if (CHAT.test(text) && text.length <= 24 && !OFFICIAL.test(text)) return 'out-of-scope';
  return isUnreadable(text) ? 'unclear' : null;
}

/** No word of any language: signs, digits, one letter again and again, keys in a row. */
function isUnreadable(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters === '' || new Set(letters).size === 1) return true;
  const hasHan = /\p{Script=Han}/u.test(letters);
  if (!hasHan) return letters.length < 3 || /^(?:asdf|qwer|zxcv|sdfg|dfgh)/u.test(letters);
  return false;
}

/** Whether a question that was not found is chat and not a matter of some other office. */
export function isChat(question: string): boolean {
  const text = normalizeText(question);
  return CHAT.test(text) && !OFFICIAL.test(text);
}

/** Whether a question names no matter at all. */
export function isEmptyQuestion(question: string, places: readonly string[]): boolean {
  return contentOf(question, places).length < 2;
}
