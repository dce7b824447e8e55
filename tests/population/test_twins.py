"""One way of counting, one file, one twin: what the engine can run, the compiler can write, or says that it cannot."""

from pathlib import Path

from anju.engine import expressions, points
from anju.engine.counting import METHODS
from anju.engine.expressions import Constant, Dated, DayOfJudging, Expression, MonthIn
from anju.engine.points import Points
from anju.population.counting import TWINS
from anju.population.expressions import WRITERS as EXPRESSIONS
from anju.population.points import WRITERS as POINTS

ANJU = Path(__file__).parents[2] / "anju"
SAME_FOR_ALL = {Constant, Dated, DayOfJudging}
"""Leaves that the engine itself computes, for they are the same for everybody."""

OF_SETS = {MonthIn}
"""Judged as sets of months, in `population/counting/rules.py`."""


def nodes(module: object, base: type) -> set[type]:
    """Answer the nodes that a package of the engine offers."""
    found = {node for node in vars(module).values() if isinstance(node, type) and issubclass(node, base)}
    return found - {base}


def files(package: str) -> set[str]:
    """Answer the names of the files of a package."""
    return {path.name for path in (ANJU / package).glob("*.py")}


def test_every_way_of_counting_has_its_twin() -> None:
    assert set(TWINS) == set(METHODS)


def test_a_twin_has_the_name_of_its_file() -> None:
    """Every file of a way of counting stands in both packages under one name."""
    ways = {Path(method.__code__.co_filename).name for method in METHODS.values()}
    twins = {Path(twin.__code__.co_filename).name for twin in TWINS.values()}
    assert ways == twins


def test_every_expression_has_a_writer() -> None:
    assert nodes(expressions, Expression) - SAME_FOR_ALL - OF_SETS == set(EXPRESSIONS)


def test_every_points_form_has_a_writer() -> None:
    assert nodes(points, Points) == set(POINTS)


def test_expressions_and_points_stand_in_files_of_the_same_names() -> None:
    assert files("population/expressions") == files("engine/expressions")
    assert files("population/points") == files("engine/points")
