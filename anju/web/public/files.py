"""Person files as text to read and to change (个人事实文件的写法)."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from anju.engine.vocabulary import Vocabulary
from anju.web.simulation.answers import Answers, edition_of

SECTIONS = ("about", "person", "context", "facts", "household")


def written(person_file: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """Write a person file in the order of the vocabulary, a record a line: the database does not keep the order."""
    sections = [name for name in SECTIONS if name in person_file]
    return _braced([f"  {_json(name)}: {_section(name, person_file[name], vocabulary)}" for name in sections], "")


def file_of(answers: Answers) -> str:
    """Write answers as a person file; what it is about stands first, so that loading it leads to the same points."""
    about = {"edition": answers.edition} | ({"as_of": answers.as_of.isoformat()} if answers.as_of else {})
    return written({"about": about} | dict(answers.person_file), edition_of(answers).vocabulary)


def _section(name: str, given: Any, vocabulary: Vocabulary) -> str:
    if name == "facts" and isinstance(given, dict):
        kinds = _in_order(given, list(vocabulary.kinds))
        return _braced([f"    {_json(kind)}: {_records(kind, given[kind], vocabulary)}" for kind in kinds], "  ")
    fields = {"person": vocabulary.person, "context": vocabulary.context}.get(name, ())
    return _json(_sorted(given, [field.name for field in fields]))


def _records(kind: str, given: Any, vocabulary: Vocabulary) -> str:
    if not given or not isinstance(given, list) or kind not in vocabulary.kinds:
        return _json(given)
    order = ["month", "from", "to", *(field.name for field in vocabulary.kinds[kind].fields)]
    lines = [f"      {_json(_sorted(record, order))}" for record in given]
    return "[\n" + ",\n".join(lines) + "\n    ]"


def _sorted(given: Any, order: list[str]) -> Any:
    return {name: given[name] for name in _in_order(given, order)} if isinstance(given, dict) else given


def _in_order(given: Mapping[str, Any], order: list[str]) -> list[str]:
    return [name for name in order if name in given] + [name for name in given if name not in order]


def _braced(lines: list[str], margin: str) -> str:
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Decimal) -> str:
    return format(value, "f")
