"""The print of a score sheet (积分明细打印件): sheet, plan and materials as the template takes them."""

import io
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import segno
from django.utils.translation import gettext as _

from anju.engine.days import day_number
from anju.engine.foresight.plan import Plan
from anju.engine.sheet import ScoreSheet
from anju.engine.text import Language
from anju.engine.wording.values import day_text
from anju.web.outlook.materials import materials
from anju.web.outlook.page import outlook_view
from anju.web.prints.press import pdf
from anju.web.sheet.page import sheet_view


@dataclass(frozen=True, slots=True)
class About:
    """What a print says besides the sheet: whose it is when a sample's, where the page stands, and the day."""

    sample: str
    address: str
    on: date


def score_sheet_pdf(sheet: ScoreSheet, plan: Plan | None, about: About, language: Language) -> bytes:
    """Print a sheet, the plan where there is one, and the materials to prepare."""
    return pdf("score_sheet.typ", print_data(sheet, plan, about, language), on=about.on)


def print_data(sheet: ScoreSheet, plan: Plan | None, about: About, language: Language) -> dict[str, Any]:
    """Answer everything the template shows: texts, all in one language."""
    return {
        "title": _("Estimated residence-permit points"),
        "lang": language,
        "foot": _foot(sheet, about, language),
        "sample": about.sample,
        "qr": _qr_code(about.address),
        "sheet": asdict(sheet_view(sheet, language)),
        "outlook": asdict(outlook_view(plan, language)) if plan else None,
        "materials": [asdict(desk) for desk in materials(sheet, language)],
        "words": _words(language),
    }


def _foot(sheet: ScoreSheet, about: About, language: Language) -> str:
    return _("Estimate, decides nothing. %(edition)s, %(digest)s. Printed on %(today)s") % {
        "edition": sheet.edition.label.in_(language),
        "digest": sheet.edition.digest[:12],
        "today": day_text(day_number(about.on)).in_(language),
    }


def _qr_code(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=1, xmldecl=False)
    return drawn.getvalue().decode()


def _words(language: Language) -> dict[str, str]:
    return {
        **_words_of_the_sheet(),
        **_words_of_the_outlook(),
        "comma": "、" if language == "zh" else ", ",
        "colon": "：" if language == "zh" else ": ",
    }


def _words_of_the_sheet() -> dict[str, str]:
    return {
        "made_up": _("Sample person, nobody real"),
        "in_force": _("In force"),
        "day": _("Day of judging"),
        "qr": _("This page on your phone"),
        "estimate": _("This is an estimate from what was filled in. It decides nothing; only the authority decides."),
        "as_if": _("As if in force."),
        "as_if_said": _(
            "The edition does not cover this day. What follows is what it would give, and decides nothing."
        ),
        "parts": _("Where the points come from"),
        "part": _("Part"),
        "points": _("Points"),
        "conditions": _("Conditions to apply"),
        "indicators": _("Item by item"),
        "quiet": _("Items without records, 0 points each:"),
        "article": _("Article"),
        "reading": _("Reading"),
        "missing": _("Missing"),
        "timelines": _("Timeline"),
        "state": _("State"),
        "dates": _("Dates"),
        "length": _("Length"),
        "reason": _("Reason"),
        "narrow": _("What would narrow the range"),
        "taken_none": _("Taken as none"),
        "taken_none_said": _("Nothing was said of these, and they are rare, so none is assumed:"),
    }


def _words_of_the_outlook() -> dict[str, str]:
    return {
        "plan": _("Plan"),
        "outlook": _("The next years"),
        "year": _("Year"),
        "year_end": _("Points at its end"),
        "unmet": _("Requirements not surely met today"),
        "step": _("What to do"),
        "brings": _("Brings"),
        "takes": _("Takes"),
        "by": _("By"),
        "materials": _("Materials to prepare"),
        "no_material": _("nothing to hand in is listed; the department checks it"),
        "undecided": _("not decided yet"),
    }
