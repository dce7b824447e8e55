"""A household's totals in words (家庭合计的写法)."""

from dataclasses import dataclass

from anju.engine.edition import Edition, HouseholdPart
from anju.engine.sheet import HouseholdSheet
from anju.engine.text import Text, joined
from anju.engine.wording.values import plain_number, points_text

ROLE_TEXT = {
    "applicant": Text("申请人", "applicant"),
    "spouse": Text("配偶", "spouse"),
    "mother": Text("母亲", "mother"),
    "father": Text("父亲", "father"),
    "guardian": Text("监护人", "guardian"),
    "child": Text("子女", "child"),
}
_TAKES = {
    "highest": Text("最高者", "the highest of"),
    "second": Text("次高者", "the second of"),
    "sum": Text("合计", "the sum of"),
}


@dataclass(frozen=True, slots=True)
class HouseholdNote:
    """A combined total in words."""

    name: str
    label: Text
    points_said: Text
    sentence: Text
    article: str
    reading: Text | None


def explain_household(sheet: HouseholdSheet) -> tuple[HouseholdNote, ...]:
    """Explain every combined total: 母亲 102.5分、父亲 88分，最高者 102.5分."""
    decimals = sheet.edition.decimals
    notes = []
    for line in sheet.combined:
        parts = [
            _part(sheet, part) + Text(" ", " ") + points_text(points, decimals)
            for part, points in zip(line.total.of, line.parts, strict=True)
        ]
        total = points_text(line.points, decimals)
        said = joined(parts, " + ", " + ") + (Text(" = ", " = ") + total if len(parts) > 1 else Text("", ""))
        notes.append(
            HouseholdNote(line.total.name, line.total.label, total, said, line.total.article, line.total.reading)
        )
    return tuple(notes)


def household_rule(part: HouseholdPart, edition: Edition) -> Text:
    """Write what a part of a household total takes, without any person: 母亲、父亲总积分的最高者."""
    roles = joined([ROLE_TEXT[role] for role in part.roles])
    total = next(row.label for row in edition.totals if row.name == part.total)
    rate = "" if part.factor == 10**part.scale else f" × {plain_number(part.factor, part.scale)}"
    cap = Text("", "") if part.cap is None else Text("，封顶", ", at most ") + points_text(part.cap, edition.decimals)
    take = _TAKES[part.take]
    return Text(f"{roles.zh}{total.zh}的{take.zh}{rate}{cap.zh}", f"{take.en} {total.en} of {roles.en}{rate}{cap.en}")


def _part(sheet: HouseholdSheet, part: HouseholdPart) -> Text:
    decimals = sheet.edition.decimals
    persons = [
        ROLE_TEXT[role] + Text(" ", " ") + points_text(line.points, decimals)
        for role, one in sheet.sheets
        if role in part.roles
        for line in one.totals
        if line.total.name == part.total
    ]
    said = joined(persons) + Text("，", ": ") if persons else Text("", "")
    rate = "" if part.factor == 10**part.scale else f" × {plain_number(part.factor, part.scale)}"
    cap = Text("", "") if part.cap is None else Text("，封顶", ", at most ") + points_text(part.cap, decimals)
    take = _TAKES[part.take]
    return said + Text(f"{take.zh}{rate}{cap.zh}", f"{take.en} them{rate}{cap.en}")
