"""A plan in words (计划的写法): 按现在这样下去，2027年4月1日达到100分；取得本科学历，另加30分."""

from anju.engine.foresight.advice import Promise
from anju.engine.foresight.forecast import Target
from anju.engine.foresight.line import PointsLine
from anju.engine.foresight.plan import Plan
from anju.engine.ranges import Range, at_least
from anju.engine.text import NO_TEXT, Text, joined
from anju.engine.wording.values import day_text, points_text

FULL_STOP = Text("。", ".")


def plan_text(plan: Plan) -> Text:
    """Say in one sentence when the target comes by going on as now, and which step adds most or brings it sooner."""
    parts = [_by_itself(plan, plan.forecast.target)] if plan.forecast.target else []
    if plan.sooner:
        parts.append(_sooner(plan, plan.sooner))
    elif plan.most:
        parts.append(_more(plan.most, after=bool(parts)))
    return joined(parts, "；", "; ") + FULL_STOP if parts else NO_TEXT


def line_text(line: PointsLine, decimals: int) -> Text:
    """Say how far the points lie from a line: 还差12.75分, 已达到, 最多还差30分，也可能已达到."""
    if line.reached:
        return Text("已达到", "reached")
    lacking = at_least(line.distance, 0)
    if not isinstance(lacking, Range):
        lack = points_text(lacking, decimals)
        return Text(f"还差{lack.zh}", f"{lack.en} short")
    if lacking.low == 0:
        most = Text("", "") if lacking.high is None else points_text(lacking.high, decimals)
        return (
            Text("可能已达到，尚不能确定", "perhaps reached, not certain")
            if lacking.high is None
            else Text(f"最多还差{most.zh}，也可能已达到", f"at most {most.en} short, perhaps reached")
        )
    lack = points_text(lacking, decimals)
    return Text(f"还差{lack.zh}", f"{lack.en} short")


def _by_itself(plan: Plan, target: Target) -> Text:
    edition, start = plan.forecast.edition, plan.forecast.points[0].day
    points = points_text(target.points, edition.decimals)
    if target.surely_on == start:
        return Text(f"已经达到{points.zh}", f"{points.en} are reached already")
    if target.surely_on is not None:
        day = day_text(target.surely_on)
        return Text(f"按现在这样下去，{day.zh}达到{points.zh}", f"{points.en} on {day.en} if you go on as now")
    if target.maybe_on == start:
        return Text(
            f"可能已经达到{points.zh}，尚不能确定", f"{points.en} are perhaps reached already, but that is not certain"
        )
    if target.maybe_on is not None:
        day = day_text(target.maybe_on)
        return Text(
            f"按现在这样下去，最早可能在{day.zh}达到{points.zh}，尚不能确定",
            f"{points.en} possibly on {day.en} at the earliest if you go on as now, but that is not certain",
        )
    until, short = day_text(plan.forecast.until), points_text(target.short, edition.decimals)
    return Text(
        f"按现在这样下去，到{until.zh}还不能达到{points.zh}，还差{short.zh}",
        f"{points.en} are not reached by {until.en} if you go on as now, {short.en} are lacking",
    )


def _more(promise: Promise, *, after: bool) -> Text:
    gain, day = points_text(promise.gain, promise.without.edition.decimals), day_text(promise.day)
    head = Text("做到", "") if not after else Text("另外做到", "")
    more = "" if not after else " more"
    return head + Text(
        f"“{promise.step.label.zh}”，到{day.zh}可加{gain.zh}",
        f'{_more_points(gain.en, more)} by {day.en} with "{promise.step.label.en}"',
    )


def _more_points(gain: str, more: str) -> str:
    """Write 30 more points: the word stands before the unit."""
    number, _, unit = gain.rpartition(" ")
    return f"{number}{more} {unit}"


def _sooner(plan: Plan, promise: Promise) -> Text:
    gain, day = points_text(promise.gain, promise.without.edition.decimals), day_text(promise.day)
    return Text(
        f"做到“{promise.step.label.zh}”（+{gain.zh}），{day.zh}就能达到",
        f'with "{promise.step.label.en}" (+{gain.en}) already by {day.en}',
    )
