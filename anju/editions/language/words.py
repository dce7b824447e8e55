"""Words for types (类型的称呼), as an author of an edition would call them."""

from anju.engine.text import Text
from anju.engine.types import Type

MOST_MEMBERS = 4
_WORDS = {
    "number": Text("数字", "a number"),
    "yes_no": Text("是非", "a yes or no"),
    "day": Text("日期", "a date"),
    "month": Text("月份", "a month"),
    "text": Text("文字", "a text"),
    "windows": Text("时间窗口", "a set of windows"),
    "catalogue": Text("目录", "a list of texts"),
}


def type_text(type_: Type) -> Text:
    """Name a type: 等级（paid、back_paid） / a class (paid, back_paid)."""
    if type_.kind != "class":
        return _WORDS[type_.kind]
    shown = [*type_.members[:MOST_MEMBERS], *(["…"] if len(type_.members) > MOST_MEMBERS else [])]
    return Text(f"等级（{'、'.join(shown)}）", f"a class ({', '.join(shown)})")


def kind_text(kind: str) -> Text:
    """Name a kind of type that a place wants: 等级 / a class."""
    return Text("等级", "a class") if kind == "class" else _WORDS[kind]
