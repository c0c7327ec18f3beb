"""The words around a name that give it away: titles, verbs of speech, prepositions.

All folded (Simplified, half width). Longest alternatives come first, so that a compiled alternation is greedy.
"""

from __future__ import annotations

import re

from summarise.names.wordlists import word_list, word_set

TITLES = word_list("""
董事长 副董事长 执行董事 独立董事 董事 董事会主席 董事会秘书 董秘 监事长 监事 总裁 副总裁 高级副总裁 执行副总裁
高级执行副总裁 联席总裁 总经理 副总经理 首席执行官 行政总裁 首席技术官 首席科学家 首席运营官 首席财务官 首席营销官
首席产品官 首席信息官 首席战略官 首席架构师 首席经济学家 首席分析师 首席研究员 首席顾问 首席投资官 首席代表 首席记者
首席评论员 执行长 营运长 财务长 技术长 科技长 投资长 CEO CTO CFO COO CMO CIO CPO CSO VP EVP SVP GM 创始人 联合创始人
共同创始人 创办人 共同创办人 联合创办人 联创 合伙人 创始合伙人 管理合伙人 执行合伙人 首席合伙人 掌门人 掌舵人 老板
负责人 掌门 带头人 核心人物 实际控制人 发言人 新闻发言人 代言人 继承人 接班人 候选人 参选人 经纪人 受访人 当事人
辩护人 法人代表 法定代表人 主任 副主任 主席 副主席 会长 副会长 理事长 副理事长 秘书长 副秘书长 院长 副院长 校长 副校长
所长 副所长 处长 副处长 局长 副局长 部长 副部长 厅长 副厅长 司长 副司长 科长 署长 关长 组长 队长 馆长 行长 副行长 社长
副社长 台长 总编辑 副总编辑 主编 总编 副主编 编辑 责任编辑 省长 副省长 市长 副市长 县长 副县长 区长 镇长 乡长 村长
州长 书记 副书记 省委书记 市委书记 县委书记 村支书 委员 常委 政委 司令 司令员 总统 副总统 总理 副总理 首相 国务卿
国务委员 外长 防长 财长 大臣 大使 参赞 议员 参议员 众议员 议长 立委 立法委员 国王 女王 王储 教皇 总督 酋长 检察长
检察官 法官 大法官 审判长 律师 代表 人大代表 政协委员 发改委主任 教授 副教授 助理教授 讲席教授 特聘教授 客座教授
荣誉教授 讲师 导师 博士 博士后 硕士 院士 研究员 副研究员 特约研究员 高级研究员 科学家 专家 学者 工程师 总工程师
高级工程师 架构师 设计师 分析师 高级分析师 资深分析师 评论员 观察员 经济学家 历史学家 哲学家 物理学家 数学家 化学家
生物学家 心理学家 社会学家 天文学家 发明家 探险家 企业家 投资人 创业者 程序员 开发者 研究人员 博主 知名博主 技术总监
总监 副总监 产品总监 市场总监 运营总监 研究总监 主管 经理 产品经理 项目经理 基金经理 顾问 秘书 助理 记者 通讯员 实习生
实习记者 本报记者 特约记者 摄影记者 撰稿人 主播 主持人 嘉宾 作家 作者 诗人 小说家 散文家 剧作家 编剧 导演 演员 歌手
艺人 画家 书法家 音乐家 作曲家 钢琴家 指挥家 舞蹈家 艺术家 摄影师 翻译家 译者 文学家 评论家 影帝 影后 制片人 监制 模特
网红 球员 运动员 教练 主教练 前锋 后卫 中锋 门将 队员 选手 冠军 奥运冠军 裁判 将军 少将 大校 上校 战士
战斗英雄 飞行员 航天员 宇航员 医生 医师 主任医师 副主任医师 大夫 护士 护士长 老师 教师 班主任 辅导员 民警 警员 警长
司机 店长 厂长 站长 船长 机长 村民 居民 市民 业主 学生 同学 校友 员工 队友 好友 同事 老同事 搭档 老友 朋友 女友 男友
室友 邻居 老乡 学长 学姐 师兄 师姐 前辈 博士生 硕士生 研究生 大学生 志愿者 目击者 知情人 创作者 主演 主角 领衔主演
饰演者 得主 获得者 妻子 丈夫 父亲 母亲 儿子 女儿 哥哥 弟弟 姐姐 妹妹 嫌疑人 犯罪嫌疑人 被告人 被告 原告 受害人 被害人
死者 遇难者 伤者 男子 女子 青年 创投人 天使投资人 操盘手 交易员 策略师 大佬 大神 大将 院长助理 高管 副总 老总
""")
"""Offices, professions and relations that stand right before a name, or after it as an apposition."""

SUFFIX_TITLES = word_list("""
先生 女士 小姐 太太 夫人 博士 教授 院士 老师 医生 大夫 律师 法官 警官 总统 总理 首相 主席 部长 局长 市长 省长 校长
院长 所长 主任 处长 科长 书记 董事长 总裁 总经理 经理 会长 理事长 将军 爵士 同志 同学 导演 教练 夫妇 父子 兄弟 伉俪
爷爷 奶奶 大爷 大妈 阿姨 叔叔 师傅 研究员 工程师 分析师 记者
""")
"""Titles that follow a name directly."""

SPEECH = word_list("""
表示 认为 说 称 说道 说到 指出 强调 透露 介绍 介绍说 介绍道 坦言 直言 回忆 回忆说 回忆道 回应 回应称 写道 写到 看来
提到 谈到 讲到 建议 呼吁 分析 分析称 分析道 解释 解释说 解释道 补充 补充道 补充说 宣布 披露 告诉 感叹 感慨 笑着 笑道
调侃 调侃道 反问 问道 答道 回答 坚信 相信 预测 预计 预言 预期 警告 承认 否认 声称 宣称 主张 总结 总结道 评价 评论
评论道 批评 指责 质疑 抱怨 希望 期待 觉得 坚持认为 发文 发文称 发推 发微博 撰文 发表 发言 致辞 出席 接受 受访 辞职
离职 卸任 就任 上任 担任 出任 当选 去世 逝世 病逝 出生 出生于 毕业 毕业于 生于 获得 荣获 率领 率队 带领 领衔 创立 创办
创建 任职 兼任 现年 今年 曾 曾任 曾在 也曾 等人 本人 自己 一行 在接受 在会上 向记者 对记者 告诉记者 先后 退休 加盟
加入
""")
"""What people do right after their name; also ``等人`` and ``本人``."""

LEADS = word_list("""
由 对 与 和 向 据 跟 被 让 给 找 请 问 像 如 及 以及 是 为 称 叫 名叫 叫做 即 包括 根据 按照 来自 采访 专访 对话 听 当
在 而 但 连 有 见 指 因 前 原 时任 现任 曾任 其中 其 同 谈 访 看 把 将 替 以 任命 推举 感谢 祝贺 选举 例如 比如 随后
此前 邀请 支持 反对 批评 指控 逮捕 起诉 会见 会晤 约见 拜访 评价 称赞 赞扬 纪念 悼念 缅怀 致敬 欢迎 有请 恭喜
""")
"""Words that often stand right before a person."""

TITLE_BEFORE = re.compile("(?:" + "|".join(map(re.escape, TITLES)) + r")\s?$")
TITLE_AFTER = re.compile(
    "(?:"
    + "|".join(map(re.escape, SUFFIX_TITLES))
    + r"|总(?![是的体会要数之量共统算能部有在和理监经编裁署局会成在得合])|们)"
)
SPEECH_AFTER = re.compile(
    "(?:[也还则均又就便]|曾经?|随即|随后|近日|今天|昨天|当时|日前|此前)?(?:" + "|".join(map(re.escape, SPEECH)) + ")"
)
LEAD_BEFORE = re.compile("(?:" + "|".join(map(re.escape, LEADS)) + ")$")
LABEL_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?:编辑|责编|责任编辑|制作|视频|摄影|采写|撰文|撰稿|文字?|图|校对|审核|编审|出品|策划|翻译|作者|"
    r"[^\u4e00-\u9fff]来稿|供图|整理|记者|编译)\s?[:/|]\s?$"
)
"""``编辑:``, ``文/`` before a name."""
BYLINE = re.compile(r"[(【\[]?(?:采写|撰文|文|撰稿|编辑|责编|记者|作者|编译|整理)\s?[:/|丨]")
"""How a line of nothing but names and their papers starts."""
LIFE_AFTER = re.compile(
    r"\s?[(](?:[男女音]|\d{4}|[A-Z][a-z]+ ?[A-Z]?|[图左右中上下][)）,，、一二]|化名|原名|本名|笔名)"
)

"""``(1950年``, ``(男,``, ``(Sam Altman)`` after a name."""

TAIL = re.compile(
    r"[在是于从曾则也还就已将等和与及的对把被跟向有又却并因以为来去到让使同用不没未最可能要会想做写拿出带给]"
)
"""Function words that may follow a name."""

GIVEN_NAMES = word_set("""
Aaron Adam Adrian Aidan Alan Albert Alec Alex Alexander Alexandra Alfred Alice Alison Allen Amanda Amy Andre Andrea
Andrej Andrew Andy Angela Anna Anne Anthony Anton Antonio Arthur Arvind Ashish Barack Barbara Barry Ben Benjamin
Bernard Bernie Bill Bob Boris Brad Brandon Brian Bruce Bryan Carl Carlos Carol Caroline Catherine Cathy Chad Charles
Charlie Chris Christian Christina Christine Christopher Claire Clara Clay Colin Craig Curtis Cynthia Dale Dan Daniel
Daniela Danny Dario Darren Dave David Dean Deborah Demis Dennis Derek Diana Diane Dick Don Donald Doug Douglas Dylan
Ed Eddie Edgar Edward Edwin Elaine Eleanor Elena Elizabeth Ellen Elon Emil Emily Emma Emmanuel Eric Erik Erin Ernest
Ethan Eugene Eva Evan Evelyn Fei-Fei Felix Fiona Florian Francis Francisco Frank Fred Frederick Gary Gavin Geoff
Geoffrey George Georgia Gerald Gina Glenn Gloria Gordon Grace Graham Greg Gregory Guido Guillaume Guy Hannah Hans
Harold Harry Harvey Heather Helen Henry Herbert Howard Hugh Hugo Ian Igor Ilya Irene Isaac Isabel Ivan Jack Jackie
Jackson Jacob Jake James Jamie Jan Jane Janet Jason Jay Jean Jeff Jeffrey Jen Jennifer Jenny Jensen Jeremy Jerome
Jerry Jesse Jessica Jim Jimmy Joan Joe Joel Johan John Johnny Jon Jonathan Jony Jordan Jose Joseph Josh Joshua Joy
Juan Judith Judy Julia Julian Julie Justin Karen Karl Kate Katherine Kathy Keith Kelly Ken Kenneth Kevin Kim Kimberly
Kurt Kyle Larry Laura Lauren Lawrence Leo Leon Leonard Leslie Lewis Liam Linda Linus Lisa Liz Louis Lucas Lucy Luis
Luke Lynn Marc Marcus Margaret Maria Marie Marissa Mark Martha Martin Marvin Mary Matt Matthew Max Megan Melissa
Michael Michelle Miguel Mike Mira Mitchell Mohamed Mohammed Monica Morgan Mustafa Nancy Natalie Nate Nathan Neil
Nelson Niall Nicholas Nick Nicole Nikola Noah Noam Norman Oleg Oliver Olivia Oren Oscar Owen Pamela Pat Patricia
Patrick Paul Paula Pedro Peggy Pete Peter Phil Philip Phillip Rachel Ralph Raymond Rebecca Reid Rich Richard Rick Rob
Robert Robin Roger Roland Ron Ronald Rosa Ross Roy Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Satya Scott
Sean Sebastian Sergey Shane Sharon Shawn Sheryl Simon Sophia Stanley Stefan Stephanie Stephen Steve Steven Stewart
Stuart Sue Sundar Susan Suzanne Sylvia Ted Terry Theodore Theresa Thomas Tiffany Tim Timothy Todd Tom Tony Tracy
Travis Trevor Tyler Vanessa Vera Victor Victoria Vincent Vinod Virginia Vitalik Vivian Vladimir Walter Warren Wayne
Wendy Wesley Will William Wolfgang Yann Yoshua Yuri Zachary Zoe
""")
"""Common first names in Latin letters."""
