"""Three questions lead straight to a range, by the words of every city."""

import pytest
from django.test import Client

from anju.editions.shelf import shipped_edition, shipped_names
from anju.engine.scoring import score
from anju.web.simulation.answers import facts_of
from tests.web.public.answering import carried, carrying, post

FIVE = ["pension", "medical", "unemployment", "injury", "maternity"]
MONTHS = "facts-insurance_month"
THREE = {
    "person-birth_date": "1990年5月1日",
    MONTHS: "yes",
    f"{MONTHS}-0-rest": "{}",
    f"{MONTHS}-0-from": "201504",
    f"{MONTHS}-0-to": "2017-12",
    "facts-degree": "yes",
    "facts-degree-0-rest": "{}",
    "facts-degree-0-level": "bachelor",
    "facts-degree-0-awarded_on": "2012-06-30",
    "facts-degree-0-certified": "yes",
}


@pytest.mark.parametrize("name", shipped_names())
def test_three_answers_narrow_the_range_of_every_edition(name: str) -> None:
    client, edition = carrying(name), shipped_edition(name)
    before = score(edition, facts_of(carried(client)), edition.first_day + 300)
    page = client.get("/estimate").content.decode()
    answer = post(client, "/estimate", THREE | {f"{MONTHS}-0-insurance": FIVE})
    assert (page.count('<fieldset class="panel question"'), answer["Location"]) == (2, "/result")
    after = score(edition, facts_of(carried(client)), edition.first_day + 300)
    assert [line.points for line in after.indicators] != [line.points for line in before.indicators]


def test_insurance_is_taken_as_paid_together_where_the_city_says_so() -> None:
    client = carrying("hangzhou-2024")
    assert client.get("/estimate").content.decode().count('type="hidden" name="facts-insurance_month-0-insurance"') == 2


def test_what_is_known_already_is_kept() -> None:
    degrees = [{"level": "bachelor", "holds": "diploma_only"}, {"level": "master"}]
    client = carrying("hangzhou-2024", person={"sex": "female"}, facts={"degree": degrees, "home": []})
    kept = {"facts-degree": "yes"}
    for place, degree in enumerate(degrees):
        rest = '{"holds": "diploma_only"}' if "holds" in degree else "{}"
        kept |= {f"facts-degree-{place}-rest": rest, f"facts-degree-{place}-level": degree["level"]}
    post(client, "/estimate", kept)
    file = carried(client).person_file
    assert (file["person"], file["facts"]) == (
        {"sex": "female"},
        {
            "degree": [{"holds": "diploma_only", "level": "bachelor"}, {"level": "master"}],
            "home": [],
        },
    )


def test_wrong_day_is_told_beside_its_field() -> None:
    answer = post(Client(), "/estimate", {"person-birth_date": "1990-13-01"})
    assert answer.status_code == 422
    assert 'href="#id_person-birth_date"' in answer.content.decode()
