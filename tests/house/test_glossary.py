"""One term per thing: every noun of the engine and every model stands in GLOSSARY.md."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
NOUNS = ("anju/engine/edition.py", "anju/engine/facts.py", "anju/engine/vocabulary.py", "anju/engine/sheet.py")
PARTS_OF_A_TERM = {
    "HouseholdPart",
    "CombinedLine",
    "Group",
    "Keep",
    "FieldKind",
    "MeasureLine",
    "TotalLine",
    "RequirementLine",
    "VetoLine",
}


def classes_of(path: Path) -> list[str]:
    """Answer the public classes a file defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def test_every_noun_of_the_engine_is_a_term() -> None:
    """A class that a rule editor or a clerk hears of has one entry."""
    nouns = [name for path in NOUNS for name in classes_of(ROOT / path) if name not in PARTS_OF_A_TERM]
    assert [name for name in nouns if f"`{name}`" not in GLOSSARY] == []


def test_every_model_is_a_term() -> None:
    """A table has one entry under the name of its model."""
    models = [name for path in sorted((ROOT / "anju").glob("*/models.py")) for name in classes_of(path)]
    known = [name for name in models if f"`{name}`" in GLOSSARY or f".{name}`" in GLOSSARY]
    assert models == known
    assert models != []


def test_terms_stand_in_order_and_once() -> None:
    """A reader finds a term by the alphabet, and finds it once."""
    terms = [
        line.split("|")[1].strip() for line in GLOSSARY.splitlines() if line.startswith("| ") and "---" not in line
    ][1:]
    assert terms == sorted(set(terms), key=str.lower)
