"""Reading faq.yaml, guides/*.yaml and lines.yaml (读取问答、指南、分数线)."""

from anju.editions.loading.entries import Entries
from anju.engine.text import NO_TEXT, Text
from anju.help.content.guides import Guide, Material, Step, Term
from anju.help.content.lines import EarlierLine
from anju.help.content.questions import Question
from anju.help.loading.desk import DAY_HINT, Desk
from anju.help.loading.provenance import read_provenance

_SHARED = ("source", "dated", "history")


def read_questions(desk: Desk, top: Entries, topics: dict[str, Text]) -> dict[str, Question]:
    """Read the questions, each under a topic of the file."""
    common = desk.common(top, *_SHARED)

    def question(name: str, entries: Entries) -> Question:
        return Question(
            name,
            entries.words("ask") or NO_TEXT,
            read_provenance(desk, entries, common),
            entries.words("also", required=False),
            topic=desk.known(entries, "topic", topics),
            answer=desk.texts(entries, "answer"),
            see=desk.targets(entries, "see"),
        )

    return desk.read_all(top, "questions", question)


def read_guide(desk: Desk, name: str, top: Entries) -> Guide:
    """Read one guide."""
    guide = Guide(
        name,
        top.words("title") or NO_TEXT,
        read_provenance(desk, top),
        top.words("also", required=False),
        summary=top.words("summary") or NO_TEXT,
        audience=desk.texts(top, "audience"),
        steps=desk.read_list(top, "steps", lambda row: Step(row.words("title") or NO_TEXT, desk.texts(row, "say"))),
        materials=desk.read_list(top, "materials", lambda row: _material(desk, row)),
        terms=desk.read_list(top, "terms", lambda row: _term(desk, row)),
        notes=desk.texts(top, "notes"),
        windows=desk.targets(top, "windows", "windows:"),
        see=desk.targets(top, "see"),
    )
    top.done()
    return guide


def read_lines(desk: Desk, top: Entries) -> dict[str, EarlierLine]:
    """Read the earlier lines of settlement."""
    common = desk.common(top, *_SHARED)

    def line(name: str, entries: Entries) -> EarlierLine:
        provenance = read_provenance(desk, entries, common)
        return EarlierLine(
            name,
            entries.words("title") or NO_TEXT,
            provenance,
            entries.words("also", required=False),
            begins=desk.day(entries, entries.need("begins", DAY_HINT)),
            line=desk.count(entries, "line", needed=True) or 0,
            quota=entries.flag("quota"),
            applied=desk.count(entries, "applied"),
            admitted=desk.count(entries, "admitted"),
            note=entries.words("note", required=False),
        )

    return desk.read_all(top, "lines", line)


def _material(desk: Desk, entries: Entries) -> Material:
    department = desk.known(entries, "checked_by", desk.departments) if "checked_by" in entries else ""
    return Material(entries.words("title") or NO_TEXT, department, entries.words("note", required=False))


def _term(desk: Desk, entries: Entries) -> Term:
    return Term(
        entries.words("title") or NO_TEXT,
        entries.words("legal") or NO_TEXT,
        entries.words("promised", required=False),
        desk.count(entries, "working_days"),
    )
