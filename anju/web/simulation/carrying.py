"""How answers travel (已填内容的携带): in cookies of the browser, or in a link; nothing of them stays on the server.

A wrong or an old seal is the same as no answers, never an error: who comes back after a long time begins anew.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.http import Http404, HttpRequest, HttpResponseBase

from anju.common import clock
from anju.common.sealing import Unsealed, seal, unseal
from anju.demo import queries
from anju.demo.models import SampleResident
from anju.editions.shelf import shipped_names
from anju.engine.person_file import parse_person_file
from anju.engine.text import Text
from anju.web.simulation.answers import Answers, in_sections, no_answers

COOKIE = "answers"
MOST_LETTERS = 6 * 1024
"""Servers commonly refuse headers of more than 8 KB, and there are other cookies."""

LETTERS_A_COOKIE = 3 * 1024
"""A browser drops a cookie of more than 4 KB."""

PARTS = 5
"""What was sealed before answers had so many parts is too old to be read."""

COOKIES = tuple(f"{COOKIE}{place}" for place in range(MOST_LETTERS // LETTERS_A_COOKIE))
VISIT = timedelta(hours=2)
REMEMBERED = timedelta(days=30)
LINKED = timedelta(days=30)

Response = TypeVar("Response", bound=HttpResponseBase)


class AnswersTooLong(Exception):
    """The answers are longer than a browser carries (内容过长): download them, or write months as ranges."""

    def __init__(self, letters: int) -> None:
        """Say how long they are, and what can be done."""
        super().__init__(f"{letters} letters sealed")
        self.say = Text(
            f"填写的内容密封后有 {letters} 个字符，浏览器最多携带 {MOST_LETTERS} 个，因此最后一步没有记下。"
            "请把连续的月份合并为一个区间填写；或下载个人事实文件，在自己的电脑上用 anju explain 计算。",
            f"Sealed, the answers have {letters} letters, and a browser carries {MOST_LETTERS} at most, so the last "
            "step was not kept. Enter months in a row as one range; or download the person file and calculate it "
            "on your own machine with anju explain.",
        )


@dataclass(frozen=True, slots=True)
class Carried:
    """Answers as a browser or a link brought them, and how long ago they were sealed."""

    answers: Answers
    age: timedelta


def answers_of(request: HttpRequest) -> Answers:
    """Answer the sample resident's that the address names, else those carried, else none yet.

    The address is asked first, and costs one query then. Raises Http404 for a sample that there is not.
    """
    if "sample" in request.GET:
        return answers_of_sample(request.GET["sample"])
    carried = carried_by(request)
    return carried.answers if carried else no_answers()


def answers_of_sample(slug: str) -> Answers:
    """Answer what is known of a sample resident (示例人物). Raises Http404 when there is no such one."""
    return answers_of_resident(resident_called(slug))


def resident_called(slug: str) -> SampleResident:
    """Fetch a sample resident (示例人物). Raises Http404 when there is no such one."""
    try:
        validate_slug(slug)
        return queries.sample_resident(slug)
    except (ValidationError, SampleResident.DoesNotExist):
        raise Http404 from None


def answers_of_resident(resident: SampleResident) -> Answers:
    """Answer what is known of a sample resident (示例人物), who has been fetched."""
    # The database gives floats, the engine takes none.
    person_file = parse_person_file(json.dumps(resident.person_file))
    return Answers(resident.edition, resident.as_of, in_sections(person_file), sample=resident.slug)


def carried_by(request: HttpRequest) -> Carried | None:
    """Answer what the cookies carry, unless the seal is wrong or the answers were not used for too long."""
    carried = _read(unseal("".join(request.COOKIES.get(name, "") for name in COOKIES), purpose=COOKIE))
    if carried is None:
        return None
    return carried if carried.age <= (REMEMBERED if carried.answers.remember else VISIT) else None


def carry(response: Response, answers: Answers) -> Response:
    """Let the browser carry the answers; a sample's become the visitor's own. Raises AnswersTooLong."""
    sealed = seal(_written(answers), purpose=COOKIE, at=clock.now())
    if len(sealed) > MOST_LETTERS:
        raise AnswersTooLong(len(sealed))
    for place, name in enumerate(COOKIES):
        piece = sealed[place * LETTERS_A_COOKIE : (place + 1) * LETTERS_A_COOKIE]
        if piece:
            _set(response, name, piece, REMEMBERED if answers.remember else None)
        else:
            response.delete_cookie(name, samesite="Lax")
    return response


def forget(response: Response) -> Response:
    """Let the browser forget the answers."""
    for name in COOKIES:
        response.delete_cookie(name, samesite="Lax")
    return response


def link_of(answers: Answers) -> str:
    """Seal the answers for the fragment of an address (续填链接), which no server gets to see. Raises AnswersTooLong.

    What a link brings back is not remembered on the device on which it is opened.
    """
    sealed = seal(_written(replace(answers, remember=False)), purpose="link", at=clock.now())
    if len(sealed) > MOST_LETTERS:
        raise AnswersTooLong(len(sealed))
    return sealed


def answers_in_link(sealed: str) -> Answers | None:
    """Answer what a link brings back; None when it is too old, or not of this site."""
    carried = _read(unseal(sealed, purpose="link"))
    return carried.answers if carried and carried.age <= LINKED else None


def _set(response: HttpResponseBase, name: str, piece: str, lives: timedelta | None) -> None:
    secure = settings.SECURE_SSL_REDIRECT  # the site is reached by HTTPS alone
    response.set_cookie(name, piece, max_age=lives, httponly=True, samesite="Lax", secure=secure)


def _written(answers: Answers) -> str:
    as_of = answers.as_of.isoformat() if answers.as_of else ""
    told = [answers.edition, as_of, in_sections(answers.person_file), answers.remember, answers.seen]
    return json.dumps(told, separators=(",", ":"), default=_plain)


def _plain(value: Decimal) -> str:
    """Write a decimal as text, which the engine reads as exactly the same number."""
    return format(value, "f")


def _read(unsealed: Unsealed | None) -> Carried | None:
    if unsealed is None:
        return None
    told = json.loads(unsealed.text)
    if len(told) != PARTS or told[0] not in shipped_names():
        return None
    edition, as_of, person_file, remember, seen = told
    age = max(clock.now() - unsealed.sealed_at, timedelta())
    judged = date.fromisoformat(as_of) if as_of else None
    return Carried(Answers(edition, judged, person_file, remember, seen=tuple(seen)), age)
