"""Two editions side by side."""

from typing import Any

import pytest

from anju.editions.shelf import shipped_edition
from anju.web.outlook.comparison import Answered, Pair, comparison_view, next_edition, other_editions
from tests.web.people import HOME, INSURED, sheet


@pytest.mark.parametrize(
    ("edition", "following", "others"),
    [
        ("hangzhou-2020", "hangzhou-2021", ["hangzhou-2021", "hangzhou-2024"]),
        ("hangzhou-2021", "hangzhou-2024", ["hangzhou-2020", "hangzhou-2024"]),
        ("hangzhou-2024", "hangzhou-2021", ["hangzhou-2020", "hangzhou-2021"]),
        ("beijing-2016", None, []),
    ],
)
def test_next_edition_is_the_one_that_follows_or_else_the_one_before(
    edition: str, following: str | None, others: list[str]
) -> None:
    found = next_edition(shipped_edition(edition))
    assert (found.name if found else None) == following
    assert [one.name for one in other_editions(shipped_edition(edition))] == others


def test_rows_totals_and_conditions_stand_side_by_side() -> None:
    known: dict[str, Any] = {
        "insurance_month": INSURED,
        "home": HOME,
        "degree": [{"level": "bachelor", "awarded_on": "2012-07-01"}],
    }
    shown = comparison_view(sheet("hangzhou-2020", **known), sheet("hangzhou-2024", **known), "zh")
    rows = {row.label: row for row in shown.rows}
    assert rows["社会保险"] == Pair("社会保险", "12分", "24分", "+12分", "more")
    assert rows["就业"] == Pair("就业", "0分", "没有这一项", "0分", "same")
    assert shown.totals[-1].label == "总积分"
    assert shown.conditions[0] == Answered("持有市区签发的有效《浙江省居住证》", "符合", False, False)
    assert (shown.first.outside, shown.second.outside) == (True, False)


def test_redline_says_in_words_what_changed() -> None:
    shown = comparison_view(sheet("hangzhou-2020"), sheet("hangzhou-2024"), "zh")
    sections = {changed.label: changed.rows for changed in shown.redline}
    assert next(row for row in sections["指标"] if row.startswith("社会保险")) == (
        "社会保险：计分对象 社保实缴月数 → 养老、医疗齐缴月数；每月 0.25 → 0.5 分；封顶 75 → 120；"
        "依据 杭州市居住证积分管理问答（2020年3月9日）·F12 → 本地指南、机构与媒体转述的2024年7月起积分表·社会保险；"
        "可靠程度 已公布 → 转述，未经官方公布"
    )
