"""The pages to which entries and replies may lead (页面), besides one another: what they are called, and otherwise."""

from collections.abc import Mapping
from typing import NamedTuple

from anju.engine.text import Text


class Called(NamedTuple):
    """What a page is called, and other words that people use for it."""

    title: Text
    also: Text


PLACES: Mapping[str, Called] = {
    "start": Called(Text("首页", "Start"), Text("首页", "home")),
    "estimate": Called(Text("模拟积分", "Estimate your points"), Text("算分、计算器、自测", "calculator, self-test")),
    "help": Called(Text("帮助", "Help"), Text("帮助", "help")),
    "windows": Called(
        Text("窗口与电话", "Windows and telephones"),
        Text("办公时间、地址、电话、人工、去哪里办", "opening hours, address, phone number, where to go"),
    ),
    "faq": Called(Text("常见问题", "Questions and answers"), Text("问答", "FAQ")),
    "guides": Called(Text("办事指南", "Guides"), Text("怎么办、办理流程", "how to, procedures")),
    "materials": Called(Text("材料清单", "List of materials"), Text("要带什么、证件", "papers, what to bring")),
    "table": Called(Text("积分表", "Points table"), Text("分值、指标、细则", "rules, indicators, how many points")),
    "lines": Called(Text("历年分数线", "Earlier lines"), Text("多少分、录取线", "cut-off, how many points")),
}
