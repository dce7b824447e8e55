"""Faults (差错): everything that is wrong with a file, said at once, where it is, and what to write instead."""

from dataclasses import dataclass

from anju.engine.text import NO_TEXT, Language, Text

MOST_FAULTS = 200
"""A file may be wrong a million times; the reader is shown the first of them and the count."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its place (a path in the data, or file and line), what, and what to write instead."""

    place: str
    say: Text
    hint: Text = NO_TEXT

    def in_(self, language: Language) -> str:
        """Write the fault as one line, with the hint behind it."""
        hint = self.hint.in_(language)
        return f"{self.place}: {self.say.in_(language)}" + (f"  → {hint}" if hint else "")


class FaultyFile(Exception):
    """The file can not be used; every fault is listed with its place (文件有误)."""

    def __init__(self, faults: list[Fault], more: int = 0) -> None:
        """Keep the faults; `more` counts those not listed."""
        super().__init__("; ".join(fault.in_("en") for fault in faults[:5]))
        self.faults, self.more = tuple(faults), more

    def in_(self, language: Language) -> str:
        """Write all faults, a line each."""
        lines = [fault.in_(language) for fault in self.faults]
        if self.more:
            lines.append(Text(f"另有 {self.more} 处差错未列出", f"and {self.more} more faults").in_(language))
        return "\n".join(lines)


class Faults:
    """A collector of faults that stops listing, but goes on counting, when there are very many."""

    def __init__(self) -> None:
        """Begin with none."""
        self.listed: list[Fault] = []
        self.more = 0

    def add(self, place: str, say: Text, hint: Text = NO_TEXT) -> None:
        """Note a fault, once: what stands in one line may be read for several rows."""
        if len(self.listed) >= MOST_FAULTS:
            self.more += 1
        elif (fault := Fault(place, say, hint)) not in self.listed:
            self.listed.append(fault)

    def raise_if_any(self) -> None:
        """Raise FaultyFile when something was noted."""
        if self.listed:
            raise FaultyFile(self.listed, self.more)
