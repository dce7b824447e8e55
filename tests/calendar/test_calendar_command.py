"""The words of `anju workdays`: the answer on the first line, how it was computed after it."""

import re

import pytest

from anju.calendar.command import add, between
from anju.engine.text import Language

CITED_2020 = [
    "依据：《国务院办公厅关于2020年部分节假日安排的通知》（国办发明电〔2019〕16号）",
    "依据：《国务院办公厅关于延长2020年春节假期的通知》（国办发明电〔2020〕1号）",
]


def test_add_answers_the_day_and_explains_it() -> None:
    code, text = add("2020-03-09", "20", "zh")
    assert code == 0
    assert text.splitlines() == [
        "2020-04-07",
        "自 2020-03-09 的次日起算，第20个工作日是2020年4月7日（星期二）。",
        "跳过的非工作日：9天",
        "  2020-03-14 至 2020-03-15 周末",
        "  2020-03-21 至 2020-03-22 周末",
        "  2020-03-28 至 2020-03-29 周末",
        "  2020-04-04 至 2020-04-06 清明节",
        *CITED_2020,
    ]


def test_add_names_make_up_days_in_english() -> None:
    code, text = add("2020-01-17", "2", "en")
    assert code == 0
    assert text.splitlines()[:5] == [
        "2020-01-20",
        "Counted from the day after 2020-01-17, working day 2 is Monday 2020-01-20.",
        "Days off left out: 1",
        "  2020-01-18 weekend",
        "Make-up day, counted as worked: Sunday 2020-01-19",
    ]


def test_add_of_no_days_is_the_day_itself() -> None:
    assert add("2020-02-01", "0") == (
        0,
        "\n".join(["2020-02-01", "0个工作日：就是当天。", "跳过的非工作日：0天", *CITED_2020]),
    )


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("zh", "暂定："), ("en", "Provisional: ")],
)
def test_add_says_where_it_is_provisional(lang: Language, mark: str) -> None:
    code, text = add("2099-01-01", "20", lang)
    assert code == 0
    assert text.splitlines()[0] == "2099-01-29"
    assert text.splitlines()[-1].startswith(mark)


def test_between_answers_the_number_and_explains_it() -> None:
    code, text = between("2020-04-01", "2020-04-07", "zh")
    assert code == 0
    assert text.splitlines() == [
        "3",
        "自 2020-04-01 的次日至 2020-04-07（含当日），共3个工作日。",
        "跳过的非工作日：3天",
        "  2020-04-04 至 2020-04-06 清明节",
        *CITED_2020,
    ]


def test_between_says_where_it_is_provisional_in_english() -> None:
    code, text = between("2099-01-01", "2099-01-08", "en")
    assert code == 0
    assert text.splitlines()[0] == "5"
    assert text.splitlines()[-1].startswith("Provisional: ")


def test_holidays_of_different_names_are_listed_apart() -> None:
    _, text = add("2099-12-31", "1", "en")
    assert text.splitlines()[2:5] == [
        "Days off left out: 3",
        "  2100-01-01 New Year's Day",
        "  2100-01-02 to 2100-01-03 weekend",
    ]


def test_a_long_explanation_is_cut_and_says_so() -> None:
    code, text = add("2020-03-09", "10000", "en")
    lines = text.splitlines()
    assert code == 0
    assert len([line for line in lines if line.startswith("  20")]) == 40
    assert len([line for line in lines if re.fullmatch(r"  … and [0-9]+ more", line)]) == 1


@pytest.mark.parametrize("day", ["", "2020-02-30", "20200309", "2020-3-9", "2020-W11-1", "２０２０-03-09", "x\n\x1b"])
def test_a_date_that_is_none_is_refused_kindly(day: str) -> None:
    code, text = add(day, "20", "en")
    assert code == 2
    assert text.endswith("is no date. Write a day that exists as year-month-day, such as 2020-03-09.")
    assert text.isprintable()


@pytest.mark.parametrize("n", ["", "two", "1.5", "1_000", "+3", " 3", "２０"])
def test_a_number_that_is_none_is_refused_kindly(n: str) -> None:
    code, text = add("2020-03-09", n, "zh")
    assert (code, text) == (2, f"看不懂工作日数“{n}”。请写0至10000的整数，如 20。")


def test_both_faults_are_told_at_once() -> None:
    code, text = add("yesterday", "-3", "en")
    assert code == 2
    assert [line[:30] for line in text.splitlines()] == [
        '"yesterday" is no date. Write ',
        "The number of working days can",
    ]
    code, text = between("yesterday", "tomorrow", "en")
    assert (code, len(text.splitlines())) == (2, 2)


@pytest.mark.parametrize("n", ["10001", "1000000", "9" * 6000])
def test_a_count_over_the_limit_is_refused(n: str) -> None:
    code, text = add("2020-03-09", n, "en")
    assert (code, text[:36]) == (2, "That is more than 10000 working days")


def test_a_day_before_the_calendar_is_refused() -> None:
    assert add("2017-12-31", "1")[0] == 2
    assert between("2017-12-31", "2018-01-02")[0] == 2


def test_reversed_days_are_refused() -> None:
    code, text = between("2020-03-10", "2020-03-09", "en")
    assert code == 2
    assert text.startswith("The end, 2020-03-09, is before the start, 2020-03-10.")


def test_a_long_slip_is_quoted_shortened() -> None:
    code, text = add("9" * 500, "1", "en")
    assert code == 2
    assert text.startswith(f'"{"9" * 40}…" is no date.')
