"""All that help says about one city (一座城市的帮助)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from anju.engine.text import Text
from anju.help.content.entries import Entry
from anju.help.content.guides import Guide
from anju.help.content.lines import EarlierLine
from anju.help.content.questions import Question
from anju.help.content.replies import Reply
from anju.help.content.windows import Hotline, Window


@dataclass(frozen=True)
class CityHelp:
    """Windows, questions, guides, lines and replies of a city, in the order of the files; a city may have none."""

    city: str
    label: Text
    districts: Mapping[str, Text] = field(default_factory=dict)
    departments: Mapping[str, Text] = field(default_factory=dict)
    services: Mapping[str, Text] = field(default_factory=dict)
    topics: Mapping[str, Text] = field(default_factory=dict)
    hotlines: Mapping[str, Hotline] = field(default_factory=dict)
    windows: Mapping[str, Window] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    lines: Mapping[str, EarlierLine] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()
    otherwise: Reply | None = None

    def entries(self) -> Iterator[Entry]:
        """Yield every entry; what people ask for most comes first."""
        for entries in (self.guides, self.questions, self.windows, self.hotlines, self.lines):
            yield from entries.values()

    def entry(self, target: str) -> Entry | None:
        """Answer the entry of a target, or None when there is none."""
        return next((entry for entry in self.entries() if entry.target == target), None)
