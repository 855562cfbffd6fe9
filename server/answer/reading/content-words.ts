import { normalizeText } from '../../../indexer/normalize-text.ts';
import { cutWords } from '../../../indexer/tokenize.ts';

/**
 * Words that carry no matter: politeness, pronouns, particles, and the words by which one asks. What is left
 * without them is the question's own subject.
 */
const EMPTY_WORDS = [
  '请问|请教|打听|了解一下|有个事儿?|有件事儿?|有点事儿?|麻烦|你好|您好|谢谢|想问一下|想问|问一下|问下|咨询一下|咨询|我想知道|想知道|知道|告诉我|帮我|帮着|帮忙|查一下|查查|看看|说说|一下',
  '的话|那头|这头|一些|这些|那些|已经|收回|收走|收上去|接过去|接过来|接走|接管|拿过去|划过去|划走|单说|光说|只说|单看|光看|只看|就说|最开始|一开始|最初|最早|刚刚|刚才|第一个问题|回到|上一个|前一个|上个|各自|投诉|举报|反映|求助|这一[个项条件种块步头边]|那一[个项条件种块步头边]|里面|里头|其中|当中|那么|那个|那件|那项|那条|那块|那边|那种|这个|这件|这项|这条|这块|这边|这里|这种|这类|这样|刚才|前面|之前|上面|下面|接着|继续|然后|所以|但是|不过|另外|还有|以及|如果|要是|因为',
  '我们|你们|他们|她们|它们|咱们|大家|人家|自己|本人|事情|事儿|事项|工作|东西|情况|问题|意思|时候|现在|目前|如今|到底|究竟|具体|一般|主要|分别|应该|可以|能不能|能够|是不是|有没有|要不要|用不用|需不需要|需要|想要|必须|还要|还用|不用|不是|不对|不要|没有|是否',
  '找谁|问谁|谁|哪个|哪些|哪里|哪儿|哪家|哪级|哪一级|哪块|哪一[个项条件块步]|哪几|哪|什么|啥子|啥|怎么办|怎么样|怎么弄|怎么|怎样|咋办|咋弄|咋整|咋|如何|多少|多久|几时|几天|几个|几|为什么|为啥',
  '办理|办|管理|管|负责|牵头|配合|归口|归|处理|承担|承接|接手|审批|主管|对口|部门|单位|科室|机构|政府|上级|上面|职责|分工|履职|清单|责任',
  '乡镇|镇上|镇里|镇政府|乡上|乡里|乡政府|县上|县里|县级|市里|市上|市级|村里|村上|本乡|本镇|我镇|我乡|镇|乡|县|市',
  '流程|步骤|程序|手续|材料|资料|条件|资格|准备|提交|证件|要求|标准|期限|时限|时间|电话|号码|联系方式|地址|地点|费用|收费|多少钱|钱|金额|依据|原文|第几',
  '些|做|干|弄|搞|交|带|走|说|问|讲|要|得|该|会|能|去|来|到|给|把|被|跟|和|与|同|对|向|从|在|由|于|有|是|为|的|地|得|了|着|过|呢|吗|嘛|吧|啊|呀|哦|哈|呗|哩|噢|喔|嗯|唉|就|也|都|还|又|再|才|只|很|太|最|更|不|没|别|我|你|您|他|她|它|这|那|该|此|其|个|件|项|条|块|种|次|下|上|里|中|人|事|换成|换',
]
  .join('|')
  .split('|')
  .sort((a, b) => b.length - a.length);
const EMPTY = new RegExp(EMPTY_WORDS.filter((word) => word.length > 1).join('|'), 'gu');
/** The same of English, as whole words. */
const EMPTY_ENGLISH =
  /\b(?:who|which|what|where|when|how|is|are|was|does|do|did|can|could|should|the|an?|of|for|to|in|at|on|and|or|by|it|this|that|about|i|we|you|my|me|please|hi|hello|responsible|responsibility|charge|handles?|handling|manages?|leads?|department|office|bureau|township|town|county|apply)\b/gu;
const EMPTY_CHARACTERS = new Set(EMPTY_WORDS.filter((word) => word.length === 1));

/**
 * What a question is about, without the words that only ask; '' when it has no subject of its own. For deciding,
 * never for showing: it may cut into a name. A single empty character is left out only as a word of its own, so
 * that 残疾人证 keeps its 人.
 * @param removed further words to leave out: names of places
 */
export function contentOf(text: string, removed: readonly string[] = []): string {
  let rest = normalizeText(text);
  for (const word of removed) rest = rest.replaceAll(word, ' ');
  return cutWords(rest.replace(EMPTY, ' ').replace(EMPTY_ENGLISH, ' '))
    .filter((word) => !EMPTY_CHARACTERS.has(word))
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => ![...word].every((character) => EMPTY_CHARACTERS.has(character)))
    .join('');
}
