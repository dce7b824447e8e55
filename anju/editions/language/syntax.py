"""An expression as written (表达式语法): text in, a small tree of what was written out. Names are not looked up here.

or      := and ("or" and)*            compare := sum (("=" "!=" "<" "<=" ">" ">=") sum | "in" set | "in" name)?
and     := not ("and" not)*           sum     := product (("+" | "-") product)*     right side may be "5 years"
not     := "not" not | compare        product := sign (("*" | "/") sign)*
set     := "[" word ("," word)* "]"   sign    := "-" sign | atom
atom    := number | date | word | word "(" or ("," or)* ")" | "(" or ")"
"""

import re
from dataclasses import dataclass

from anju.engine.text import NO_TEXT, Text

LONGEST = 500
DEEPEST = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d{2}-\d{2})|(?P<number>\d+(?:\.\d+)?)|(?P<word>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)"
    r"|(?P<sign><=|>=|!=|[=<>+\-*/()\[\],]))",
    re.ASCII,
)
UNITS = ("years", "months", "days")
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
KEYWORDS = {"and", "or", "not", "in"}


class NotUnderstood(Exception):
    """The expression is not one (看不懂的表达式)."""

    told = False
    """Whether a fault has told the reason already."""

    def __init__(self, say: Text, hint: Text = NO_TEXT) -> None:
        """Keep what is wrong and what to write instead."""
        super().__init__(say.en)
        self.say, self.hint = say, hint


class RestsOnFault(NotUnderstood):
    """The expression names what could not be read itself (所引用的内容有误，已另行报告); nothing more is told."""

    told = True

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(Text(f"“{name}”本身有误", f'"{name}" is at fault itself'))


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A name, or a member of a class."""

    text: str


@dataclass(frozen=True, slots=True)
class Duration:
    """So many years, months or days."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function of several arguments."""

    name: str
    arguments: tuple["Written", ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """`not x` or `-x`."""

    sign: str
    of: "Written"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two sides with a sign between them."""

    sign: str
    left: "Written"
    right: "Written"


@dataclass(frozen=True, slots=True)
class InSet:
    """`x in [a, b]`."""

    left: "Written"
    members: tuple[str, ...]


Written = Number | Date | Word | Duration | Call | Unary | Binary | InSet


def parse_expression(text: str) -> Written:
    """Parse one expression. Raises NotUnderstood with what stands where something else was expected."""
    if len(text) > LONGEST:
        raise NotUnderstood(
            Text(f"表达式超过 {LONGEST} 个字符", f"the expression is longer than {LONGEST} characters"),
            Text(
                "请把其中一部分写成单独的度量（is: …），再引用其名称",
                "write a part of it as a measure of its own (is: …) and use its name",
            ),
        )
    parser = _Parser(_tokens(text))
    tree = parser.disjunction()
    if parser.peek():
        raise NotUnderstood(
            Text(f"“{parser.peek()}”在此处多余", f'"{parser.peek()}" is not expected here'), _left_over(parser.peek())
        )
    return tree


def _left_over(word: str) -> Text:
    if word in UNITS:
        return Text(
            "年数直接与数字比较：full_age >= 18；只有日期可以加减时长：day - 18 years",
            "a number of years is compared with a number, full_age >= 18; only a date moves by a length of time:"
            " day - 18 years",
        )
    return Text("请在它前面写运算符或 and/or，或删去它", "write a sign or and/or before it, or take it out")


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:].strip()[:12]
            raise NotUnderstood(
                Text(f"看不懂“{rest}”", f'cannot read "{rest}"'),
                _unreadable(rest),
            )
        tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return tokens


def _before_it(text: str, before: str) -> Text:
    if text in ("=", "<", ">") and before in COMPARISONS:
        return Text(
            "比较符号只有 = != < <= > >=，写一次，中间不空格",
            "a comparison is one of = != < <= > >=, written once and without a space inside",
        )
    return Text("此处应为名称、数字、日期或左括号", "here comes a name, a number, a date or an opening bracket")


def _unreadable(rest: str) -> Text:
    if rest[0] in "'\"“”‘’":
        return Text("等级的成员不加引号：payment = back_paid", "a member stands without quotes: payment = back_paid")
    if rest[0] in "&|!~":
        return Text("且、或、非写作 and、or、not", "join conditions with the words and, or, not")
    return Text(
        "名称用小写英文字母与下划线；比较用 = != < <= > >=，连接用 and or not",
        "names are lower-case letters and underscores; compare with = != < <= > >=, join with and, or, not",
    )


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise NotUnderstood(
                Text("表达式不完整", "the expression ends too early"),
                Text(
                    "请写完最后一个运算符右边的内容，或删去该运算符",
                    "write what stands right of the last sign, or take the sign out",
                ),
            )
        self.at += 1
        return self.tokens[self.at - 1]

    def before(self) -> str:
        """Answer the sign or word before the one taken last."""
        return self.tokens[self.at - 2][1] if self.at > 1 else ""

    def expect(self, sign: str) -> None:
        if self.peek() != sign:
            raise NotUnderstood(
                Text(f"此处应为“{sign}”", f'"{sign}" is missing' + (f' before "{self.peek()}"' if self.peek() else "")),
                Text(
                    "括号须成对，参数之间写逗号：full(residence_days, 30)",
                    "brackets come in pairs, and a comma stands between arguments: full(residence_days, 30)",
                ),
            )
        self.at += 1

    def disjunction(self) -> Written:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotUnderstood(
                Text("括号嵌套过深", "nested too deep"),
                Text(
                    "请去掉多余的括号，或把一部分写成单独的度量",
                    "take out brackets that are not needed, or write a part as a measure of its own",
                ),
            )
        tree = self.conjunction()
        while self.peek() == "or":
            self.at += 1
            tree = Binary("or", tree, self.conjunction())
        self.depth -= 1
        return tree

    def conjunction(self) -> Written:
        tree = self.negation()
        while self.peek() == "and":
            self.at += 1
            tree = Binary("and", tree, self.negation())
        return tree

    def negation(self) -> Written:
        denials = 0
        while self.peek() == "not":
            self.at += 1
            denials += 1
        tree = self.comparison()
        return Unary("not", tree) if denials % 2 else tree

    def comparison(self) -> Written:
        left = self.addition()
        if self.peek() in COMPARISONS:
            _, sign = self.take()
            return Binary(sign, left, self.addition())
        if self.peek() == "in":
            self.at += 1
            return self.membership(left)
        return left

    def membership(self, left: Written) -> Written:
        if self.peek() != "[":
            return Binary("in", left, self.atom())
        self.at += 1
        members = [self.take()[1]]
        while self.peek() == ",":
            self.at += 1
            members.append(self.take()[1])
        self.expect("]")
        return InSet(left, tuple(members))

    def addition(self) -> Written:
        tree = self.product()
        while self.peek() in ("+", "-"):
            _, sign = self.take()
            tree = Binary(sign, tree, self.duration() or self.product())
        return tree

    def duration(self) -> Duration | None:
        following = self.tokens[self.at : self.at + 2]
        if (
            len(following) == 2
            and following[0][0] == "number"
            and following[1][1] in UNITS
            and following[0][1].isdigit()
        ):
            self.at += 2
            return Duration(int(following[0][1]), following[1][1])
        return None

    def product(self) -> Written:
        tree = self.sign()
        while self.peek() in ("*", "/"):
            _, sign = self.take()
            tree = Binary(sign, tree, self.sign())
        return tree

    def sign(self) -> Written:
        negative = 0
        while self.peek() == "-":
            self.at += 1
            negative += 1
        tree = self.atom()
        return Unary("-", tree) if negative % 2 else tree

    def atom(self) -> Written:
        sort, text = self.take()
        if sort == "number":
            return Number(text)
        if sort == "date":
            return Date(text)
        if text == "(":
            tree = self.disjunction()
            self.expect(")")
            return tree
        if sort != "word" or text in KEYWORDS:
            raise NotUnderstood(
                Text(f"“{text}”在此处多余", f'"{text}" is not expected here'), _before_it(text, self.before())
            )
        return self.call(text) if self.peek() == "(" else Word(text)

    def call(self, name: str) -> Written:
        self.expect("(")
        arguments = [self.disjunction()]
        while self.peek() == ",":
            self.at += 1
            arguments.append(self.disjunction())
        self.expect(")")
        return Call(name, tuple(arguments))
