"""The editions of a city, one after the other (一座城市的各版细则)."""

from datetime import date

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.days import day_number
from anju.engine.edition import Edition


def editions_of(city: str) -> tuple[Edition, ...]:
    """Answer the shipped editions of a city, the newest first."""
    found = (shipped_edition(name) for name in shipped_names())
    mine = [edition for edition in found if edition.vocabulary.city == city]
    return tuple(sorted(mine, key=lambda edition: edition.first_day, reverse=True))


def edition_in_force(city: str, on: date) -> Edition | None:
    """Answer the edition that covers a day, or else the newest; None for a city without editions."""
    editions = editions_of(city)
    covering = (edition for edition in editions if edition.covers(day_number(on)))
    return next(covering, editions[0] if editions else None)


def edition_before(edition: Edition) -> Edition | None:
    """Answer the edition that an edition replaced, or None where it is the first that we have."""
    mine = editions_of(edition.vocabulary.city)
    earlier = (other for other in mine if other.first_day < edition.first_day)
    return next(earlier, None)
