"""Reading a person file (个人事实文件): JSON in, facts out, or every fault at once with its path."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from anju.engine.days import STILL_RUNNING
from anju.engine.facts import Facts, facts_in_order
from anju.engine.faults import Faults, FaultyFile
from anju.engine.household import ROLES, Household, Member
from anju.engine.text import NO_TEXT, Text
from anju.engine.values import closest, read_value
from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary

MOST_RECORDS = 5_000
"""Records of one kind that a person may have; 400 months are a working life."""

MOST_MEMBERS = 12

MOST_BYTES = 16 * 1024 * 1024


def parse_person_file(text: str | bytes) -> Any:
    """Parse the JSON text; decimals stay exact. Raises FaultyFile for what is no JSON, too large or nested too deep."""
    faults = Faults()
    try:
        if len(text) > MOST_BYTES:
            raise ValueError(Text("文件超过 16 MB", "the file is larger than 16 MB"))
        return json.loads(
            text, parse_float=_decimal, parse_constant=_refuse_constant, object_pairs_hook=_refuse_duplicates
        )
    except RecursionError:
        faults.add("$", Text("嵌套过深", "nested too deep"))
    except UnicodeDecodeError:
        faults.add("$", Text("不是 UTF-8 文本", "not UTF-8 text"), Text("请以 UTF-8 保存", "save it as UTF-8"))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        faults.add(place, Text(f"不是有效的 JSON({error.msg})", f"not valid JSON ({error.msg})"))
    except ValueError as error:
        say = (
            error.args[0]
            if error.args and isinstance(error.args[0], Text)
            else Text("数字无法读取", "a number is too long")
        )
        faults.add("$", say)
    raise FaultyFile(faults.listed)


def is_household(data: Any) -> bool:
    """Say whether a parsed file holds several persons."""
    return isinstance(data, dict) and "household" in data


def read_person_file(vocabulary: Vocabulary, data: Any) -> Facts:
    """Check a parsed person file against the vocabulary. Raises FaultyFile with every fault and its path."""
    faults = Faults()
    if is_household(data):
        say = Text("这是家庭文件,此处只接受单人文件", "this is a file of a household, and one person is wanted here")
        faults.add("household", say, Text("请给出其中一人的 person 与 facts", "give person and facts of one of them"))
    top = _mapping(data, "$", faults)
    _refuse_unknown(top, {"person", "context", "facts", "household", "about"}, "", faults)
    facts = _facts(vocabulary, top, top, "", faults)
    faults.raise_if_any()
    return facts


def read_household(vocabulary: Vocabulary, data: Any) -> Household:
    """Check a parsed household file: several persons with roles. Raises FaultyFile with every fault and its path."""
    faults = Faults()
    top = _mapping(data, "$", faults)
    _refuse_unknown(top, {"household", "context", "about"}, "", faults)
    given = top.get("household")
    if not isinstance(given, list) or not 0 < len(given) <= MOST_MEMBERS:
        say = Text(f"应为 1 至 {MOST_MEMBERS} 人的列表", f"must be a list of 1 to {MOST_MEMBERS} persons")
        faults.add("household", say)
        given = []
    members = tuple(_member(vocabulary, entry, top, f"household[{place}]", faults) for place, entry in enumerate(given))
    _refuse_twins(members, faults)
    faults.raise_if_any()
    return Household(members)


def _member(vocabulary: Vocabulary, data: Any, top: Mapping[str, Any], place: str, faults: Faults) -> Member:
    entry = _mapping(data, place, faults)
    _refuse_unknown(entry, {"role", "person", "facts"}, place, faults)
    role = entry.get("role")
    if role not in ROLES:
        known = ", ".join(ROLES)
        faults.add(f"{place}.role", Text("角色不可用", "not a role"), Text(f"可选:{known}", f"one of: {known}"))
    return Member(str(role), _facts(vocabulary, entry, top, f"{place}.", faults))


def _refuse_twins(members: tuple[Member, ...], faults: Faults) -> None:
    """Only children may be several: a person has one mother, and is one applicant."""
    roles = [member.role for member in members]
    for role in dict.fromkeys(roles):
        if roles.count(role) > 1 and role != "child" and role in ROLES:
            faults.add("household", Text(f"角色 {role} 只能有一人", f"there can be only one {role}"))


def _facts(
    vocabulary: Vocabulary, entry: Mapping[str, Any], top: Mapping[str, Any], whose: str, faults: Faults
) -> Facts:
    person = _fields(
        vocabulary.person, _mapping(entry.get("person", {}), f"{whose}person", faults), f"{whose}person", faults
    )
    context = _fields(vocabulary.context, _mapping(top.get("context", {}), "context", faults), "context", faults)
    given = _mapping(entry.get("facts", {}), f"{whose}facts", faults)
    _refuse_unknown(given, set(vocabulary.kinds), f"{whose}facts", faults)
    records = {
        name: _records(kind, given[name], f"{whose}facts.{name}", faults)
        for name, kind in vocabulary.kinds.items()
        if name in given
    }
    if faults.listed:
        return Facts(vocabulary, person, context, {})
    return facts_in_order(vocabulary, person, context, records, whose)


def _records(kind: FactKind, data: Any, place: str, faults: Faults) -> list[tuple[Any, ...]]:
    if not isinstance(data, list):
        faults.add(
            place,
            Text("应为列表", "must be a list"),
            Text("没有请写 [],不清楚请整项省略", "write [] for none; leave the kind out when not known"),
        )
        return []
    if len(data) > MOST_RECORDS:
        faults.add(place, Text(f"超过 {MOST_RECORDS} 条记录", f"more than {MOST_RECORDS} records"))
        return []
    return [_record(kind, entry, f"{place}[{index}]", faults) for index, entry in enumerate(data)]


def _record(kind: FactKind, data: Any, place: str, faults: Faults) -> tuple[Any, ...]:
    if not isinstance(data, dict):
        faults.add(place, Text("记录应为对象 {…}", "a record must be an object {…}"))
        return ()
    ends = {"item": set[str](), "period": {"from", "to"}, "month": {"month", "from", "to"}}[kind.shape]
    _refuse_unknown(data, ends | {field.name for field in kind.fields}, place, faults)
    if kind.shape == "item":
        return _fields(kind.fields, data, place, faults)
    first, last = (_period_ends if kind.shape == "period" else _month_ends)(kind, data, place, faults)
    if isinstance(first, int) and isinstance(last, int) and last < first:  # a range is an end that cannot be read
        faults.add(
            place, Text("结束早于开始", "it ends before it begins"), Text("请核对 from 与 to", "check from and to")
        )
    _check_ended(kind, data, place, faults)
    return (first, last, *_fields(kind.fields, data, place, faults))


def _period_ends(kind: FactKind, data: Mapping[str, Any], place: str, faults: Faults) -> tuple[Any, Any]:
    first, last = kind.columns[:2]
    begin = _required(first, data, place, faults)
    if "to" in data and data["to"] is None:
        return begin, STILL_RUNNING
    if "to" not in data:
        faults.add(
            f"{place}.to",
            Text("缺少结束日期", "the end is missing"),
            Text('仍在持续请写 "to": null', 'write "to": null when it is still running'),
        )
        return begin, None
    return begin, read_value(last, data["to"], f"{place}.to", faults)


def _month_ends(kind: FactKind, data: Mapping[str, Any], place: str, faults: Faults) -> tuple[Any, Any]:
    first, last = kind.columns[:2]
    if "month" not in data:
        return _required(first, data, place, faults), _required(last, data, place, faults)
    if "from" in data or "to" in data:
        faults.add(
            place,
            Text("month 与 from/to 只能写一种", "either month or from and to, not both"),
            Text("单月写 month,连续多月写 from 与 to", "month for one month, from and to for a range"),
        )
    month = read_value(first, data["month"], f"{place}.month", faults)
    return month, month


def _required(field: FieldKind, data: Mapping[str, Any], place: str, faults: Faults) -> Any:
    if field.name not in data:
        faults.add(f"{place}.{field.name}", field.label + Text("未填写", " is missing"))
        return None
    return read_value(field, data[field.name], f"{place}.{field.name}", faults)


def _check_ended(kind: FactKind, data: Mapping[str, Any], place: str, faults: Faults) -> None:
    running = data.get("to", "") is None
    for field in kind.fields:
        if not field.required_if_ended:
            continue
        where = f"{place}.{field.name}"
        if running and field.name in data:
            faults.add(
                where,
                Text("仍在持续的记录不能有", "a period that is still running has no ") + field.label,
                Text("请删去此项，或填写结束日期", "leave it out, or give the end"),
            )
        elif not running and "to" in data and field.name not in data:
            options = "、".join(field.members)
            faults.add(
                where,
                Text("已结束的记录必须填写", "a period that has ended needs ") + field.label,
                Text(f"可选：{options}", f"one of: {options.replace('、', ', ')}"),
            )


def _fields(fields: tuple[FieldKind, ...], data: Mapping[str, Any], place: str, faults: Faults) -> tuple[Any, ...]:
    if place.endswith("person") or place == "context":
        _refuse_unknown(data, {field.name for field in fields}, place, faults)
    return tuple(
        read_value(field, data[field.name], f"{place}.{field.name}", faults) if field.name in data else field.absent
        for field in fields
    )


def _mapping(data: Any, place: str, faults: Faults) -> Mapping[str, Any]:
    if isinstance(data, dict):
        return data
    faults.add(place, Text("应为对象 {…}", "must be an object {…}"))
    return {}


def _refuse_unknown(data: Mapping[str, Any], known: set[str], place: str, faults: Faults) -> None:
    for name in data:
        if name not in known:
            where = f"{place}.{name}" if place else str(name) or "$"
            hint = NO_TEXT if faults.more else closest(str(name), known)
            faults.add(where[:200], Text("没有这一项", "there is no such name"), hint)


def _refuse_constant(name: str) -> Any:
    raise ValueError(Text(f"{name} 不是数字", f"{name} is not a number"))


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise ValueError from None


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(Text(f"“{name[:80]}”重复出现", f'"{name[:80]}" stands twice in one object'))
        found[name] = value
    return found
