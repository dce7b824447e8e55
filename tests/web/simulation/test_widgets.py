"""What a field looks like follows from its declaration."""

from typing import Any

from django import forms

from anju.editions.shelf import shipped_edition
from anju.engine.vocabulary import FieldKind
from anju.web.simulation.widgets import field_for

KINDS = shipped_edition("hangzhou-2024").vocabulary.kinds


def choices(field: FieldKind) -> list[str]:
    """Answer the words to choose from."""
    made: Any = field_for(field)
    return [word for _code, word in made.choices]


def test_number_says_its_unit_and_opens_the_right_keys() -> None:
    made = field_for(KINDS["blood_donation"].field("volume_ml"))
    assert (made.label, made.widget.attrs["inputmode"]) == ("献血量（毫升）", "numeric")
    assert field_for(KINDS["donation"].field("amount_cny")).widget.attrs["inputmode"] == "decimal"


def test_few_members_are_buttons_and_many_are_a_list() -> None:
    few, many = field_for(KINDS["degree"].field("level")), field_for(KINDS["qualification"].field("level"))
    assert (type(few.widget), type(many.widget)) == (forms.RadioSelect, forms.Select)


def test_members_that_come_together_are_ticked() -> None:
    assert isinstance(field_for(KINDS["insurance_month"].field("insurance")).widget, forms.CheckboxSelectMultiple)


def test_what_is_deemed_is_never_unsure_and_what_is_not_may_be() -> None:
    assert choices(KINDS["home"].field("owned")) == ["是", "否", "不清楚"]
    assert choices(KINDS["insurance_month"].field("full")) == ["是", "否"]


def test_how_a_period_ended_is_known_or_it_has_not_ended() -> None:
    assert choices(KINDS["registration"].field("ended")) == ["到期", "注销", "离开", "没有结束"]


def test_browser_may_fill_in_the_birth_date() -> None:
    person = {field.name: field for field in shipped_edition("hangzhou-2024").vocabulary.person}
    assert field_for(person["birth_date"]).widget.attrs["autocomplete"] == "bday"
