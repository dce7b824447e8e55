"""The peer: the trial table of Hangzhou as a decision of zen-engine, on facts that are ready-made.

Anju counts the facts from the records and says of each why it counts; the peer is handed the counted facts, and
traces its own steps. Both answer the same total, which the bench checks.
"""

import itertools
import json
from typing import Any

EXPRESSIONS = {
    "education": "education_points",
    "qualification": "0",
    "employment": "employed ? 10 : 0",
    "insurance": "min([insured_months * 0.25, 75])",
    "home": "own_home ? 30 : 0",
    "rent": "min([rented_years * 6, 30])",
    "residence": "min([residence_years * 3, 45])",
    "honours": "honour_points",
    "marrow": "gave_marrow ? 80 : 0",
    "blood": "blood_ml >= 200 ? min([1 + floor((blood_ml - 200) / 100) * 0.5, 10]) : 0",
    "volunteering": "min([floor(volunteer_hours / 20) * 2, 10])",
    "charity": "min([floor(donated_cny / 1000) * 2, 10])",
    "tax_owner": "owner_tax >= 50000 ? 1 + floor((owner_tax - 50000) / 30000) : 0",
    "tax_other": "other_tax_years >= 5 and other_tax >= 1000 ? 1 + floor((other_tax - 1000) / 5000) : 0",
    "investment": "invested ? 10 : 0",
    "patents": "patent_points",
    "crime": "crimes * -80",
    "detox": "detoxes * -50",
    "detention": "detentions * -30",
    "dishonesty": "dishonest_acts * -20",
}
TOTALS = {
    "base": "age + max([education, qualification]) + min([employment + insurance, 85]) + max([home, rent]) + residence",
    "additional": "honours + marrow + blood + volunteering + charity + tax_owner + tax_other + investment + patents",
    "deduction": "crime + detox + detention + dishonesty",
}
AGE_ROWS = [("<= 43", "30"), ("[44..55]", "5 + 2 * (56 - full_age)"), ("[56..60]", "5"), ("> 60", "0")]


def decision() -> str:
    """Answer the decision as the peer reads it: a table of ages, the rows, then the totals."""
    nodes = [
        {"id": "in", "name": "facts", "type": "inputNode"},
        _table(),
        _expressions("rows", EXPRESSIONS),
        _expressions("totals", TOTALS),
        _expressions("sum", {"total": "base + additional + deduction"}),
        {"id": "out", "name": "sheet", "type": "outputNode"},
    ]
    order = [node["id"] for node in nodes]
    edges = [
        {"id": f"{one}-{other}", "sourceId": one, "targetId": other, "type": "edge"}
        for one, other in itertools.pairwise(order)
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def _expressions(name: str, expressions: dict[str, str]) -> dict[str, Any]:
    listed = [{"id": key, "key": key, "value": value} for key, value in expressions.items()]
    return {
        "id": name,
        "name": name,
        "type": "expressionNode",
        "content": {"expressions": listed, "passThrough": True},
    }


def _table() -> dict[str, Any]:
    rules = [{"_id": str(row), "i": when, "o": then} for row, (when, then) in enumerate(AGE_ROWS)]
    return {
        "id": "age",
        "name": "age",
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": "i", "name": "age", "field": "full_age"}],
            "outputs": [{"id": "o", "name": "age", "field": "age"}],
            "rules": rules,
            "passThrough": True,
        },
    }
