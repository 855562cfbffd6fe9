"""Texts on which both tokenizers, Python's and JavaScript's, must agree: a few hundred made from every kind of wording."""
from itertools import product

MATTERS = [
    "低保怎么申请", "宅基地审批找谁", "邻居占道经营没人管", "老人高龄津贴哪里领", "農村危房改造補助", "殘疾人家庭無障礙改造",
    "医保报销比例", "草场纠纷", "拖欠农民工工资怎么投诉", "垃圾没人清运，臭得很", "公租房申请条件", "孩子上学转学手续",
]
FORMS = [
    "{}", "{}？", "  {}  ", "query: {}", "passage: {}。", "请问{}啊???", "{}!!!", "“{}”", "《{}》（试行）", "1、{}；2.{}",
    "夏镇 {} 在哪办", "{}\n谢谢", "{}\t急", "{}😀", "👨‍👩‍👧{}❤️", "ＡＢＣ１２３{}", "{}２０２４年１０月", "110{}12345",
    "WiFi{}APP", "{} dibao zenme ban", "{}，我打了3次电话都没人接，第4次说不归他们管", "①{}②{}",
]
ODD = [
    "", " ", "。", "?", "dibao", "dī bǎo shēn qǐng", "zhufang butie", "ZJD", "db", "How do I apply for a passport?",
    "low income subsidy 低保", "e-mail: a@b.cn", "https://example.cn/a?b=1", "13.5%", "3.14", "1,000元", "￥100", "㎡", "ⅷ", "℃",
    "…", "——", "～", "·", "\u3000全角空格\u3000", "零宽\u200b空格", "软\u00ad连字符", "\ufeff开头", "𠮷野家", "龘", "乄", "ﬁ", "Ａ", "ｱ",
    "تۆۋەن تاپاۋەت", "төмен табыс", "日本語のテキスト", "한국어", "ไทย", "😀😀😀", "🏠漏水", "a" * 40, "哈" * 60, "<s>", "</s>", "<mask>",
    "喀什地区塔什库尔干塔吉克自治县塔吉克阿巴提镇", "托里县委组织部", "（一）", "〔2024〕5号", "【通知】", "「引號」", "a\u0301", "é", "\r\n", "Ⅳ级",
]


def token_sample() -> list[str]:
    """Every matter in every form, then the odd ones."""
    return [form.format(matter, matter) for form, matter in product(FORMS, MATTERS)] + ODD
