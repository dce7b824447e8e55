"""Every page that is open to everybody (公众页面一览): who makes one adds it here, and a test finds what is missing."""

import re
from dataclasses import dataclass

EDITION = "hangzhou-2024"
PERSON_FILE = {
    "person": {
        "birth_date": "1990-05-01",
        "sex": "female",
        "household_registration": "elsewhere",
        "civil_capacity": "full",
    },
    "context": {"purpose": "settlement"},
    "facts": {
        "permit": [{"form": "ic_card", "issued_on": "2016-08-10", "endorsed_until": "2027-08-09"}],
        "registration": [{"from": "2016-08-01", "to": None}],
        "insurance_month": [
            {"from": "2017-03", "to": "2026-10", "insurance": insurance} for insurance in ("pension", "medical")
        ],
        "degree": [{"level": "bachelor", "awarded_on": "2012-06-30"}],
        "home": [],
    },
}
"""What is carried to the pages about a person."""


@dataclass(frozen=True)
class PublicPage:
    """A page: the name of its address, the address in Chinese, and whether answers are carried to it."""

    name: str
    address: str
    answered: bool = False

    @property
    def said(self) -> str:
        """Name it in a test and in a picture."""
        return re.sub(r"[^a-z0-9]+", "-", self.address).strip("-") or "start"


PAGES = (
    PublicPage("start", "/"),
    PublicPage("start", "/", answered=True),
    PublicPage("start", "/?cleared"),
    PublicPage("samples", "/samples"),
    PublicPage("quick_questions", "/estimate"),
    *(
        PublicPage("topic", f"/estimate/{topic}", answered=True)
        for topic in (
            "basics",
            "residence",
            "insurance",
            "housing",
            "education",
            "honours",
            "service",
            "deductions",
        )
    ),
    PublicPage("check_answers", "/estimate/check", answered=True),
    PublicPage("choose_edition", "/estimate/edition", answered=True),
    PublicPage("result", "/result", answered=True),
    PublicPage("result", "/result?sample=old-craftsman"),
    PublicPage("outlook", "/result/outlook", answered=True),
    PublicPage("materials", "/result/materials", answered=True),
    PublicPage("compare_editions", "/result/compare?sample=courier&edition=hangzhou-2024"),
    PublicPage("keep_answers", "/keep", answered=True),
    PublicPage("keep_answers", "/keep"),
    PublicPage("load_answers", "/load?sample=courier"),
    PublicPage("return_to_answers", "/return", answered=True),
    PublicPage("display", "/display"),
    PublicPage("help", "/help/"),
    PublicPage("windows", "/help/hangzhou/windows"),
    PublicPage("faq", "/help/hangzhou/faq"),
    PublicPage("guides", "/help/hangzhou/guides"),
    PublicPage("guide", "/help/hangzhou/guides/settlement"),
    PublicPage("material_list", "/help/hangzhou/materials"),
    PublicPage("points_table", "/help/hangzhou/table/hangzhou-2024"),
    PublicPage("points_changes", "/help/hangzhou/table/hangzhou-2024/changes"),
    PublicPage("earlier_lines", "/help/hangzhou/lines"),
    PublicPage("search_help", "/help/hangzhou/search?q=社保"),
    PublicPage("report_error", "/help/hangzhou/report"),
    PublicPage("404", "/nowhere"),
)

NO_PAGES = {
    "person_file": "a file to save",
    "result_pdf": "a file to print",
    "qr_code": "a picture",
    "forget_answers": "answers a press of a button, and leads to the start",
    "reported_error": "its address holds a number that only a report gives; its own tests look at it",
}
"""Addresses that are no page to look at, each with the reason."""
