"""The edges of a table by a number (分档的界限): rows run from below to above without a hole or an overlap."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.engine.points import Band
from anju.engine.text import Text
from anju.engine.types import short_text


@dataclass(frozen=True, slots=True)
class BandFault:
    """What is wrong with a row, and what to write instead."""

    row: int
    say: Text
    hint: Text


def band_faults(rows: tuple[Band, ...], scale: int) -> Iterator[BandFault]:
    """Yield what is wrong with the edges of the rows; integers know that 55 and 56 touch."""
    if not rows:
        yield BandFault(
            0,
            Text("没有一档", "there is no row"),
            Text(
                "写作 bands: [{up_to: 55, give: 30}, {above: 55, give: 0}]",
                "write bands: [{up_to: 55, give: 30}, {above: 55, give: 0}]",
            ),
        )
        return
    for place, row in enumerate(rows):
        if row.low is not None and row.up_to is not None and row.low > row.up_to:
            hint = Text(
                "两个界限都含在内：请对调或核对数字", "both edges count: change them round, or look at the numbers"
            )
            yield BandFault(place, Text("from 大于 up_to", "from lies above up_to"), hint)
        elif place:
            yield from _after(rows[place - 1], row, place, scale)
        elif row.low is not None:
            yield _not_open_below(row.low, scale)
    if rows[-1].up_to is not None:
        yield _not_open_above(len(rows) - 1, rows[-1].up_to, scale)


def _after(before: Band, row: Band, place: int, scale: int) -> Iterator[BandFault]:
    """Compare a row with the one before it."""
    if before.up_to is None:
        say = Text("前一档没有上限，这一档轮不到", "the row before is open above, so this one is never reached")
        yield BandFault(place, say, Text("前一档写明 up_to", "write up_to in the row before"))
        return
    ends = max(before.up_to, before.up_to if before.low is None else before.low)
    start = short_text(ends + 1, scale)
    hint = Text(
        f"这一档写 from: {start}，或修改前一档的 up_to", f"write from: {start} here, or change up_to in the row before"
    )
    if row.low is None:
        yield BandFault(place, Text("只有首档可以没有下限", "only the first row may be open below"), hint)
    elif row.low > ends + 1:
        yield BandFault(place, Text(f"{start} 处有空档", f"a hole at {start}"), hint)
    elif row.low <= ends:
        at = short_text(row.low, scale)
        yield BandFault(place, Text(f"{at} 处有重叠", f"an overlap at {at}"), hint)


def _not_open_below(low: int, scale: int) -> BandFault:
    edge = short_text(low, scale)
    return BandFault(
        0,
        Text("首档应没有下限", "the first row must be open below"),
        Text(
            f"删去 from，或在前面加 {{below: {edge}, give: 0}}",
            f"take from out, or write {{below: {edge}, give: 0}} before it",
        ),
    )


def _not_open_above(place: int, up_to: int, scale: int) -> BandFault:
    edge = short_text(up_to, scale)
    return BandFault(
        place,
        Text("末档应没有上限", "the last row must be open above"),
        Text(
            f"删去 up_to，或在后面加 {{above: {edge}, give: 0}}",
            f"take up_to out, or write {{above: {edge}, give: 0}} behind it",
        ),
    )
