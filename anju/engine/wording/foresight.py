"""What lies ahead in words (前瞻的写法): what is assumed to go on, the days on which something changes, the target."""

from anju.engine.days import Day
from anju.engine.edition import Edition
from anju.engine.foresight.forecast import Ceiling, Forecast, Point, Target
from anju.engine.foresight.going_on import GoesOn
from anju.engine.ranges import Number, Truth
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Text, joined
from anju.engine.wording.records import record_text
from anju.engine.wording.values import UNKNOWN, day_text, points_text

ASSUMED = {
    "runs": Text("仍在持续", "goes on running"),
    "months": Text("逐月继续缴纳", "goes on being paid month by month"),
    "renewed": Text("到期前按年续签", "is renewed year by year before it passes"),
}
ASSUMED_TO_GO_ON = Text("假设以下记录照常延续：", "Assumed to go on:")
NOTHING_GOES_ON = Text("没有假设任何记录延续。", "No record is assumed to go on.")
OTHERS_STAY = Text("其余事实不变。", "All other facts stay as they are.")


def goes_on_text(edition: Edition, one: GoesOn) -> Text:
    """Say which record is assumed to go on, and how."""
    kind = edition.vocabulary.kinds[one.record.kind]
    said = record_text(kind, one.record)
    if one.how == "renewed":
        said += Text("，", ", ") + kind.columns[one.position].label
    return said + Text("：", ": ") + ASSUMED[one.how]


def changes_text(before: ScoreSheet | None, point: Point) -> Text:
    """Say what changes on a day: 社会保险 14.75分 → 15分."""
    if before is None:
        return Text("计分基准日", "the day asked about")
    return joined([_change(before, point.sheet, name) for name in told(before, point)], "；", "; ")


def told(before: ScoreSheet, point: Point) -> tuple[str, ...]:
    """Name the rows and conditions that changed; totals follow from them, and are named when nothing else changed."""
    totals = {line.total.name for line in point.sheet.totals}
    return tuple(name for name in point.changed if name not in totals) or point.changed


def target_text(forecast: Forecast, target: Target) -> Text:
    """Say when a target is reached, or why it is not."""
    edition = forecast.edition
    head = Text("达到 ", "Reaching ") + points_text(target.points, edition.decimals) + Text("：", ": ")
    if target.surely_on == forecast.points[0].day:
        return head + Text("计分基准日已达到", "reached already on the day asked about")
    if target.surely_on is not None:
        said = head + day_text(target.surely_on)
        if target.maybe_on != target.surely_on and target.maybe_on is not None:
            day = day_text(target.maybe_on)
            said += Text(f"（补全事实后最早可能在{day.zh}）", f" (at the earliest, once all facts are known, {day.en})")
        return said
    if target.maybe_on is not None:
        day = day_text(target.maybe_on)
        return head + Text(f"最早可能在{day.zh}，尚不能确定", f"possibly on {day.en} at the earliest, but not certain")
    return head + _never(forecast, target)


def outside_text(first: Day) -> Text:
    """Say from which day on the edition is judged as if in force."""
    since = day_text(first)
    return Text(
        f"{since.zh}起不在版本适用期内，以下为假设计算", f"from {since.en} the edition is judged as if in force"
    )


def unmet_then_text(forecast: Forecast, target: Target) -> tuple[Text, ...]:
    """Name the requirements that are not surely met on the day on which the target is reached."""
    reached = target.surely_on or target.maybe_on
    sheet = next((point.sheet for point in reversed(forecast.points) if reached and point.day <= reached), None)
    return tuple(
        Text("届时申请条件：", "Then, requirement: ")
        + line.requirement.label
        + Text(" — ", " — ")
        + condition_text(line.met, veto=False)
        for line in (sheet.requirements if sheet else ())
        if line.met is not True
    )


def met_ahead_text(forecast: Forecast, place: int) -> Text:
    """Say on which day a requirement that is not met today comes to be met by going on, if it does."""
    day = next((point.day for point in forecast.points if point.sheet.requirements[place].met), None)
    if day is not None:
        on = day_text(day)
        return Text(f"照常延续，{on.zh}符合", f"met on {on.en} if you go on as now")
    then, until = (
        condition_text(forecast.points[-1].sheet.requirements[place].met, veto=False),
        day_text(forecast.until),
    )
    return Text(f"照常延续，到{until.zh}仍{then.zh}", f"still {then.en} on {until.en} if you go on as now")


def condition_text(truth: Truth, *, veto: bool) -> Text:
    """Write the answer of a requirement or of a veto."""
    if truth is None:
        return UNKNOWN
    if veto:
        return Text("有", "applies") if truth else Text("无", "does not apply")
    return Text("符合", "met") if truth else Text("不符合", "not met")


def ceiling_text(edition: Edition, ceiling: Ceiling) -> Text:
    """Name a cap that is reached: 年龄（30分）."""
    labels = joined([edition_label(edition, name) for name in ceiling.names], "/", "/")
    cap = points_text(ceiling.cap, edition.decimals)
    return Text(f"{labels.zh}（{cap.zh}）", f"{labels.en} ({cap.en})")


def edition_label(edition: Edition, name: str) -> Text:
    """Answer the label of an indicator, total, requirement or veto."""
    labels: dict[str, Text] = {row.name: row.label for row in edition.indicators}
    labels |= {row.name: row.label for row in edition.totals}
    labels |= {row.name: row.label for row in edition.requirements}
    labels |= {row.name: row.label for row in edition.vetoes}
    return labels[name]


def _never(forecast: Forecast, target: Target) -> Text:
    edition, until = forecast.edition, day_text(forecast.until)
    short = points_text(target.short, edition.decimals)
    said = Text(f"到{until.zh}为止不能达到，还差{short.zh}。", f"not by {until.en}; {short.en} are lacking. ")
    if target.ceilings:
        capped = joined([ceiling_text(edition, one) for one in target.ceilings])
        said += Text(f"已封顶：{capped.zh}。", f"At their cap: {capped.en}. ")
    if target.growing:
        growing = joined([edition_label(edition, name) for name in target.growing])
        return said + Text(f"仍在增长：{growing.zh}。", f"Still growing: {growing.en}.")
    return said + Text("没有仍在增长的项目。", "Nothing grows any more.")


def _change(before: ScoreSheet, after: ScoreSheet, name: str) -> Text:
    label = edition_label(after.edition, name)
    one, other = _answer(before, name), _answer(after, name)
    return Text(f"{label.zh} {one.zh} → {other.zh}", f"{label.en} {one.en} → {other.en}")


def _answer(sheet: ScoreSheet, name: str) -> Text:
    points: dict[str, Number] = {line.indicator.name: line.points for line in sheet.indicators}
    points |= {line.total.name: line.points for line in sheet.totals}
    if name in points:
        return points_text(points[name], sheet.edition.decimals)
    for line in sheet.requirements:
        if line.requirement.name == name:
            return condition_text(line.met, veto=False)
    return next(condition_text(line.strikes, veto=True) for line in sheet.vetoes if line.veto.name == name)
