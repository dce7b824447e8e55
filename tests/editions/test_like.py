"""A measure like another is the measure written out: same tree, same digest."""

from pathlib import Path

import pytest

from tests.editions.copies import Copy, copy_of_hangzhou, edition_in

DETOXES = """  detoxes:
    label: 强制隔离戒毒次数 | Forced detoxifications
    unit: 次 | times
    of: offence
    only: class = forced_detox
    article: guides/强制隔离戒毒
    window: {after: day - 5 years, say: 超过五年 | more than five years ago, article: guides/减分}
    leave_out:
      sealed_record: {when: sealed, say: 已封存的记录不计 | a sealed record never counts, article: guides/减分}
    count: records
"""
LIKE = """  detoxes:
    label: 强制隔离戒毒次数 | Forced detoxifications
    like: {model}
    only: class = forced_detox
    article: guides/强制隔离戒毒
"""


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Answer a fresh copy."""
    return copy_of_hangzhou(tmp_path)


def test_like_another_is_written_out(copy: Copy) -> None:
    before = edition_in(copy)
    copy.replace(DETOXES, LIKE.format(model="crimes"))
    after = edition_in(copy)
    assert (after.digest, after.measures, copy.check().faults) == (before.digest, before.measures, ())


def test_like_goes_through_several(copy: Copy) -> None:
    before = edition_in(copy)
    copy.replace(DETOXES, LIKE.format(model="others") + "  others: {label: 其他 | Others, like: crimes}\n")
    copy.replace("each: detentions", "each: detentions + others * 0")
    detoxes = [next(one for one in edition.measures if one.name == "detoxes") for edition in (before, edition_in(copy))]
    assert detoxes[0] == detoxes[1]


@pytest.mark.parametrize("model", ["nowhere", "detoxes", "round"])
def test_like_names_another_measure_and_no_circle(copy: Copy, model: str) -> None:
    line = copy.replace(DETOXES, LIKE.format(model=model) + "  round: {label: 圈 | Round, like: detoxes}\n") + 2
    said = {(fault.place.split(":")[1], fault.say.en) for fault in copy.check().faults}
    at = line + 3 if model == "round" else line
    assert (str(at), f'like: names another measure, and not "{"detoxes" if model == "round" else model}"') in said
