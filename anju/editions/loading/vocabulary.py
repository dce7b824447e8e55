"""Loading a city's vocabulary (加载事实词汇表) from facts.yaml."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from anju.editions.language.constants import number_constant
from anju.editions.language.syntax import NotUnderstood
from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Tree, plain_data, read_yaml
from anju.engine.days import FIRST_YEAR, LAST_YEAR
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.types import DAY, TEXT, YES_NO, Type
from anju.engine.values import closest, read_value
from anju.engine.vocabulary import FactKind, FieldKind, Shape, Vocabulary

_SIMPLE: Mapping[str, Type] = {"date": DAY, "yes_no": YES_NO, "text": TEXT}
_YEAR = Type("number")
_SECTION = {"topic": "topics:", "checked_by": "departments:"}
_TYPES = Text(
    "写 type: date、year、yes_no、text 或 number；或 one_of: {代码: 名称 | Name}",
    "write type: date, year, yes_no, text or number; or one_of: {code: 名称 | Name}",
)


def load_vocabulary(path: Path, shown_as: str, faults: Faults) -> Vocabulary:
    """Load facts.yaml; every fault is noted with its line, and what could be read is answered."""
    top = Entries(read_yaml(path, shown_as, faults), faults, shown_as)
    loader = _Loader(faults)
    named = top.need("city", Text("写作 city: 与文件夹同名", "write city: and the name of its folder"))
    city = top.scalar(named) if named else ""
    label = top.words("label") or Text(city, city)
    loader.classes = {
        name: loader.class_(name, Entries(tree, faults, shown_as)) for name, tree in top.table("types").items()
    }
    loader.topics = {name: top.two_languages(tree) for name, tree in top.table("topics").items()}
    loader.departments = {name: top.two_languages(tree) for name, tree in top.table("departments").items()}
    person = loader.fields(top.table("person"))
    context = loader.fields(top.table("context"))
    given = top.needed_table(
        "facts",
        Text(
            "写作 facts: {类型: {shape: …, label: …, fields: {…}}}",
            "write facts: {kind: {shape: …, label: …, fields: {…}}}",
        ),
    )
    kinds = {name: loader.kind(name, Entries(tree, faults, shown_as)) for name, tree in given.items()}
    top.done()
    return Vocabulary(city, label, person, context, kinds, loader.topics, loader.departments, loader.classes)


class _Loader:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.classes: dict[str, FieldKind] = {}
        self.topics: dict[str, Text] = {}
        self.departments: dict[str, Text] = {}

    def class_(self, name: str, entries: Entries) -> FieldKind:
        """A class shared by several fields: its members from low to high."""
        members = {code: entries.two_languages(tree) for code, tree in entries.items()}
        return FieldKind(name, Type("class", members=tuple(members)), Text(name, name), members)

    def kind(self, name: str, entries: Entries) -> FactKind:
        shape: Shape = self._one_of(entries, "shape", get_args(Shape))
        unknown = self._one_of(entries, "if_unknown", ("range", "none")) if "if_unknown" in entries else "range"
        kind = FactKind(
            name,
            shape,
            entries.words("label") or Text(name, name),
            self.fields(entries.table("fields")),
            on=entries.text("on"),
            none_if_unknown=unknown == "none",
            topic=self._known(entries, "topic", self.topics),
            checked_by=self._known(entries, "checked_by", self.departments),
            material=entries.words("material", required=False),
            ask=entries.words("ask", required=False),
            help=entries.words("help", required=False),
            quick=entries.flag("quick"),
        )
        if kind.on and (kind.on not in kind.positions or kind.field(kind.on).type != DAY):
            dates = [column.name for column in kind.fields if column.type == DAY]
            entries.fault(
                Text(f"没有日期字段 {kind.on}", f"there is no date field {kind.on}"),
                Text("on 应为 fields 中 type: date 的字段。", "on: names one of its fields of type: date. ")
                + closest(kind.on, dates),
                at=entries.take("on"),
            )
        entries.done()
        return kind

    def fields(self, entries: Entries) -> tuple[FieldKind, ...]:
        return tuple(self.field(name, Entries(tree, self.faults, entries.place)) for name, tree in entries.items())

    def field(self, name: str, entries: Entries) -> FieldKind:
        type_, members, (least, most) = self._type(entries)
        kind = FieldKind(
            name,
            type_,
            entries.words("label") or Text(name, name),
            members,
            unit=entries.words("unit", required=False),
            required_if_ended=entries.flag("required_if_ended"),
            least=least,
            most=most,
            help=entries.words("help", required=False),
            renewed=entries.flag("renewed"),
            quick=entries.flag("quick"),
            together=self._together(entries, members),
        )
        deemed = entries.take("deemed")
        if deemed is not None:
            kind = self._deeming(kind, deemed)
        entries.done()
        return kind

    def _deeming(self, kind: FieldKind, tree: Tree) -> FieldKind:
        value = read_value(kind, plain_data(tree), str(tree.place), self.faults)
        return replace(kind, deemed=value)

    def _type(self, entries: Entries) -> tuple[Type, Mapping[str, Text], tuple[int | None, int | None]]:
        if "one_of" in entries:
            shared = self.class_("one_of", entries.table("one_of"))
            return shared.type, shared.members, (None, None)
        name = entries.scalar(tree) if (tree := entries.need("type", _TYPES)) else "text"
        if name in self.classes:
            return self.classes[name].type, self.classes[name].members, (None, None)
        if name == "year":
            return _YEAR, {}, (FIRST_YEAR, LAST_YEAR)
        if name == "number":
            scale = self._units(entries, "scale", 0) or 0
            bounds = self._units(entries, "least", scale), self._units(entries, "most", scale)
            return Type("number", scale, negative=entries.flag("negative")), {}, bounds
        if name not in _SIMPLE:
            known = {*_SIMPLE, *self.classes, "year", "number"}
            entries.fault(Text(f"没有类型 {name}", f"there is no type {name}"), closest(name, known), tree)
        return _SIMPLE.get(name, TEXT), {}, (None, None)

    def _together(self, entries: Entries, members: Mapping[str, Text]) -> tuple[str, ...]:
        """Members of the field itself, in the order in which it lists them: a form counts on that order."""
        found = {entries.scalar(tree): tree for tree in entries.list("together")}
        for name, tree in found.items():
            if name not in members:
                entries.fault(Text(f"没有取值 {name}", f"there is no member {name}"), closest(name, members), tree)
        return tuple(name for name in members if name in found)

    def _units(self, entries: Entries, name: str, scale: int) -> int | None:
        tree = entries.take(name)
        if tree is None:
            return None
        try:
            constant = number_constant(entries.scalar(tree))
        except NotUnderstood as error:
            entries.refuse(error, tree)
            return None
        return int(constant.value * 10 ** (scale - constant.type.scale))

    def _one_of(self, entries: Entries, name: str, allowed: tuple[Any, ...]) -> Any:
        listed = Text(f"可写：{'、'.join(allowed)}", f"one of: {', '.join(allowed)}")
        tree = entries.need(name, listed)
        text = entries.scalar(tree) if tree else allowed[0]
        if text not in allowed:
            entries.fault(Text(f"{name} 不能是“{text}”", f'{name} cannot be "{text}"'), listed, tree)
            return allowed[0]
        return text

    def _known(self, entries: Entries, name: str, known: Mapping[str, Text]) -> str:
        text = entries.text(name)
        if text and text not in known:
            hint = (
                closest(text, known)
                if known
                else Text(f"先在 {_SECTION[name]} 中列出", f"list it under {_SECTION[name]} first")
            )
            entries.fault(Text(f"{name} 没有“{text}”这一项", f'there is no {name} "{text}"'), hint, entries.take(name))
        return text
