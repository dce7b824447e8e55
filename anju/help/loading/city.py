"""Loading all files of a city (加载一座城市的帮助)."""

from functools import cache
from pathlib import Path

from anju.editions.loading.entries import Entries
from anju.editions.loading.vocabulary import load_vocabulary
from anju.editions.loading.yaml_tree import read_yaml
from anju.editions.shelf import SHIPPED
from anju.engine.faults import Faults, FaultyFile
from anju.engine.text import Text
from anju.engine.vocabulary import Vocabulary
from anju.help.content.city import CityHelp
from anju.help.content.places import PLACES
from anju.help.loading.articles import read_guide, read_lines, read_questions
from anju.help.loading.desk import Desk
from anju.help.loading.provenance import read_sources
from anju.help.loading.replies import read_replies
from anju.help.loading.windows import read_hotlines, read_windows

DATA = Path(__file__).parents[1] / "data"


def cities() -> list[str]:
    """Answer the cities that have a vocabulary; those about which help says something come first."""
    names = sorted(path.parent.name for path in SHIPPED.glob("*/facts.yaml"))
    return sorted(names, key=lambda name: not (DATA / name).is_dir())


@cache
def city_help(city: str) -> CityHelp:
    """Answer the help of a city, loaded once. Raises KeyError for a city without a vocabulary."""
    if city not in cities():
        raise KeyError(city)
    return load_city(city)


def load_city(city: str, folder: Path = DATA) -> CityHelp:
    """Load the help of a city. Raises FaultyFile with every fault of every file."""
    faults = Faults()
    vocabulary = load_vocabulary(SHIPPED / city / "facts.yaml", f"{city}/facts.yaml", faults)
    told = _City(folder / city, vocabulary, faults).read()
    if faults.listed:  # what a whole file shares is read with each entry, and its faults are noted as often
        raise FaultyFile(list(dict.fromkeys(faults.listed)), faults.more)
    return told


class _City:
    """The files of one city under way."""

    def __init__(self, folder: Path, vocabulary: Vocabulary, faults: Faults) -> None:
        self.folder, self.vocabulary, self.faults = folder, vocabulary, faults
        self.general = self.file("city.yaml")
        district = vocabulary.classes.get("district")
        districts = district.members if district else {}
        self.desk = Desk(faults, read_sources(self.general, faults), districts, vocabulary.departments)

    def file(self, name: str, *, needed: bool = False) -> Entries:
        """Read a file; one that is not there says nothing, or is a fault where it is needed."""
        path, shown_as = self.folder / name, f"{self.folder.name}/{name}"
        tree = read_yaml(path, shown_as, self.faults) if needed or path.exists() else None
        return Entries(tree, self.faults, shown_as)

    def read(self) -> CityHelp:
        """Read all files, and then see whether what they link to is there."""
        desk, city = self.desk, self.vocabulary
        windows, faq, lines, replies = (self.file(f"{name}.yaml") for name in ("windows", "faq", "lines", "replies"))
        services, topics = _words(windows, "services"), _words(faq, "topics")
        answers, otherwise = read_replies(desk, replies)
        told = CityHelp(
            city.city,
            city.label,
            desk.districts,
            desk.departments,
            services,
            topics,
            hotlines=read_hotlines(desk, windows),
            windows=read_windows(desk, windows, services),
            questions=read_questions(desk, faq, topics),
            guides={
                name: read_guide(desk, name, self.file(f"guides/{name}.yaml", needed=True))
                for name in desk.names(self.general, "guides")
            },
            lines=read_lines(desk, lines),
            replies=answers,
            otherwise=otherwise,
        )
        for top in (self.general, windows, faq, lines, replies):
            top.done()
        desk.check_links([*PLACES, *(f"windows:{name}" for name in services), *(one.target for one in told.entries())])
        return told


def _words(top: Entries, name: str) -> dict[str, Text]:
    return {key: top.two_languages(tree) for key, tree in top.table(name).items()}
