"""Where things of help stand (帮助内容的地址): from the targets of the data to the addresses of pages."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from anju.editions.shelf import NoSuchEdition, shipped_edition
from anju.engine.edition import Edition
from anju.help.content import CityHelp, Window
from anju.help.loading import cities, city_help
from anju.help.table import editions_of

PAGES = {
    "help": "help",
    "windows": "windows",
    "faq": "faq",
    "guides": "guides",
    "materials": "material_list",
    "table": "points_table",
    "lines": "earlier_lines",
    "search": "search_help",
}
"""The views by the targets that lead to a page of help."""

OUTSIDE = {"start": "start", "estimate": "quick_questions"}
"""The views by the targets that lead out of help."""


class City:
    """A city in an address: one that has a vocabulary."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> CityHelp:
        """Answer the help of the city; a city that nobody knows is no address."""
        if value not in cities():
            raise ValueError(value)
        return city_help(value)

    def to_url(self, value: CityHelp) -> str:
        """Answer the name of the city."""
        return value.city


class EditionOfCity:
    """A shipped edition in an address."""

    regex = "[a-z]+-[0-9]{4}"

    def to_python(self, value: str) -> Edition:
        """Answer the edition; a name that nobody knows is no address."""
        try:
            return shipped_edition(value)
        except NoSuchEdition:
            raise ValueError(value) from None

    def to_url(self, value: Edition | str) -> str:
        """Answer the name of the edition."""
        return value if isinstance(value, str) else value.name


def address_of(target: str, told: CityHelp) -> str:
    """Answer the address of a target of the data: guide:settlement, windows:station, table."""
    if target in OUTSIDE:
        return reverse(f"public:{OUTSIDE[target]}")
    if target in PAGES:
        return reverse(f"public:{PAGES[target]}", args=[told])
    sort, _, name = target.partition(":")
    return _WITHIN[sort](told, name)


def table_address(told: CityHelp, edition: str, row: str = "") -> str:
    """Answer the address of an edition's points table, or of a row in it."""
    return reverse("public:points_table", args=[told, edition]) + (f"#{row}" if row else "")


def windows_address(told: CityHelp, **asked: str) -> str:
    """Answer the address of the windows, those asked for alone."""
    given = {name: value for name, value in asked.items() if value}
    return reverse("public:windows", args=[told]) + (f"?{urlencode(given)}" if given else "")


def report_address(told: CityHelp, target: str) -> str:
    """Answer where to say that something of help is wrong (我要纠错)."""
    return f"{reverse('public:report_error', args=[told])}?{urlencode({'about': target})}"


def _window(told: CityHelp, name: str) -> str:
    window: Window = told.windows[name]
    return f"{windows_address(told, district=window.district)}#window-{name}"


def _row(told: CityHelp, name: str) -> str:
    holding = (edition for edition in editions_of(told.city) if any(row.name == name for row in edition.indicators))
    return table_address(told, next(holding).name, name)


_WITHIN: dict[str, Callable[[CityHelp, str], str]] = {
    "guide": lambda told, name: reverse("public:guide", args=[told, name]),
    "faq": lambda told, name: f"{reverse('public:faq', args=[told])}?{urlencode({'show': name})}#faq-{name}",
    "windows": lambda told, name: windows_address(told, service=name),
    "window": _window,
    "hotline": lambda told, name: f"{windows_address(told)}#hotline-{name}",
    "line": lambda told, name: f"{reverse('public:earlier_lines', args=[told])}#line-{name}",
    "table": _row,
}
