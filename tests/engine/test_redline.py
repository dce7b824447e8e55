"""The redline of two editions (版本修订对照)."""

from pathlib import Path

import pytest

from anju.engine.text import Text
from anju.engine.wording.redline import redline
from tests.engine.scored import all_ways, hangzhou
from tests.engine.variants import variant

CHANGES = {
    "rate and cap": (
        ("rate: 0.25, each: insured_months, cap: 75", "rate: 0.5, each: insured_months, cap: 120"),
        "indicators",
        "insurance",
        [
            Text("每月 0.25 → 0.5 分", "for each month 0.25 → 0.5 points"),
            Text("封顶 75 → 120", "at most 75 → 120"),
        ],
    ),
    "a cap taken off": (
        ("each: rented_years, cap: 30", "each: rented_years"),
        "indicators",
        "rent",
        [Text("封顶 30 → 无", "at most 30 → none")],
    ),
    "a member of a class": (
        ("bachelor: 50", "bachelor: 55"),
        "measures",
        "education_points",
        [Text("本科 50分 → 55分", "bachelor 50 points → 55 points")],
    ),
    "a row of a table": (
        ("{up_to: 1, give: 20}", "{up_to: 1, give: 25}"),
        "measures",
        "patent_points",
        [Text("1及以下档 20分 → 25分", "row up to 1 20 points → 25 points")],
    ),
    "a constant": (
        ("give: 80, article: guides/捐献骨髓", "give: 60, article: guides/捐献骨髓"),
        "indicators",
        "marrow",
        [Text("计 80分 → 60分", "gives 80 points → 60 points")],
    ),
    "the evidence reading": (
        ("reading: any_alone", "reading: together"),
        "measures",
        "residence_days",
        [
            Text(
                "注销后租赁、劳动合同或社保未间断，视同连续，解读 任一项单独连续 → 各项合并连续",
                "cancelled while the lease, the labour contract or the insurance went on unbroken, read as"
                " any one going on alone → all of them joined",
            )
        ],
    ),
    "a rule's condition": (
        ("when: payment = back_paid", "when: payment != paid"),
        "measures",
        "insured_months",
        [
            Text(
                "补缴不计，条件 缴费方式 = 补缴 → 缴费方式 ≠ 正常缴纳",
                "back-paid months do not count, condition Payment = back-paid → Payment ≠ paid",
            )
        ],
    ),
    "a group's cap": (
        ("municipal: 90", "municipal: 60"),
        "measures",
        "honour_points",
        [Text("市级合计封顶 90 → 60", "municipal together at most 90 → 60")],
    ),
    "a total's cap": (("cap: 85", "cap: 90"), "totals", "base", [Text("封顶 85 → 90", "at most 85 → 90")]),
    "a requirement": (
        ("household_registration != urban_districts", "household_registration = elsewhere"),
        "requirements",
        "from_outside",
        [
            Text(
                "条件 户籍所在地 ≠ 本市市区 → 户籍所在地 = 外地",
                "condition Household registration ≠ the urban districts → Household registration = elsewhere",
            )
        ],
    ),
    "a deduction": (
        ("rate: -80", "rate: -100"),
        "indicators",
        "crime",
        [Text("每次 −80 → −100 分", "for each time −80 → −100 points")],
    ),
    "a reading": (
        ("reading: 多次捐献只计一次 | counted once however often", "reading: 只计一次 | counted once"),
        "indicators",
        "marrow",
        [Text("解读 多次捐献只计一次 → 只计一次", "reading counted once however often → counted once")],
    ),
    "a standing": (
        ("standing: reported", "standing: published"),
        "sources",
        "guides",
        [
            Text(
                "可靠程度 转述，未经官方公布 → 已公布（20 个指标以此为依据）",
                "standing reported, not officially published → published (20 indicators rest on it)",
            )
        ],
    ),
    "the days covered": (
        ("until: 2021-09-30", "until: open"),
        "edition",
        "hangzhou-2020",
        [
            Text(
                "适用期 2018年1月1日至2021年9月30日 → 2018年1月1日起",
                "covers 1 Jan 2018 to 30 Sep 2021 → from 1 Jan 2018",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_is_one_row_that_says_what_changed(name: str, tmp_path: Path) -> None:
    """Each change of the file appears once, where it stands, in both languages."""
    change, section, row_name, said = CHANGES[name]
    found = redline(hangzhou(), variant(tmp_path, change))
    assert [(row.section, row.name, list(row.changes)) for row in found.rows] == [(section, row_name, said)]


def test_rules_and_rows_added_and_removed_are_shown_as_such(tmp_path: Path) -> None:
    """A rule that leaves records out goes, a row comes."""
    lived_in = (
        "      not_lived_in: {when: not lived_in, say: 没有实际居住 | it is not lived in, article: faq/F13}\n", ""
    )  # fmt: skip
    extra = (
        "  investment:\n    label: 投资",
        "  extra: {label: 额外 | Extra, give: 3, article: guides/投资}\n  investment:\n    label: 投资",
    )
    found = redline(hangzhou(), variant(tmp_path, lived_in, extra, ("tax_other, investment", "tax_other, extra")))
    rows = {(row.section, row.name): row for row in found.rows}
    assert rows["measures", "own_home"].changes == (
        Text("不再适用：没有实际居住（非实际居住）", "no longer left out: it is not lived in (not Lived in)"),
    )
    assert (rows["indicators", "extra"].status, rows["indicators", "extra"].after) == ("added", Text("3分", "3 points"))
    back = redline(variant(tmp_path, lived_in), hangzhou())
    assert back.rows[0].changes[0].zh == "新增不计入：没有实际居住（非实际居住）"


def test_an_edition_does_not_differ_from_itself(tmp_path: Path) -> None:
    """No row is told when there is nothing to tell."""
    assert redline(hangzhou(), variant(tmp_path)).rows == ()
    assert redline(all_ways(), all_ways()).rows == ()


def test_every_row_of_two_unlike_editions_can_be_written() -> None:
    """Each construct has words: no row fails, and none is empty."""
    for first, second in ((hangzhou(), all_ways()), (all_ways(), hangzhou())):
        rows = redline(first, second).rows
        assert rows != ()
        assert [row.name for row in rows if not (row.before or row.after)] == []
