"""`anju help`: what help says, and the queue of reported errors, at the command line."""

from datetime import UTC, datetime

import pytest

from anju.cli import main
from anju.help import actions
from anju.help.models import ErrorReport

AT = datetime(2026, 11, 24, 4, tzinfo=UTC)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Run a command; answer its exit code and the lines of its output."""
    code = main(["help", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_help_of_every_city_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "check", "--lang", "en")
    assert (code, lines[0]) == (0, "hangzhou: in order. 40 windows, 27 questions, 7 guides, 6 lines")
    assert [line.partition(":")[0] for line in lines] == ["hangzhou", "beijing", "guangzhou", "shanghai"]


def test_city_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["check", "atlantis"], ["find", "落户", "--city", "atlantis"], ["reply", "x", "--city", "atlantis"]):
        assert main(["help", *asked]) == 2
        assert capsys.readouterr().err == "没有城市“atlantis”。可用：hangzhou、beijing、guangzhou、shanghai\n"


def test_search_prints_targets_the_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "find", "落户")
    assert (code, lines[0]) == (0, "guide:settlement  怎样办理积分落户（转述，未经官方公布）")
    assert said(capsys, "find", "量子力学") == (1, [])


def test_keyword_brings_its_links(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "reply", "居住证积分", "--lang", "en")
    assert (code, lines[0], lines[1]) == (
        0,
        "Residence-permit points, begin here.",
        "  Estimate your points  → estimate",
    )
    assert said(capsys, "reply", "居住证积分", "--city", "beijing") == (1, [])


@pytest.mark.django_db
def test_report_is_listed_looked_at_and_settled(capsys: pytest.CaptureFixture[str]) -> None:
    report = actions.receive_error_report(
        city="hangzhou", about="faq:home", text="电话不对", contact="0000-9999", visitor="203.0.113.7", at=AT
    )
    number = str(report.pk)
    assert said(capsys, "reports") == (0, [f"{number:>5}  2026-11-24 12:00  已收到  hangzhou faq:home"])
    code, lines = said(capsys, "look-at", number, "--by", "李经办")
    assert (code, lines[1:]) == (0, ["电话不对", "联系方式 contact: 0000-9999"])
    code, lines = said(capsys, "settle", number, "--by", "李经办", "--outcome", "changed", "--answer", "已更正")
    assert (code, lines) == (0, [f"{number:>5}  2026-11-24 12:00  已处理 已更正  hangzhou faq:home"])
    assert said(capsys, "reports") == (0, [])
    assert len(said(capsys, "reports", "--all")[1]) == 1
    assert ErrorReport.objects.get().answer == "已更正"


@pytest.mark.django_db
def test_what_cannot_be_done_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    report = actions.receive_error_report(
        city="hangzhou", about="faq:home", text="不对", contact="", visitor="203.0.113.7", at=AT
    )
    assert main(["help", "settle", str(report.pk), "--by", "李", "--outcome", "unclear"]) == 2
    assert main(["help", "look-at", "999999", "--by", "李"]) == 2
    told = capsys.readouterr().err
    assert ("状态为“已收到”的纠错单不能 settle" in told, "There is no report 999999" in told) == (True, True)
