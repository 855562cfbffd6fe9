/** Groups of words, as parts of expressions, of which the forms of asking for a detail are made. */

export const NUMBER = '(?:\\d+|[一二两三四五六七八九十]+)';
/** 「吗」, 「不」, 「没有」 at the end of a clause, as one asks whether. */
export const WHETHER = '(?:吗|不|没有?|么|嘛|否)(?:[呢呀啊嘛哈吧]*)$';
export const PHONE = '(?:电话(?:号码?)?|号码|手机号码?|座机|热线|联系方式|传真)';
export const SITE = '(?:网站|网页|网址|app|软件|小程序|公众号|微信(?:号|群)?|qq群?|平台|系统)';
export const PAY = '(?:[给补罚发领交收赔奖贷付缴掏花出租]|报销)';
/** 多少 of a sum, and not of people, days, pieces. */
export const MANY = '多少(?![人户家年天岁次回头亩只份张个项桌小百分件])';
export const FEE =
  '(?:标准|租金|押金|奖金|工资|金额|额度|利息|利率|保费|费用?|价格?|价钱|补贴|补助|津贴|补偿款?|赔偿|罚款|罚金|报酬)';
export const SUM_SAID = '[一二两三四五六七八九\\d][百千万块元\\d][一二三四五六七八九十百千块元\\d]*';
export const PAPER = '(?:材料|资料|证件|证明|手续材料|病历|文件|复印件|照片|相片|表格?|原件|证|本本|单子)';
export const REST_DAY =
  '(?:周末|双休日?|周[六日天]|星期[六日天]|礼拜[六日天]|节假日|假期|过年|春节|国庆|中午|午间|晚上|夜里|下班(?:以)?后)';
export const SERVE = '(?:上班|开门|开|办公|办理|办|休息|值班|受理|接待|领|交|有人(?:值班|在|办)?|去)';
export const POST =
  '(?:主任|书记|所长|站长|局长|镇长|乡长|村长|河长|湖长|林长|田长|路长|主席|科长|队长|校长|院长|网格员|会计)';
export const TIME_UNIT = '(?:天|个?工作日|个?月|年|个?小时|周|个?星期|个?礼拜)';
export const OF_OFFICE =
  '(?:大楼|办公楼|楼|大厅|窗口|办公室|办公点|中心|服务站|工作站|办事处|站点|点儿|局|所|站|地方|门)';
export const EVENT =
  '(?:到账|到卡|打卡|打到|打款|打|发|下来|截止|办好|办下来|开始|报名|举办|开|放|轮到|交|领|体检|考试?|招|公布|出来|复核|认证|缴|拿到|报|到手|投票|选)';
