"""Records in words (记录的写法): 居住登记 2015年3月1日至2018年2月28日（注销）."""

from typing import Any

from anju.engine.days import STILL_RUNNING
from anju.engine.facts import Record
from anju.engine.text import Text, joined
from anju.engine.vocabulary import FactKind, FieldKind
from anju.engine.wording.values import day_text, month_text, plain_number


def record_text(kind: FactKind, record: Record) -> Text:
    """Describe a record by what a file says of it: its ends and the fields that are known and not the usual ones."""
    ends = len(kind.columns) - len(kind.fields)
    said = [kind.label]
    if ends:
        said.append(_ends(kind, record.values))
    details = [
        _field(field, value)
        for field, value in zip(kind.fields, record.values[ends:], strict=True)
        if value != field.absent
    ]
    text = joined(said, " ", " ")
    if not details:
        return text
    inside = joined(details, "，", ", ")
    return Text(f"{text.zh}（{inside.zh}）", f"{text.en} ({inside.en})")


def _ends(kind: FactKind, values: Any) -> Text:
    write = month_text if kind.shape == "month" else day_text
    first, last = values[0], values[1]
    if first == last:
        return write(first)
    if last == STILL_RUNNING:
        return Text(f"{write(first).zh}至今", f"from {write(first).en}, still running")
    return Text(f"{write(first).zh}至{write(last).zh}", f"{write(first).en} to {write(last).en}")


def _field(field: FieldKind, value: Any) -> Text:
    if field.type.kind == "class":
        return field.members[value]
    if field.type.kind == "yes_no":
        return field.label if value else _denied(field.label)
    if field.type.kind == "day":
        return Text(field.label.zh, _lower(field.label.en) + " ") + day_text(value)
    if field.type.kind == "number":
        unit = field.unit or Text("", "")
        number = plain_number(value, field.type.scale)
        return Text(f"{field.label.zh}{number}{unit.zh}", f"{_lower(field.label.en)} {number} {unit.en}".rstrip())
    return Text(str(value), str(value))


def _denied(label: Text) -> Text:
    """Deny a yes/no label: 已备案 becomes 未备案, 实际居住 becomes 非实际居住."""
    zh = label.zh.replace("已", "未", 1) if label.zh.startswith("已") else f"非{label.zh}"
    return Text(zh, f"not {_lower(label.en)}")


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
