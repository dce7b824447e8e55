"""What each row reads (依赖关系): the measures behind it, and which facts it lacks when it cannot be exact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from anju.engine.counting import Run
from anju.engine.edition import Edition, Measure
from anju.engine.expressions import ContextField, Field, MeasureValue, MonthIn, Node, PersonField
from anju.engine.facts import is_unknown
from anju.engine.ranges import Range
from anju.engine.sheet import MeasureLine

Found = TypeVar("Found", str, int)


@dataclass(frozen=True, slots=True)
class Reads:
    """What a node looks at: measures (each behind those it reads itself), evidence of run-on, fields.

    Evidence carries a period on, or says month by month what counts.
    `columns` are the places of the record's values that a measure itself reads.
    """

    measures: tuple[str, ...]
    evidence: tuple[str, ...]
    person: tuple[int, ...]
    context: tuple[int, ...]
    columns: tuple[int, ...] = ()


def reads_of(edition: Edition) -> dict[int, Reads]:
    """Answer, by identity, what every measure, indicator, requirement and veto reads, directly or through measures."""
    by_name: dict[str, Reads] = {}
    found: dict[int, Reads] = {}
    for measure in edition.measures:
        below = _reads(measure, by_name)
        columns = _once(part.position for part in measure.walk() if isinstance(part, Field))
        by_name[measure.name] = replace(below, measures=(*below.measures, measure.name), columns=columns)
        found[id(measure)] = by_name[measure.name]
    for node in (*edition.indicators, *edition.requirements, *edition.vetoes):
        found[id(node)] = _reads(node, by_name)
    return found


def _reads(node: Node, by_name: Mapping[str, Reads]) -> Reads:
    parts = list(node.walk())
    below = [by_name[part.name] for part in parts if isinstance(part, MeasureValue)]
    evidence = [name for part in parts for name in getattr(part, "evidence", ())]
    evidence += [part.measure for part in parts if isinstance(part, MonthIn)]
    behind_evidence = [name for used in evidence for name in by_name[used].measures]
    return Reads(
        measures=_once(name for reads in below for name in reads.measures),
        evidence=_once([*behind_evidence, *(name for reads in below for name in reads.evidence)]),
        person=_once(
            [part.position for part in parts if isinstance(part, PersonField)]
            + [place for reads in below for place in reads.person]
        ),
        context=_once(
            [part.position for part in parts if isinstance(part, ContextField)]
            + [place for reads in below for place in reads.context]
        ),
    )


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(dict.fromkeys(found))


def missing_facts(
    edition: Edition, row: Reads, reads: Mapping[int, Reads], run: Run, measures: Mapping[str, MeasureLine]
) -> tuple[str, ...]:
    """Answer the paths of the facts that a row lacks, as a person file would name them."""
    vocabulary = edition.vocabulary
    paths = [
        f"person.{vocabulary.person[place].name}"
        for place in row.person
        if is_unknown(vocabulary.person[place], run.person[place])
    ]
    paths += [
        f"context.{vocabulary.context[place].name}"
        for place in row.context
        if is_unknown(vocabulary.context[place], run.context[place])
    ]
    for name in (*row.measures, *row.evidence):
        line = measures[name]
        if line.value is None or isinstance(line.value, Range):
            paths += _missing_of(edition, line.measure, reads[id(line.measure)].columns, run)
    return tuple(dict.fromkeys(paths))


def _missing_of(edition: Edition, measure: Measure, used: tuple[int, ...], run: Run) -> list[str]:
    if measure.fold is None:
        return []
    records, kind = run.records_of(measure.fold), edition.vocabulary.kinds[measure.fold.kind]
    if records is None:
        return [f"facts.{kind.name}"]
    return [
        f"{record.path}.{column.name}"
        for record in records
        for place in sorted(used)
        if is_unknown(column := kind.columns[place], record.values[place])
    ]
