"""What a report says (测算报告的内容): sections with a table each, and a picture where one helps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from anju.engine.days import Day, iso_day
from anju.engine.edition import Edition
from anju.engine.text import Text
from anju.engine.types import exact_text, short_text
from anju.population.comparing import Comparison, Effect, Shift, Standing
from anju.population.reporting.pictures import Bars, Curve

Row = tuple[Text | str, ...]


@dataclass(frozen=True)
class Section:
    """One part of a report: a title, what it says in words, a table, and perhaps a picture."""

    name: str
    title: Text
    say: Text
    head: tuple[Text, ...]
    rows: Sequence[Row]
    picture: Bars | Curve | None = None


@dataclass(frozen=True)
class Report:
    """A whole report: its title, what was asked, and the sections."""

    title: Text
    asked: Text
    sections: Sequence[Section]


GROUP_LABELS: Mapping[str, Text] = {
    "group.education": Text("最高学历", "Highest education"),
    "group.district": Text("所在区", "District"),
    "person.sex": Text("性别", "Sex"),
    "person.household_registration": Text("户籍所在地", "Household registration"),
}
PEOPLE, MEAN_BEFORE, MEAN_AFTER = (
    Text("人数", "People"),
    Text("原平均分", "Mean before"),
    Text("新平均分", "Mean after"),
)
WINNERS, LOSERS = Text("增加的人数", "Gain"), Text("减少的人数", "Lose")
CHANGE = Text("平均增减", "Mean change")
AT = Text("分数", "Points")


def report(before: Edition, after: Edition, day: Day, found: Comparison) -> Report:
    """Tell a comparison: from the whole to the single row of the table."""
    decimals = after.decimals
    title = Text(f"测算：{before.name} → {after.name}", f"What would change: {before.name} → {after.name}")
    names = before.label if before.label == after.label else before.label + Text(" → ", " → ") + after.label
    zh = f"。计分基准日 {iso_day(day)}，共 {found.effect.people:,} 人。分数有区间的（细则本身未定），按下限统计。"
    en = f". {found.effect.people:,} people, judged on {iso_day(day)}. Of a range of points the lower bound counts."
    sections = [
        _effect(found.effect, decimals),
        *_lines(found, decimals),
        _distribution(found, decimals),
        _changes(found, decimals),
        _indicators(before, after, found, decimals),
        *(_group(name, rows, after, decimals) for name, rows in found.groups.items()),
        _conditions(before, after, found),
    ]
    return Report(title, names + Text(zh, en), sections)


def _effect(effect: Effect, decimals: int) -> Section:
    rows: list[Row] = [
        (
            Text("积分增加", "Gain points"),
            f"{effect.winners:,}",
            share(effect.winners, effect.people),
            mean(effect.gained, effect.winners, decimals),
        ),
        (
            Text("积分减少", "Lose points"),
            f"{effect.losers:,}",
            share(effect.losers, effect.people),
            mean(-effect.lost, effect.losers, decimals),
        ),
        (Text("不变", "Unchanged"), f"{effect.unchanged:,}", share(effect.unchanged, effect.people), ""),
    ]
    if effect.undecided:
        both = Text("待定（区间一端升、一端降）", "Undecided (one bound rises, one falls)")
        rows.append((both, f"{effect.undecided:,}", share(effect.undecided, effect.people), ""))
    means = [mean(total, effect.people, decimals) for total in (effect.before, effect.after)]
    say = Text(f"平均分由 {means[0]} 变为 {means[1]}。", f"The mean goes from {means[0]} to {means[1]}.")
    head = (Text("", ""), PEOPLE, Text("占比", "Share"), CHANGE)
    return Section("effect", Text("谁增加，谁减少", "Who gains and who loses"), say, head, rows)


def _lines(found: Comparison, decimals: int) -> Iterator[Section]:
    """Tell where the line goes, when a quota or a line was asked for."""
    asked, rows = found.asked, list[Row]()
    sides = (found.before, found.after)
    rows.append(
        (Text("符合申请条件的人数", "People who meet the requirements"), *(f"{side.eligible:,}" for side in sides))
    )
    if asked.quota is not None:
        label = Text(f"录取 {asked.quota:,} 人时的分数线", f"Line for {asked.quota:,} places")
        rows.append((label, *(_line(side, decimals) for side in sides)))
    if asked.line is not None:
        points = short_text(asked.line, decimals)
        rows.append((Text(f"达到 {points} 分的人数", f"People at {points} or more"), *(_above(side) for side in sides)))
    if asked.near is not None and asked.line is not None:
        points = short_text(asked.near, decimals)
        rows.append(
            (
                Text(f"距该线 {points} 分以内的人数", f"People within {points} of it"),
                *(f"{side.near:,}" for side in sides),
            )
        )
    say = Text(
        "只计符合全部申请条件、没有一票否决的人。",
        "Only those who meet every requirement and have no veto are counted.",
    )
    head = (Text("", ""), Text("原", "Before"), Text("新", "After"))
    yield Section("line", Text("分数线", "The line"), say, head, rows)


def _line(side: Standing, decimals: int) -> Text | str:
    if side.line is None:
        return Text("名额多于符合条件的人", "more places than people")
    low, high = (exact_text(bound, decimals) for bound in side.line)
    return low if low == high else f"{low} – {high}"


def _above(side: Standing) -> str:
    low, high = side.above or (0, 0)
    return f"{low:,}" if low == high else f"{low:,} – {high:,}"


def _distribution(found: Comparison, decimals: int) -> Section:
    labels = [short_text(place, decimals) for place, _, _ in found.bins]
    series = [[one for _, one, _ in found.bins], [other for _, _, other in found.bins]]
    rows = [(_from_to(place, found.unit, decimals), f"{one:,}", f"{other:,}") for place, one, other in found.bins]
    picture = Bars(labels, series, (Text("原", "before"), Text("新", "after")))
    head = (AT, Text("原人数", "People before"), Text("新人数", "People after"))
    return Section("distribution", Text("总分分布", "Totals"), Text("", ""), head, rows, picture)


def _from_to(place: int, unit: int, decimals: int) -> Text:
    low, high = short_text(place, decimals), short_text(place + unit, decimals)
    return Text(f"{low} 至不足 {high}", f"{low} to below {high}")


def _changes(found: Comparison, decimals: int) -> Section:
    labels = [short_text(place, decimals) for place, _ in found.changes]
    rows = [(_from_to(place, found.unit, decimals), f"{count:,}") for place, count in found.changes]
    picture = Bars(labels, [[count for _, count in found.changes]], (PEOPLE,)) if rows else None
    say = (
        Text("不变的人不在图中。", "Those unchanged are not shown.")
        if rows
        else Text("没有人的积分改变。", "Nobody's points change.")
    )
    title = Text("增减多少", "By how much")
    return Section("changes", title, say, (Text("增减", "Change"), PEOPLE), rows, picture)


def _indicators(before: Edition, after: Edition, found: Comparison, decimals: int) -> Section:
    labels = {row.name: row.label for edition in (before, after) for row in edition.indicators}
    moved = sorted(found.indicators, key=lambda row: -abs(row.after - row.before))
    rows = [
        (labels.get(row.name, row.name), *_means(row, decimals), f"{row.winners:,}", f"{row.losers:,}") for row in moved
    ]
    head = (Text("指标", "Indicator"), MEAN_BEFORE, MEAN_AFTER, CHANGE, WINNERS, LOSERS)
    say = Text("未经分组封顶、就高的各项得分。", "Points of each row, before caps of groups and the higher of two.")
    return Section("indicators", Text("逐项指标", "Row by row"), say, head, rows)


def _group(name: str, shifts: Sequence[Shift], edition: Edition, decimals: int) -> Section:
    label = GROUP_LABELS.get(name) or _measure_label(name, edition)
    rows = [
        (
            _member(name, row.name, edition),
            f"{row.people:,}",
            *_means(row, decimals),
            f"{row.winners:,}",
            f"{row.losers:,}",
        )
        for row in shifts
    ]
    head = (label, PEOPLE, MEAN_BEFORE, MEAN_AFTER, CHANGE, WINNERS, LOSERS)
    gains = [(row.after - row.before) // max(row.people, 1) for row in shifts]
    picture = (
        Bars([label for label, *_ in rows], [gains], (Text("平均增减", "mean change"),), decimals)
        if any(gains)
        else None
    )
    title = Text("按", "By ") + label
    return Section(f"by_{name.partition('.')[2]}", title, Text("", ""), head, rows, picture)


def _measure_label(name: str, edition: Edition) -> Text:
    labels = {f"measure.{measure.name}": measure.label for measure in edition.measures}
    return labels.get(name, Text(name, name))


def _member(name: str, value: str, edition: Edition) -> Text | str:
    """Answer the label of a member of a class, where the vocabulary has one."""
    sort, _, field = name.partition(".")
    vocabulary = edition.vocabulary
    if name == "group.education":
        return vocabulary.kinds["degree"].field("level").members.get(value, value)
    if name == "group.district":
        kinds = (kind for kind in vocabulary.kinds.values() if "district" in kind.positions)
        return next(kind.field("district").members.get(value, value) for kind in kinds)
    known = {one.name: one.members for one in vocabulary.person} if sort == "person" else {}
    return known.get(field, {}).get(value, value)


def _conditions(before: Edition, after: Edition, found: Comparison) -> Section:
    labels = {f"requirement.{row.name}": row.label for edition in (before, after) for row in edition.requirements}
    vetoes = {
        f"veto.{row.name}": Text("一票否决：", "Veto: ") + row.label
        for edition in (before, after)
        for row in edition.vetoes
    }
    rows = [((labels | vetoes).get(name, name), f"{one:,}", f"{other:,}") for name, one, other in found.conditions]
    head = (Text("条件", "Condition"), Text("原符合人数", "Hold before"), Text("新符合人数", "Hold after"))
    return Section("conditions", Text("申请条件与否决", "Requirements and vetoes"), Text("", ""), head, rows)


def sweep_section(path: str, decimals: int, found: Sequence[tuple[str, Effect, Standing]]) -> Section:
    """Tell what each value of a parameter does: a curve."""
    rows = [
        (value, mean(effect.after, effect.people, decimals), f"{effect.winners:,}", f"{effect.losers:,}",
         _above(standing) if standing.above else "", _line(standing, decimals) if standing.line else "")
        for value, effect, standing in found
    ]  # fmt: skip
    head = (Text(path, path), MEAN_AFTER, WINNERS, LOSERS, Text("达线人数", "At the line"), Text("分数线", "Line"))
    means = [effect.after // max(effect.people, 1) for _, effect, _ in found]
    picture = Curve([value for value, _, _ in found], [means], (Text("平均分", "mean"),), decimals)
    return Section(
        "sweep", Text(f"{path} 取不同数值", f"Different values of {path}"), Text("", ""), head, rows, picture
    )


def _means(row: Shift, decimals: int) -> tuple[str, str, str]:
    return (
        mean(row.before, row.people, decimals), mean(row.after, row.people, decimals),
        mean(row.after - row.before, row.people, decimals),
    )  # fmt: skip


def mean(total: int, people: int, decimals: int) -> str:
    """Write a mean in points, rounded half away from zero to the smallest unit."""
    if not people:
        return "–"
    rounded = (abs(total) * 2 + people) // (2 * people)
    return exact_text(rounded if total >= 0 else -rounded, decimals)


def share(part: int, whole: int) -> str:
    """Write a share in per cent with one decimal."""
    return f"{exact_text((part * 2000 + whole) // (2 * whole), 1)}%" if whole else "–"
