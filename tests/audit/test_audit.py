"""Try out the record of who did what."""

from datetime import UTC, datetime

import pgtrigger
import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from psycopg.conninfo import make_conninfo

from anju.audit import actions
from anju.audit.models import Event
from anju.postgres import Role, address

AT = datetime(2020, 3, 9, 1, 2, 3, tzinfo=UTC)


def record(by: str = "王经办", verb: str = "submit_application") -> Event:
    subject = Event(id=7)
    return actions.record_event(by=by, at=AT, verb=verb, subject=subject, detail={"round": "2020", "points": "87.25"})


@pytest.mark.django_db
def test_event_says_who_did_what_to_what_and_when() -> None:
    record()
    assert list(Event.objects.values_list("at", "actor", "verb", "subject_type", "subject_id", "detail")) == [
        (AT, "王经办", "submit_application", "audit.event", "7", {"round": "2020", "points": "87.25"})
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "UPDATE audit_event SET actor = 'x' WHERE false",
    ],
)
def test_database_refuses_to_change_or_remove_events_even_for_the_owner(statement: str) -> None:
    record()
    with pytest.raises(IntegrityError, match="留痕只能增加"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Event.objects.values_list("actor", flat=True)) == ["王经办"]


@pytest.mark.django_db
def test_database_refuses_an_event_without_an_actor() -> None:
    with pytest.raises(IntegrityError, match="audit_event_has_actor"), transaction.atomic():
        record(by="")


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["", "Submit", "submit application", "3"])
def test_database_refuses_a_verb_that_is_not_lower_snake(verb: str) -> None:
    with pytest.raises(IntegrityError, match="audit_event_verb_is_lower_snake"), transaction.atomic():
        record(verb=verb)


@pytest.mark.django_db
def test_constraints_speak_chinese() -> None:
    with pytest.raises(ValidationError) as refused:
        Event(at=AT, actor="", verb="X", subject_type="a", subject_id="1").validate_constraints()
    assert refused.value.messages == ["留痕必须写明操作人。", "操作须为小写英文动作名,如 submit_application。"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"]
)
def test_application_has_no_right_to_change_events_even_with_triggers_ignored(statement: str) -> None:
    if address(Role.OWNER) == address(Role.APPLICATION):
        pytest.skip("the server has one role for everything")
    record()
    application = make_conninfo(address(Role.APPLICATION), dbname=connection.settings_dict["NAME"])
    with psycopg.connect(application, autocommit=True) as outside:
        outside.execute("SELECT set_config('pgtrigger.ignore', '{pgtrigger_only_grows_3edc6}', false)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            outside.execute(statement)
        outside.execute(
            "INSERT INTO audit_event (at, actor, verb, subject_type, subject_id, detail)"
            " VALUES (now(), 'a', 'b', 'c', 'd', '{}')"
        )
        assert outside.execute("SELECT actor FROM audit_event ORDER BY id").fetchall() == [("王经办",), ("a",)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_flush_between_tests_empties_the_audit_and_leaves_the_trigger_on(turn: int) -> None:
    assert Event.objects.count() == 0
    record()
    with pytest.raises(IntegrityError, match="留痕只能增加"):
        Event.objects.all().delete()


@pytest.mark.django_db
def test_installed_trigger_is_the_one_the_model_states() -> None:
    states = [trigger.get_installation_status(model)[0] for model, trigger in pgtrigger.registered()]
    assert set(states) == {"INSTALLED"}
