"""The timeline as a picture."""

from django.utils.translation import override

from anju.web.sheet.pictures import Row, Segment, Tick, pictures
from tests.web.sheet.test_totals import sheet


def test_timeline_is_drawn_in_shares_of_its_width_and_told_in_a_table() -> None:
    ended = {"from": "2010-03-10", "to": "2015-03-09", "ended": "left"}
    with override("en"):
        (picture,) = pictures(sheet(registration=[ended, {"from": "2020-03-09", "to": None}]), "en")
    assert picture.segments == (
        Segment("counted", "0.00%", "49.99%", "counted: 10 Mar 2010 to 9 Mar 2015 (1826 days)"),
        Segment("gap", "49.99%", "49.99%", "no record: 10 Mar 2015 to 8 Mar 2020 (1826 days)"),
        Segment("counted", "99.20%", "0.80%", "counted: 9 Mar 2020 (1 day)"),
    )
    assert picture.rows[2] == Row("counted", "counted", "9 Mar 2020", "1 day", "")
    assert picture.ticks[0] == Tick("8.13%", "2011", "middle")
    assert [tick.label for tick in picture.ticks] == ["2011", "", "2013", "", "2015", "", "2017", "", "2019", ""]
    assert picture.described == "From 10 Mar 2010 to 9 Mar 2020: counted 1827 days, no record 1826 days."


def test_person_without_a_record_has_no_picture() -> None:
    assert pictures(sheet(), "en") == ()
