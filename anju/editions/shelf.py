"""The shelf (版本书架): finding an edition by its shipped name or by the path of its folder."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from anju.editions.loading.changes import changed_tree
from anju.editions.loading.edition import LoadedEdition, has_misspelt_sections, load_edition
from anju.editions.loading.entries import Entries
from anju.editions.loading.vocabulary import load_vocabulary
from anju.editions.loading.yaml_tree import read_yaml
from anju.engine.edition import Edition
from anju.engine.faults import Faults, FaultyFile
from anju.engine.text import Text
from anju.engine.values import closest
from anju.engine.vocabulary import Vocabulary

_CITY = re.compile(r"[a-z][a-z0-9_-]{0,40}", re.ASCII)
SHIPPED = Path(__file__).parent / "data"
NO_CHANGES: Mapping[str, str] = {}


class NoSuchEdition(Exception):
    """There is neither a shipped edition of this name nor a folder at this path (没有这个版本)."""

    def __init__(self, name: str) -> None:
        """Say which editions there are."""
        super().__init__(name)
        names = shipped_names()
        near = closest(name, names)
        known = Text("随附的版本：" + "、".join(names), "shipped editions: " + ", ".join(names))
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


def load_folder(folder: Folder, faults: Faults, changes: Mapping[str, str] = NO_CHANGES) -> LoadedEdition | None:
    """Load an edition with its city's vocabulary, noting every fault; `changes` are tried out in place of its text.

    A floor is read when the one below it is in order: YAML, the head, facts.yaml, and then the rules; None before that.
    """
    path, shown_as = folder.file("edition.yaml")
    tree = read_yaml(path, shown_as, faults)
    top = Entries(changed_tree(tree, changes, faults) if changes else tree, faults, shown_as)
    vocabulary = None if faults.listed else _vocabulary(folder, top, faults)
    if vocabulary is None or faults.listed or has_misspelt_sections(top):
        return None
    return load_edition(top, vocabulary, faults)


def load(folder: Folder) -> Edition:
    """Load an edition. Raises FaultyFile with every fault."""
    faults = Faults()
    loaded = load_folder(folder, faults)
    if loaded is None or faults.listed:
        raise FaultyFile(faults.listed, faults.more)
    return loaded.edition


def load_changed(folder: Folder, changes: Mapping[str, str]) -> Edition:
    """Load an edition with other numbers in it, named for them (试改的版本). Raises FaultyFile with every fault."""
    faults = Faults()
    loaded = load_folder(folder, faults, changes)
    if loaded is None or faults.listed:
        raise FaultyFile(faults.listed, faults.more)
    edition = loaded.edition
    said = ", ".join(f"{path}={text}" for path, text in changes.items())
    return replace(edition, name=f"{edition.name} ({said})") if changes else edition


@lru_cache(maxsize=16)
def shipped_edition(name: str) -> Edition:
    """Answer a shipped edition, loaded once. Raises NoSuchEdition for any other name."""
    if name not in shipped_names():
        raise NoSuchEdition(name)
    return load(find_folder(name))


def _year_and_city(name: str) -> tuple[str, str]:
    city, _, year = name.rpartition("-")
    return year, city


def _vocabulary(folder: Folder, top: Entries, faults: Faults) -> Vocabulary | None:
    """Load the city's facts.yaml; None where the edition names no city that has one."""
    known = _cities(folder)
    tree = top.need("city", closest("", known) + _WRITE_CITY)
    city = top.scalar(tree) if tree else ""
    if tree is None or not city:
        return None
    if city not in known:
        short = city[:40] if city.isprintable() else "?"
        say = Text(
            f"没有城市“{short}”：旁边没有 {short}/facts.yaml，也不是随附的城市",
            f'there is no city "{short}": no {short}/facts.yaml stands beside the edition, and none is shipped',
        )
        top.fault(say, closest(city, known) + _WRITE_CITY, tree)
        return None
    return load_vocabulary(known[city], f"{city}/facts.yaml", faults)


_WRITE_CITY = Text(
    "；city 是旁边含有 facts.yaml 的文件夹的名称，其余各项在此之后检查",
    "; city: names the folder beside this one that has its facts.yaml, and all else is looked at after that",
)


def _cities(folder: Folder) -> dict[str, Path]:
    """Answer every city with a facts.yaml: the shipped ones, and those beside the edition, which go first."""
    found = (*SHIPPED.glob("*/facts.yaml"), *folder.path.resolve().parent.glob("*/facts.yaml"))
    return {path.parent.name: path for path in found if _CITY.fullmatch(path.parent.name)}
