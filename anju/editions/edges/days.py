"""Days (日期的临界): the first and last day covered; birthdays around an age, and who was born on 29 February."""

from collections.abc import Iterator

from anju.editions.checking.unknown import Unknown, leaves_of
from anju.editions.edges.draft import Draft
from anju.editions.edges.probes import Probes
from anju.editions.edges.row import EdgeRow
from anju.engine.days import date_of, day_number, first_day_of, month_number, shifted
from anju.engine.edition import Edition, Indicator, Measure
from anju.engine.expressions import Elapsed, MeasureValue, PersonField
from anju.engine.facts import Facts
from anju.engine.person_file import read_person_file
from anju.engine.points import Bands
from anju.engine.scoring import OutsideEdition, score
from anju.engine.text import Text
from anju.engine.wording.values import day_text, points_text, value_text

COVERS = Text("适用日期", "Days covered")
JUDGED_ON = Text("计分基准日", "day of judging")
BORN_ON = Text("出生日期", "date of birth")


def rows_of_covers(edition: Edition) -> Iterator[EdgeRow]:
    """Yield the days around the first and the last day covered."""
    for edge in (edition.first_day, edition.last_day):
        for step in (-1, 0, 1) if edge is not None else ():
            day = (edge or 0) + step
            yield EdgeRow(COVERS, JUDGED_ON, day_text(day), day, _verdict(edition, day), {"facts": {}})


def _verdict(edition: Edition, day: int) -> Text:
    facts: Facts = read_person_file(edition.vocabulary, {"facts": {}})
    try:
        score(edition, facts, day)
    except OutsideEdition:
        return Text("版本不适用", "not covered")
    return Text("版本适用", "covered")


def ages_of(edition: Edition) -> Iterator[tuple[Indicator, Measure, PersonField, int]]:
    """Yield each age at which a table changes: the indicator, the measure of the age, the birth date, the age."""
    measures = {measure.name: measure for measure in edition.measures}
    for indicator in edition.indicators:
        for node in indicator.points.walk():
            if isinstance(node, Bands) and isinstance(node.by, MeasureValue):
                measure = measures[node.by.name]
                leaves = leaves_of(measure.expression) if measure.expression else ()
                if isinstance(measure.expression, Elapsed) and len(leaves) == 1 and isinstance(leaves[0], PersonField):
                    for row in node.rows:
                        if row.low is not None:
                            yield indicator, measure, leaves[0], row.low


def rows_of_birthdays(edition: Edition, unknown: Unknown, day: int) -> Iterator[EdgeRow]:
    """Yield, for each age, the day before the birthday, the birthday and the day after; then for 29 February."""
    for indicator, measure, field, age in ages_of(edition):
        birth = shifted(day, -age, "years")
        for step in (1, 0, -1):
            yield _aged(edition, unknown, indicator, measure, field, birth + step, day)
        for judged in _around_29_february(edition, age):
            leap_day = day_number(date_of(shifted(judged, -age, "years")).replace(month=2, day=29))
            yield _aged(edition, unknown, indicator, measure, field, leap_day, judged)


def _around_29_february(edition: Edition, age: int) -> tuple[int, ...]:
    """Answer the days from 28 February to 1 March, in the last year covered for which the birth year is a leap year."""
    last = edition.last_day if edition.last_day is not None else shifted(edition.first_day, 5, "years")
    for year in range(date_of(last).year, date_of(edition.first_day).year - 1, -1):
        march = first_day_of(month_number(year, 3))
        february = first_day_of(month_number(year, 2)) + 27
        born_in = year - age
        if edition.covers(february) and edition.covers(march) and born_in % 4 == 0 and born_in % 100:
            return tuple(range(february, march + 1))
    return ()


def _aged(
    edition: Edition, unknown: Unknown, indicator: Indicator, measure: Measure, field: PersonField, birth: int, day: int
) -> EdgeRow:
    probes = Probes(edition, unknown, day)
    draft = Draft(person={field.name: birth}, facts={kind: [] for kind in probes.kinds_read(indicator)})
    file, sheet = probes.scored(draft)
    points = next(line.points for line in sheet.indicators if line.indicator is indicator)
    age = value_text(sheet.measures[measure.name].value, measure.type, measure.unit)
    result = age + Text("，", ", ") + points_text(points, edition.decimals)
    return EdgeRow(indicator.label, BORN_ON, day_text(birth), day, result, file)
