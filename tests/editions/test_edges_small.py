"""Edges of what the shipped editions lack: amounts compared with a value, caps that many records reach."""

from pathlib import Path

from anju.editions.edges.table import edge_rows
from anju.editions.shelf import Folder, load
from anju.engine.edition import Edition
from tests.editions.test_messages import FILES, SAMPLE, copied

RULES = """\
  big_homes:
    label: 大房 | Large homes
    of: home
    article: rules/第六条
    leave_out: {small: {when: area < 90, say: 面积小 | small, article: rules/第六条}}
    worth: area
    group: {by: area > 200, cap: 5000}
    count: sum
indicators:
  large: {label: 大房分 | Large, rate: 1, each: big_homes, per: 100, article: rules/第六条}
"""


def edition_with(tmp_path: Path, rules: str) -> Edition:
    """Load the sample edition with one measure and one indicator more."""
    text = (SAMPLE / FILES["edition"]).read_text(encoding="utf-8").replace("indicators:\n", rules)
    folder = copied(tmp_path, edition=text.replace("sum: [age,", "sum: [large, age,"))
    return load(Folder(folder / "sample-2025", "sample-2025"))


def test_an_amount_at_a_bar_counts_and_one_record_reaches_a_large_cap(tmp_path: Path) -> None:
    """No file of thousands of records is made where one record will do."""
    rows = {
        (row.rule.en, row.value.en): row.result.en
        for row in edge_rows(edition_with(tmp_path, RULES))
        if row.rule.en.startswith("Large")
    }
    assert rows == {
        ("Large homes · small", "89"): "left out: small; 0",
        ("Large homes · small", "90"): "counted; 90",
        ("Large homes · small", "91"): "counted; 91",
        ("Large homes · cap of the group", "0 records"): "not part of this",
        ("Large homes · cap of the group", "1 record"): "counted; 5,000",
        ("Large homes · cap of the group", "2 records"): "counted; 5,000",
        ("Large", "99"): "0 points",
        ("Large", "100"): "1 point",
        ("Large", "101"): "1 point",
    }
