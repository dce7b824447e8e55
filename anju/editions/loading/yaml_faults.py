"""What is wrong with YAML (YAML 语法差错), in words that say what to write instead of what the parser expected."""

from typing import Any

from anju.engine.faults import Faults
from anju.engine.text import Text

_COLON = Text(
    "值中的冒号会另起一项：把整段文字放进引号；嵌套的内容写在下一行并多缩进两格",
    "a colon inside a value begins another key: put the whole text in quotes, and what is nested on lines below, two"
    " spaces further in",
)
_BLOCK = Text(
    "| 与 > 之后只能换行：把文字写在下一行；以它们开头的词句请加引号",
    "after | or > comes a new line: write the text below, or put words that begin with them in quotes",
)
_LIKELY: dict[str, tuple[Text, Text]] = {
    "tab": (
        Text("缩进用了制表符", "a tab stands in the indent"),
        Text("缩进只用空格，每层两格", "indent by spaces only, two for each level"),
    ),
    "mapping values": (Text("这里不该有冒号", "a colon stands where none may be"), _COLON),
    "block sequence": (
        Text("这里不能以 - 开始列表", "a list cannot begin with - here"),
        Text(
            "把列表写在下一行并多缩进两格，或写作 [a, b]",
            "write the list on the next line, two spaces further in, or as [a, b]",
        ),
    ),
    "cannot start any token": (
        Text("文字不能以这个符号开头", "no text begins with this sign"),
        Text("把整段文字放进引号", "put the whole text in quotes"),
    ),
    "'}'": (
        Text("{ 没有合上，或缺少逗号", "a { is not closed, or a comma is missing"),
        Text(
            "从 {line} 的 { 起核对：各项之间写逗号，末尾写 }；含逗号或冒号的文字加引号",
            "look from the { on {line} on: a comma between two entries, } at the end, quotes around text with a comma"
            " or a colon",
        ),
    ),
    "']'": (
        Text("[ 没有合上，或缺少逗号", "a [ is not closed, or a comma is missing"),
        Text(
            "从 {line} 的 [ 起核对：各项之间写逗号，末尾写 ]",
            "look from the [ on {line} on: a comma between two entries, ] at the end",
        ),
    ),
    "expected key": (
        Text("这一行的缩进与同层各行不一致", "this line is not indented as its neighbours are"),
        Text(
            "与同层的键对齐；引号之后不能再写文字",
            "put it straight below the keys of its level; nothing follows a closing quote",
        ),
    ),
    "'-' indicator": (
        Text("列表中有一行没有 -", "a line of a list has no -"),
        Text(
            "列表的每一项都以 - 开头；键不能与列表同层",
            "each entry of a list begins with -; keys and a list do not mix on one level",
        ),
    ),
    "end of stream": (
        Text("引号没有合上", "a quote is not closed"),
        Text(
            "从 {line} 的引号起核对，在文字末尾补上引号",
            "look from the quote on {line} on, and close it where the text ends",
        ),
    ),
    "comment or line break": (Text("| 或 > 之后不能接文字", "no text follows | or > on its line"), _BLOCK),
}
"""By a piece of the parser's own words: what happened, and what to write instead; {line} is where it began."""


def note_no_yaml(error: Exception, shown_as: str, faults: Faults) -> None:
    """Note why a file is no YAML, at the place where the parser gave up."""
    mark, problem = getattr(error, "problem_mark", None), str(getattr(error, "problem", None) or "")
    place = f"{shown_as}:{mark.line + 1}:{mark.column + 1}" if mark else shown_as
    say, hint = next((words for piece, words in _LIKELY.items() if piece in problem), _other(problem))
    faults.add(
        place,
        Text("不是有效的 YAML：", "not valid YAML: ") + say,
        _with_line(hint, getattr(error, "context_mark", None)),
    )


def _other(problem: str) -> tuple[Text, Text]:
    words = problem[:120] or "not UTF-8 text, or a character that may not stand in text"
    return Text(f"无法读取（{words}）", words), Text(
        "请存为 UTF-8 纯文本，并核对缩进（只用空格）、括号与引号",
        "save the file as plain UTF-8 text, and look at the indent (spaces only), the brackets and the quotes",
    )


def _with_line(hint: Text, mark: Any) -> Text:
    number = mark.line + 1 if mark else 1
    return Text(hint.zh.replace("{line}", f"第 {number} 行"), hint.en.replace("{line}", f"line {number}"))
