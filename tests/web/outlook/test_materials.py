"""The list of materials."""

from anju.web.outlook.materials import Claim, Desk, materials
from tests.web.people import HOME, INSURED, sheet


def test_materials_are_listed_by_department_for_what_counts_or_may() -> None:
    shown = materials(sheet(insurance_month=INSURED, home=[{"stage": "completed", "owned": True}]), "zh")
    assert shown == (
        Desk("公安", (Claim("居住证", "《浙江省居住证》",
             ("居住证（IC卡，签发日期2016年8月10日，签注有效期至2025年8月9日，西湖）",), False),)),
        Desk("人力社保", (Claim("社会保险缴费月", "",
             ("社会保险缴费月 2020年8月至2024年7月", "社会保险缴费月 2020年8月至2024年7月（医疗）"), False),)),
        Desk("住房保障和房产管理", (Claim("住房", "不动产权证书",
             ("住房（现房，已取得产权）",), True),)),
    )  # fmt: skip


def test_what_is_left_out_needs_no_material() -> None:
    off_plan = [{**HOME[0], "stage": "off_plan", "owned": False, "handed_over_on": "2026-01-01"}]
    assert [desk.label for desk in materials(sheet(home=off_plan, permit=[]), "zh")] == []
