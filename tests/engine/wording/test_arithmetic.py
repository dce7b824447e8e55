"""Arithmetic as a sentence, on rows that read other rows too."""

from datetime import date

from hypothesis import given, settings

from anju.cli.sheet_text import explanation_text, summary_text
from anju.engine.wording.explanation import explain_rows
from anju.engine.wording.rules import RuleWriter
from tests.engine.people import Judged, Person, incomplete_people
from tests.engine.scored import all_ways, hangzhou, scored


def test_a_row_that_reads_another_row_has_its_sentence() -> None:
    sheet = scored({}, date(2020, 3, 9), all_ways())
    assert [row.name for row in explain_rows(sheet) if not row.sentence.zh or not row.sentence.en] == []


@settings(max_examples=25)
@given(incomplete_people())
def test_every_sheet_can_be_told_in_both_languages(drawn: tuple[Judged, Person]) -> None:
    judged, less = drawn
    for edition in (hangzhou(), all_ways()):
        for person in (judged.person, less):
            sheet = scored(person, judged.day, edition)
            assert all(write(sheet, "zh") and write(sheet, "en") for write in (summary_text, explanation_text))


def test_every_row_of_an_edition_can_be_told_without_a_person() -> None:
    for edition in (hangzhou(), all_ways()):
        writer = RuleWriter(edition)
        rows = [writer.points(indicator.points) for indicator in edition.indicators]
        rows += [writer.points(total.points) for total in edition.totals]
        rows += [writer.expression(requirement.when) for requirement in edition.requirements]
        rows += [writer.expression(veto.when) for veto in edition.vetoes]
        assert [row for row in rows if not row.zh or not row.en] == []
