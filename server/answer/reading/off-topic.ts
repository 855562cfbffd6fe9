import { normalizeText } from '../../../indexer/normalize-text.ts';
import { contentOf } from './content-words.ts';

export type OffTopic = 'greeting' | 'help' | 'out-of-scope' | 'harmful' | 'despair' | 'unclear';

const CLOSING = '[呀啊哦吧呢吗哈嘛了的呗~～！!。，,？?. ]';
const END = `${CLOSING}*$`;
// The longest first: nothing is tried a second time, so that 「哈哈哈哈…」 takes no longer than other texts.
const GREETING_WORD =
  '你好|您好|大家好|好嘞|好勒|好滴|好咧|得嘞|妥了|哈喽|嗨|hi|hello|hey|早上好|早安|上午好|中午好|下午好|晚上好|晚安|谢谢|多谢|麻烦|打扰|打搅|费心|劳驾|受累|不好意思|对不起|抱歉|客气|帮大忙|帮了大忙|感谢|太感谢|辛苦|再见|拜拜|bye|thanks|thank you|thankyou|好的|好|嗯|哦|哈|行|知道|明白|收到|没事|对|是|你|您|们|了|啦|谢|先|这样|这么多|真|棒|不错|厉害|聪明|挺|很|太|有用|okay|ok|[，,。！! ]';
const BEGINS_WITH_GREETING = new RegExp(`^(?:${GREETING_WORD})`, 'u');
/** What follows a greeting and begins none. */
const AFTER_GREETING = '清楚|懂|满意|解决|没有?(?:别的|其他)?(?:事|问题)|不问|在不在|在|我';
const GREETING_WORDS = new RegExp(`${GREETING_WORD}|${AFTER_GREETING}|${CLOSING}`, 'gu');
const HELP = new RegExp(
  `(?:助手|系统|程序|网站|网页|平台|工具|机器人|软件|app|聊天框)(?:该|要|应该|到底)*(?:怎么|咋个?|如何|怎样)(?:使|操作|来)?用?${END}|(?:使用|操作)(?:说明|方法|指南|手册)|(?:能|会|可以)(?:回答|答|问|查|帮忙?|解答)(?:我)?(?:哪(?:一?[类种些样]|方?面)|什么样|什么|啥)的?(?:问题|事情?|内容|方面)?${END}|(?:你|这个|这|系统|网站|机器人|找谁办).{0,4}(?:能|可以|会|有)(?:帮我|给我|为我)?(?:做|干|查|问|答|回答|办)?(?:[些点]?(?:什么|啥)|哪些)(?:事|问题|东西|功能|用)?${END}|^(?:(?:这个|这|它|你)?怎么用|怎么使用|如何使用|使用说明|帮助|help|功能|(?:我|应该|该|要)*(?:怎么|怎样|咋|如何)(?:向|跟|和|找|对)?(?:你|您)?(?:提问|提问题|问问题|问|查询|用)(?:你|您|才好|才对|才行|比较好|好)*|可以问什么|能问什么|能问啥)${END}|^(?:都|你|您|这里|这儿)*(?:能|可以|会)(?:帮我(?:做|干|查|办)|问|查|回答)(?:点|些)?(?:什么|啥|哪些)(?:事|问题|东西)?${END}|^有(?:什么|啥|哪些)(?:功能|用处?)${END}|(?:怎么|咋|如何)(?:用|使唤|使用)[你您]|^[你您]是(?:谁|什么|干(?:什么|嘛|啥)的?|做(?:什么|啥)的|机器人|人工|真人|ai)|^[你您](?:叫什么|叫啥|贵姓|几岁|多大|是哪)|你是谁|谁(?:开发|做|造|发明)(?:的|了)?你|你是谁(?:开发|做)的`,
  'u',
);
/** A matter of offices: then nothing of it is chat. */
const OFFICIAL =
  /谁(?:来)?(?:管|负责|批|审|办|组织|通知)|归谁|找谁|部门|投诉|举报|反映|处罚|查处|补贴|补助|申请|审批|乡镇|镇上|村里|我们村|政府|清单|事项|灾|预警|巡查/u;
const CHAT =
  /(?<!污染|极端|恶劣)天气(?:怎|如|好|预报(?!说|员|有)|$|呢)|气温|(?:今天|明天|后天|外面)(?:冷|热)(?:不|吗)|(?:疼|痛|感冒|发烧|咳嗽).{0,4}(?:怎么|咋|如何)(?:缓解|治)|(?:早饭|午饭|晚饭|中午|晚上)吃点?(?:什么|啥)|下(?:雨|雪)(?:吗|不|没)|多少度|几度$|^(?:现在|今天|请问|北京时间|是)*几点了?(?:[钟呢呀])?[？?]?$|现在几点|星期几|(?:今天|明天|昨天|现在)(?:是)?几月几号|^几月几号|今天几号|(?:节|今天|日|星期.)是哪天[？?]?$|还有几天[？?]?$|写(?:一?首|一?篇|一?个|个|封).{0,8}(?:诗|歌|作文|小说|情书|文章|检讨|代码)|讲个?(?:一个)?(?:笑话|故事)|唱(?:首|个|一首)?歌|翻译(?!出版|成.{1,4}的|件)|陪我(?:聊|说|玩)|聊聊天?|无聊|心情不好|我爱你|喜欢你|(?:\d+|[一二三四五六七八九十])\s*(?:加|减|乘|除以?|[+\-*/×÷x])\s*(?:\d+|[一二三四五六七八九十])|等于几|python|javascript|java|excel|代码怎么|编程|电视剧|电影推荐|好看的(?:电影|小说|剧)|明星|歌手|世界杯|world cup|\bnba\b|国足|(?:球赛|比赛).{0,3}(?:谁赢|几点|比分|直播)|比赛结果|股票|基金|汇率|美元|比特币|彩票号|(?:怎么|如何)(?:做|烧|炒|煮).{0,4}(?:好吃|菜|饭|肉|汤|鱼)|好吃|菜谱|减肥|星座|算命|运势|游戏(?!厅|机|室|里?.{0,5}被骗)|吃点?(?:什么|啥|哪种)(?:药|好)|谁.{1,3}得(?:更|最)?(?:好|快|高|远|厉害|漂亮)|谁(?:更|最|比较)(?:厉害|强|帅|红|好看|漂亮|有钱)|谁(?:会|能)赢|能赢|几比几|推荐(?:我|一下)?(?:[几一两][部本款首台]|[部本款首])|哪个牌子|值不?值得买|方程|who won|weather|joke/u;
/** The asker would do it himself. */
const WANTS =
  '(?:怎么|怎样|咋个?(?!样|回)|如何|教教?我|教我们|帮我|给我|替我|(?:我|俺|^|[，,。 ])想|我要|哪[里儿]能?|去哪|有(?:没有|什么|啥)?(?:办法|法子|招|门路|路子)|how (?:to|do i|can i)|teach me|help me)';
/** To forge, to deceive an examiner or to hide from him what decides. */
const DECEIT =
  '[造做作弄制]假|伪造|变造|弄虚|[造做作弄办搞刻开买编写](?:一?[张个本份枚])?假|假(?:的)?(?:残疾|证|章|公章|病历|诊断|证明|材料|发票|流水|离婚|结婚|合同|户口|学历|钞|币|疫苗)|骗(?:过|到|取|领|点|下来|低保|补|医保|社保|保|贷|钱)|糊弄|蒙混|蒙骗|瞒(?:着|过|住|报|掉)|隐瞒|装[穷病瘫]|[藏转]起?来?收入|收入.{0,4}(?:藏|转移)|冒领|冒名|冒用|套取|套.{0,3}补|虚报|多报|钻.{0,4}空子|诬告|造个?谣|写个?谣|讹|碰瓷|买选?票|改.{0,3}(?:日期|年龄|账)|forge|fake|cheat|hide income|bribe';
const CRIME =
  '[躲逃避绕](?:过|开|掉).{0,6}(?:检查|审核|监管|执法|处罚|罚款|巡查|巡护|监控|卫星)|躲检查|偷(?:电|水|税|采|砍|埋|排|倒|拍|看|挖|猎|别人|人家|邻居)|逃税|偷渡|行?贿|洗钱|[送塞](?:点|多少)?(?:钱|礼|红包)|黑进|入侵|攻击.{0,4}网站|盗(?:号|墓|qq|微信)|破解|跟踪|人肉|煽动|买(?:一?[本张个])?(?:残疾证|小孩|孩子|媳妇)|hack into|steal';
const VIOLENCE =
  '做炸|制炸|造炸|炸药|炸弹|雷管|[炸毒]鱼|炸了|炸掉|放火|毒品|冰毒|买枪|造枪|枪支|迷药|迷魂|杀人|杀了|杀掉|[下投]毒|毒药|毒死|药死|报复|打残|打断|打死|打人|弄死|整死|弄残|揍|收拾(?:他|她|那|这|村|镇|乡)|bomb|explosive|poison|kill (?:him|her|them|someone|some|my|the)|burn ';
const DEED = `(?:${DECEIT}|${CRIME}|${VIOLENCE}|诈骗别人)`;
/** So that nobody finds out. */
const COVERT =
  '不留(?:痕迹|证据|伤|把柄)|不露馅?|不(?:会|要)?[被让]\\p{Script=Han}{0,6}(?:(?<![检巡督普排调])查|发现|抓|看出|拍到|知道)|[查看]不出来?|先斩后奏';
/** What is done about another's deed. */
const DEALS =
  '处理|处置|应对|查|管|认定|识别|辨|防|打击|整治|追|核实|举报(?!我)|告|罚|赔|怕|遭|被(?!发现|查|抓|人)|spot|report|recogni|avoid|detect|identify';
const HARM_ACT = new RegExp(
  [
    `${WANTS}(?:(?!${DEALS})[^，,、。；;？?！!]){0,12}${DEED}`,
    `${WANTS}[^。？?！!]{0,20}(?:${COVERT})`,
    `(?:${COVERT}).{0,6}(?:怎么|咋|如何)(?!办)`,
    '^(?:办假|买枪|黑进|破解)|给[^，,。]{0,14}[送塞](?:点|多少)(?:钱|礼)',
    // 炸弹怎么做, 假公章去哪刻, 冰毒多少钱.
    `${DEED}[^，,。？?！!]{0,8}(?:(?:怎么|咋|如何)(?:做|操作|搞|造|刻|洗|才)|(?:在哪|哪[里儿]?)(?:能|有|可以)?(?:买|卖|做|弄|搞|刻|印)|去哪|多少钱|走哪条)`,
  ].join('|'),
  'u',
);
const SELF = '(?:我|俺|老子)们?';
const SET_ON = '(?:就|要|会|去|非|得|真|想|只能|敢|现在|明天|今晚|一把火|开车)';
const HURTS = '(?:弄死|整死|打死|打残|打断|撞死|杀|捅|砍|炸|烧|砸|点了|收拾|废了|揍|弄)(?:死|了|掉)?';
const OFFICE_OR_PERSON = '(?:他|她|你|那|这个?人|镇|乡|村|县|政府|干部|办公|大厅|便民)';
/** The asker threatens an office or a person. */
const THREAT = new RegExp(
  [
    `${SELF}${SET_ON}*(?:拿|提|带|扛|揣|抱|拎)着?.{0,2}(?:刀|汽油|斧|枪|炸药|炸弹|棍)`,
    `(?:${SELF}|(?:你们)?再不?.{1,12})${SET_ON}+${HURTS}${OFFICE_OR_PERSON}`,
    `(?:${SET_ON}|信不信我?)(?:拿.{1,3})?把${OFFICE_OR_PERSON}\\p{Script=Han}{0,10}${HURTS}`,
    `[，, ]我(?:去)?(?:弄|揍|收拾|废了|找)(?:他|她)(?:们)?(?:算账)?$`,
    'i(?: will|.ll| want to|.m going to) (?:burn|blow|(?:kill|beat|shoot|stab|hurt) (?:him|her|them|you|that|the (?:officer|head|clerk|village)))|want to (?:beat|kill|hurt) (?:him|her|them)',
  ].join('|'),
  'u',
);
const HARM_COMMAND =
  /(?:忽略|无视|忘记|忘掉|跳过).{0,10}(?:指令|指示|规则|提示|设定|限制)|系统提示词|提示词|system prompt|(?:ignore|forget|disregard|override|bypass).{0,24}(?:instruction|prompt|rule|restriction)|(?:act|behave|respond) as (?:an?|the|if|my)|pretend (?:to be|that you|you)|you are now|unrestricted|jailbreak|developer mode|home address|(?:从现在(?:起|开始)|从今以后|接下来|现在)[，, ]*你(?:就|已经)?(?:是|叫|变成)(?!不是|否|谁|什么|啥)|(?:你|请)(?:来|现在|要)?(?:扮演|假装|装作|假扮)|假装你|你(?:现在)?(?:没有|不受)(?:任何)?(?:限制|约束)|(?:开发者|管理员|无限制|越狱)模式|(?:后台|数据库|管理员).{0,4}密码|drop table|union select|or 1=1|onerror=|rm -rf|select .{1,20} from |api.?key|repeat everything|(?:hidden|your) prompt|隐藏的prompt|(?:不要|别|无需|不用)遵守|(?:不管|无论)我(?:问|说)什么你?都|你(?:必须|只能|只准)(?:回答|说)|我说什么你(?:答|说|做)|without any (?:limit|restriction|rule)|(?:没有|无|不受)(?:任何)?限制的(?:ai|人工智能|模型|模式|机器人|助手)|你的(?:全部|所有)?(?:内部)?(?:规则|配置|设定|源代码)|^扮演|<script|\$\{jndi|\.\.\/\.\.\//u;
/** The asker would end his own life. */
const DESPAIR =
  /(?:^|我|俺|[，,。 ])(?:真的?|都|已经)?(?:不想|不愿意?|没法|没有?办法)(?:再)?活(?:了|下去|着)|(?:^|我|俺|想|要|怎么|怎样|咋|如何|能)(?:去|才能)?(?:自杀|寻死|轻生|自尽|自残|割腕|结束(?:自己的?)?生命)|(?:我|俺).{0,2}(?:想|要)死(?!了.{0,4}谁)|活(?:着|得|的)没(?:有)?(?:意思|意义)|活不下去了?$|kill myself|suicide|want to die|end my life/u;
const ABUSE =
  /(?:你|你们|你个|你这|政府|机器|破系统|这系统).{0,6}(?:废物|垃圾(?!桶|站|清|处|分|没)|傻[逼b叉x]|滚|去死|蠢|智障|白痴|脑残|混蛋|王八|畜生)|^(?:滚|去死|傻逼|废物|他妈的|妈的)/u;
/** Who tells of another's deed, or asks who deals with it, is answered. Who was reported himself tells of none. */
const REPORTS =
  /(?:举报|投诉|反映)(?!了?(?:我|俺)|信)|发现有?人|有人|(?:^|[，,我们])发现|收到|捡到|买到了|遇到|碰到|听说|谁管|归谁|找谁|被骗|处罚|查处|宣传|防范|治理|(?:哪个|什么|啥)(?:部门|单位)|谁(?:来|负责|查)|which office|who (?:handles|deals)|\breport/u;

/**
 * Tells a question that no duty list could answer, by its shape alone and before any search. Careful: whatever
 * could be a matter gives null.
 */
export function offTopic(question: string): OffTopic | null {
  const text = normalizeText(question);
  if (HARM_COMMAND.test(text)) return 'harmful';
  if (DESPAIR.test(text) && !REPORTS.test(text)) return 'despair';
  if ([HARM_ACT, THREAT, ABUSE].some((harm) => harm.test(text)) && !REPORTS.test(text)) return 'harmful';
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
