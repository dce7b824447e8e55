"""Groups of people (人群分组) that comparisons are told by, and that no rule looks at: the district, the education.

The district is that of the last record that has one: of the residence registration, else of the permit. The education
is the highest level of any degree on record, whether it counts or not.
"""

from collections.abc import Mapping

from anju.engine.vocabulary import FactKind, Vocabulary
from anju.population import sql
from anju.population.tables import ID, Source, records_source

_DISTRICT_OF = ("registration", "permit")


def group_queries(vocabulary: Vocabulary, kinds: Mapping[str, Source]) -> dict[str, str]:
    """Answer the queries of the groups by their names; those that the city's vocabulary cannot tell are left out."""
    found = {}
    district = next((vocabulary.kinds[name] for name in _DISTRICT_OF if _has(vocabulary, name, "district")), None)
    if district is not None:
        found["district"] = _last_district(district, kinds.get(district.name))
    if _has(vocabulary, "degree", "level"):
        found["education"] = _highest_level(vocabulary.kinds["degree"], kinds.get("degree"))
    return found


def _has(vocabulary: Vocabulary, kind: str, field: str) -> bool:
    return kind in vocabulary.kinds and field in vocabulary.kinds[kind].positions


def _last_district(kind: FactKind, source: Source | None) -> str:
    begun = sql.name("from" if kind.shape == "period" else kind.on)
    last = f"arg_max(district, {begun})"
    return f'SELECT {ID}, {last} AS "group.district" FROM {records_source(kind, source)} GROUP BY {ID}'


def _highest_level(kind: FactKind, source: Source | None) -> str:
    members = f"[{', '.join(sql.text(member) for member in kind.field('level').type.members)}]"
    highest = f"{members}[max(list_position({members}, level))]"
    return f'SELECT {ID}, {highest} AS "group.education" FROM {records_source(kind, source)} GROUP BY {ID}'
