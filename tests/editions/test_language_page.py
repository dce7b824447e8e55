"""The page that teaches the language does not lie: every example of docs/edition-language.md is checked and run."""

import re
from pathlib import Path

import pytest
import yaml

from anju.editions.check import check_edition
from anju.editions.shelf import find_folder

PAGE = Path(__file__).parents[2] / "docs" / "edition-language.md"
BLOCK = re.compile(r"```yaml (example|vocabulary)\n(.*?)```", re.DOTALL)
HEAD = """
edition: page-2020
city: page
label: 例 | Example
covers: {from: 2018-01-01, until: open}
decimals: 2
sources:
  law: {title: 例文 | The law of the example, standing: published}
  press: {title: 转述 | What is said of it, standing: reported}
judging: {say: 晚于基准日 | after the day of judging, article: law/0}
"""


def blocks(sort: str) -> list[str]:
    """Answer the fenced blocks of one sort."""
    return [text for kind, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if kind == sort]


def cut(example: str) -> tuple[str, str]:
    """Cut an example into its rules and its cases."""
    rules, _, cases = example.partition("\ncases:\n")
    return rules, cases


def whole(rules: str) -> str:
    """Add the total that sums all indicators, unless the example has totals of its own."""
    if "\ntotals:" in f"\n{rules}":
        return HEAD + rules
    names = list(yaml.safe_load(rules)["indicators"])
    return f"{HEAD}{rules}\ntotals: {{total: {{label: 总分 | Total, main: true, sum: [{', '.join(names)}]}}}}\n"


@pytest.mark.parametrize("example", blocks("example"), ids=lambda text: text.split(":")[0] + str(len(text)))
def test_an_example_of_the_page_is_in_order(example: str, tmp_path: Path) -> None:
    """The example is an edition without fault, and each of its figures comes out as the page says."""
    rules, cases = cut(example)
    (tmp_path / "page").mkdir()
    (tmp_path / "edition").mkdir()
    vocabulary = "city: page\nlabel: 例市 | Example\n" + blocks("vocabulary")[0]
    (tmp_path / "page" / "facts.yaml").write_text(vocabulary, encoding="utf-8")
    (tmp_path / "edition" / "edition.yaml").write_text(whole(rules), encoding="utf-8")
    (tmp_path / "edition" / "cases.yaml").write_text(cases, encoding="utf-8")
    report = check_edition(find_folder(str(tmp_path / "edition")))
    assert [fault.in_("en") for fault in report.faults] == []
    assert report.cases > 0


def test_the_page_has_examples() -> None:
    """The pattern that finds the examples has not lost them."""
    assert len(blocks("example")) >= 11


ROW = re.compile(r"^\| (?P<law>[^|`]+) \| (?P<written>[^|]+) \| (?P<rows>(?:`[a-z_]+` ?)+)\|$", re.MULTILINE)


def said() -> list[tuple[str, str]]:
    """Answer what the page says can be said: the words of the law, and each row of the examples that says it."""
    section = PAGE.read_text(encoding="utf-8").partition("## 7.")[2]
    return [(row["law"].strip(), name) for row in ROW.finditer(section) for name in re.findall(r"`(\w+)`", row["rows"])]


def expected_somewhere() -> set[str]:
    """Answer every name for which a case of the page expects a figure, and every measure that such a row reads."""
    found: set[str] = set()
    for example in blocks("example"):
        rules, cases = cut(example)
        expected = {name for case in yaml.safe_load(f"cases:\n{cases}")["cases"] for name in case["expect"]}
        sections = yaml.safe_load(rules)
        found |= expected
        found |= {
            name
            for name in sections.get("measures", {})
            if any(re.search(rf"\b{name}\b", str(row)) for row in sections["indicators"].values())
        }
    return found


@pytest.mark.parametrize(("law", "row"), said(), ids=str)
def test_what_the_law_says_is_said_by_a_row_that_runs(law: str, row: str) -> None:
    """Each construct names a row of an example whose figures come out as its cases say."""
    assert row in expected_somewhere(), law


def test_the_table_names_every_construct() -> None:
    """No line of the table is without a row: the pattern reads them all."""
    section = PAGE.read_text(encoding="utf-8").partition("## 7.")[2]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    assert (len({law for law, _ in said()}), len(lines)) == (38, 39)
