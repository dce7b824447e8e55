"""Mutants (变异版本): a shipped edition with one thing changed, which the checker or a case has to find."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from anju.editions.check import check_edition
from anju.editions.loading.yaml_tree import Items, Place, Scalar, Table, Tree, parse_yaml
from anju.editions.shelf import SHIPPED, Folder
from anju.engine.faults import Faults

WORDS = frozenset({"label", "say", "reading", "title", "article", "unit", "places", "standing"})
"""Keys under which no number is law; `unit` is law only as the size of a first unit."""

LAW = ("values", "measures", "indicators", "totals", "requirements", "vetoes", "households")
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: what is written at a place instead of what stands there."""

    edition: str
    sort: str
    start: int
    end: int
    new: str

    @property
    def text(self) -> str:
        """Answer the whole file, changed."""
        whole = text_of(self.edition)
        return whole[: self.start] + self.new + whole[self.end :]

    def __str__(self) -> str:
        """Name the change by its line."""
        whole = text_of(self.edition)
        line, old = whole.count("\n", 0, self.start) + 1, whole[self.start : self.end]
        return f"{self.edition}:{line} {self.sort} {old.strip()[:40]} -> {self.new.strip()[:40]}"


@lru_cache
def text_of(edition: str) -> str:
    """Answer the rules of a shipped edition."""
    return (SHIPPED / edition / "edition.yaml").read_text(encoding="utf-8")


def is_found(mutant: Mutant, folder: Path) -> bool:
    """Check the changed edition with the cases of the shipped one; say whether anything is at fault."""
    path = folder / mutant.edition
    path.mkdir(exist_ok=True)
    (path / "edition.yaml").write_text(mutant.text, encoding="utf-8")
    (path / "cases.yaml").write_bytes((SHIPPED / mutant.edition / "cases.yaml").read_bytes())
    return bool(check_edition(Folder(path, mutant.edition)).faults)


def numbers(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every number of the law: its last digit one higher."""
    for path, scalar in _scalars(edition):
        if path[0] in LAW and not WORDS & set(path[1:] if path[-1] != "unit" or "first" not in path else path[:-1]):
            start = _offset_of(edition, scalar)
            span = text_of(edition)[start : start + _length(edition, scalar, start)]
            for found in _NUMBER.finditer(span):
                yield Mutant(edition, "number", start + found.start(), start + found.end(), _one_more(found.group()))


def dates(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every day that the law names, one day later; the days covered are left to the edges."""
    for path, scalar in _scalars(edition):
        if path[0] in LAW and not WORDS & set(path[1:]):
            start = _offset_of(edition, scalar)
            span = text_of(edition)[start : start + _length(edition, scalar, start)]
            for found in re.finditer(r"\d{4}-\d{2}-\d{2}", span):
                later = date.fromisoformat(found.group()) + timedelta(days=1)
                yield Mutant(edition, "date", start + found.start(), start + found.end(), later.isoformat())


def edges_of_bands(edition: str) -> Iterator[Mutant]:
    """Yield for every row of a table by a number a hole before it, and an overlap with the row before it."""
    for found in re.finditer(r"\{from: (\d+)(?=, (?:up_to|give|below))", text_of(edition)):
        for step, sort in ((1, "hole"), (-1, "overlap")):
            yield Mutant(edition, sort, *found.span(1), str(int(found[1]) + step))


def articles(edition: str) -> Iterator[Mutant]:
    """Yield a mutant without each article that a rule must have."""
    for section, table in _sections(edition):
        for row in table.entries.values() if section != "totals" else ():
            yield from _without_article(edition, row, required=not (isinstance(row, Table) and "is" in row.entries))


def members(edition: str) -> Iterator[Mutant]:
    """Yield a mutant without each member of a table by a class, where the members stand in one line."""
    for table in re.finditer(r"classes: \{([^{}]+)\}", text_of(edition)):
        for member in re.finditer(r"[a-z_0-9]+: -?[\d.]+(?:, )?", table[1]):
            start = table.start(1)
            yield Mutant(edition, "member", start + member.start(), start + member.end(), "")


def cliffs(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every cliff that is no longer said to be meant."""
    for found in re.finditer(r"(?:, |\n +)cliff: meant", text_of(edition)):
        yield Mutant(edition, "cliff", *found.span(), "")


def ended(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every indicator that has ended before the edition begins: it can never score."""
    for section, table in _sections(edition):
        for name, row in table.entries.items() if section == "indicators" else ():
            flow = f"  {name}: {{" in text_of(edition)
            at = _offset_of(edition, row) + (1 if flow else 0)
            yield Mutant(edition, "ended", at, at, "until: 1999-12-31, " if flow else "until: 1999-12-31\n    ")


def outside_totals(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every indicator that a total no longer names."""
    text = text_of(edition)
    start = text.index("\ntotals:")
    end = text.find("\nrequirements:", start)
    names = [name for section, table in _sections(edition) for name in table.entries if section == "indicators"]
    for name in names:
        for found in re.finditer(rf"(?<=[\[ ]){name}(?:, |(?=\])|\n)|, {name}(?=\])", text[start:end]):
            if "label" not in text[start : start + found.start()].rpartition("\n")[2]:
                yield Mutant(edition, "outside", start + found.start(), start + found.end(), "")
                break


def windows(edition: str) -> Iterator[Mutant]:
    """Yield a mutant for every set of windows, in which a second one overlaps the first."""
    for found in re.finditer(r"windows: \[(\{from: (\S+), until: \S+\})\]", text_of(edition)):
        yield Mutant(edition, "windows", found.end(1), found.end(1), f", {{from: {found[2]}, until: open}}")


def dated(edition: str) -> Iterator[Mutant]:
    """Yield a mutant with a value that is not said for the first day of the edition."""
    text = text_of(edition)
    first = re.search(r"covers: \{from: (\d{4})", text)
    year, at = int(first[1]) + 1 if first else 0, text.index("\nmeasures:")
    article = re.search(r"article: (\S+?)[,}\n]", text)
    value = f"dated: {{numbers: [{{from: {year}-01-01, number: 5}}], article: {article[1] if article else ''}}}"
    yield Mutant(edition, "dated", at, at, f"\n  {value}\n" if "\nvalues:" in text else f"\nvalues:\n  {value}\n")


def added_twice(edition: str) -> Iterator[Mutant]:
    """Yield a mutant that forbids, for every total that adds, what it adds."""
    text = text_of(edition)
    article = re.search(r"article: (\S+?)[,}\n]", text)
    named = {name for section, table in _sections(edition) for name in table.entries if section == "indicators"}
    for found in re.finditer(r"\bsum: \[([a-z_, ]+)\]", text):
        rows = [name for name in found[1].split(", ") if name in named][:2]
        if len(rows) == 2:
            rule = f"one: {{indicators: [{', '.join(rows)}], say: 甲 | a, article: {article[1] if article else ''}}}"
            yield Mutant(edition, "added twice", len(text), len(text), f"\nnever_both:\n  {rule}\n")


SORTS = (
    numbers, dates, edges_of_bands, articles, members, cliffs, ended, outside_totals, windows, dated, added_twice,
)  # fmt: skip
"""Every sort of change that is tried on every shipped edition."""


def _sections(edition: str) -> Iterator[tuple[str, Table]]:
    tree = parse_yaml(text_of(edition), edition, Faults())
    sections = tree.entries if isinstance(tree, Table) else {}
    yield from ((name, below) for name in LAW if isinstance(below := sections.get(name), Table))


def _without_article(edition: str, tree: Tree, *, required: bool) -> Iterator[Mutant]:
    """Yield mutants of one row and of the rules inside it."""
    for key, below in tree.entries.items() if isinstance(tree, Table) else ():
        if key == "article" and required and isinstance(tree, Table) and isinstance(below, Scalar):
            yield _cut(edition, tree.keys[key], _offset_of(edition, below) + len(below.text))
        for rule in _rules_of(key, below):
            yield from _without_article(edition, rule, required=True)


def _rules_of(key: str, tree: Tree) -> tuple[Tree, ...]:
    """Answer the rules under a key of a row: each must have an article of its own."""
    if key in ("leave_out", "runs_on") and isinstance(tree, Table):
        return tuple(tree.entries.values())
    if key in ("all", "any") and isinstance(tree, Items):
        return tree.items
    return (tree,) if key in ("window", "keep", "in_a_row", "again") else ()


def _cut(edition: str, key: Place, end: int) -> Mutant:
    """Cut a key with its value out, and what parts it from its neighbours."""
    text, start = text_of(edition), _offset(edition, key)
    before = text[:start].rstrip(" ")
    if before.endswith("\n"):
        return Mutant(edition, "article", len(before), min(end + 1, len(text)), "")
    if before.endswith(","):
        return Mutant(edition, "article", len(before) - 1, end, "")
    return Mutant(edition, "article", start, end + 2, "")


def _one_more(number: str) -> str:
    digits = str(int(number.replace(".", "")) + 1).rjust(len(number.replace(".", "")), "0")
    _, dot, decimals = number.partition(".")
    return digits[: -len(decimals)] + "." + digits[-len(decimals) :] if dot else digits


def _scalars(edition: str) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    tree = parse_yaml(text_of(edition), edition, Faults())
    yield from _walk(tree, ())


def _walk(tree: Tree | None, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if isinstance(tree, Scalar):
        yield path, tree
    elif isinstance(tree, Items):
        for item in tree.items:
            yield from _walk(item, path)
    elif isinstance(tree, Table):
        for key, below in tree.entries.items():
            yield from _walk(below, (*path, key))


def _offset_of(edition: str, tree: Tree) -> int:
    return _offset(edition, tree.place)


def _offset(edition: str, place: Place) -> int:
    lines = text_of(edition).split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1


def _length(edition: str, scalar: Scalar, start: int) -> int:
    """Answer how far a scalar reaches in the file; a folded or quoted one is a little longer than its text."""
    whole = text_of(edition)
    last_word = scalar.text.split()[-1] if scalar.text.split() else ""
    end = start
    for word in scalar.text.split():
        end = whole.index(word, end) + len(word)
    return end - start if last_word else 0
