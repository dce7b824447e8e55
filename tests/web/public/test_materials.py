"""The list of materials as a page."""

from django.test import Client

from tests.web.people import HOME, visitor
from tests.web.reading import words


def test_materials_stand_under_the_department_that_checks_them() -> None:
    answer = visitor(home=HOME).get("/result/materials")
    assert words(answer.content, "desks") == [
        "核查部门：公安",
        "居住证",
        "《浙江省居住证》",
        "居住证（IC卡，签发日期2016年8月10日，签注有效期至2025年8月9日，西湖）",
        "核查部门：住房保障和房产管理",
        "住房",
        "不动产权证书",
        "住房（现房，已取得产权，实际居住，取得产权日期2018年1月1日）",
    ]


def test_nothing_that_counts_needs_nothing() -> None:
    assert words(Client().get("/en/result/materials").content, "desks") == [
        "Nothing that was filled in counts yet, so there is nothing to prepare."
    ]
