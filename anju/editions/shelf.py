"""The shelf (版本书架): finding an edition by its shipped name or by the path of its folder."""

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anju.editions.loading.edition import LoadedEdition, load_edition
from anju.editions.loading.entries import Entries
from anju.editions.loading.vocabulary import load_vocabulary
from anju.editions.loading.yaml_tree import read_yaml
from anju.engine.edition import Edition
from anju.engine.faults import Faults
from anju.engine.text import Text
from anju.engine.values import closest

_CITY = re.compile(r"[a-z][a-z0-9_-]{0,40}", re.ASCII)
SHIPPED = Path(__file__).parent / "data"


class NoSuchEdition(Exception):
    """There is neither a shipped edition of this name nor a folder at this path (没有这个版本)."""

    def __init__(self, name: str) -> None:
        """Say which editions there are."""
        super().__init__(name)
        names = shipped_names()
        near = closest(name, names)
        known = Text("随附的版本:" + "、".join(names), "shipped editions: " + ", ".join(names))
        self.say = Text(f"没有版本或文件夹“{name}”。", f'There is no edition or folder "{name}". ') + (
            near if near.zh else known
        )


@dataclass(frozen=True)
class Folder:
    """An edition's folder: where it is, and how its files are named in faults."""

    path: Path
    shown_as: str

    def file(self, name: str) -> tuple[Path, str]:
        """Answer a file of the folder, and the name under which faults cite it."""
        return self.path / name, f"{self.shown_as}/{name}"


def shipped_names() -> list[str]:
    """Answer the names of the shipped editions by the year they are named for, the newest last."""
    return sorted((path.parent.name for path in SHIPPED.glob("*/edition.yaml")), key=_year_and_city)


def find_folder(name: str) -> Folder:
    """Answer the folder of an edition by shipped name or path. Raises NoSuchEdition."""
    if name in shipped_names():
        return Folder(SHIPPED / name, name)
    path = Path(name)
    path = path.parent if path.name == "edition.yaml" else path
    with suppress(OSError):  # a name longer than a file system allows
        if (path / "edition.yaml").is_file():
            return Folder(path, str(path))
    raise NoSuchEdition(name)


def load_folder(folder: Folder, faults: Faults) -> LoadedEdition:
    """Load an edition with its city's vocabulary, noting every fault of both."""
    path, shown_as = folder.file("edition.yaml")
    quiet = Faults()
    city = Entries(read_yaml(path, shown_as, quiet), quiet, shown_as).text("city", "?")
    vocabulary = load_vocabulary(*_vocabulary_file(folder, city), faults)
    return load_edition(path, shown_as, vocabulary, faults)


def load(folder: Folder) -> Edition:
    """Load an edition. Raises FaultyFile with every fault."""
    faults = Faults()
    edition = load_folder(folder, faults).edition
    faults.raise_if_any()
    return edition


@lru_cache(maxsize=16)
def shipped_edition(name: str) -> Edition:
    """Answer a shipped edition, loaded once. Raises NoSuchEdition for any other name."""
    if name not in shipped_names():
        raise NoSuchEdition(name)
    return load(find_folder(name))


def _year_and_city(name: str) -> tuple[str, str]:
    city, _, year = name.rpartition("-")
    return year, city


def _vocabulary_file(folder: Folder, city: str) -> tuple[Path, str]:
    """Answer the city's facts.yaml: beside the edition when it is there, else the shipped one."""
    city = city if _CITY.fullmatch(city) else "?"
    beside = folder.path.parent / city / "facts.yaml"
    if beside.is_file():
        return beside, f"{city}/facts.yaml"
    return SHIPPED / city / "facts.yaml", f"{city}/facts.yaml"
