"""A topic is asked, changed entry by entry, checked and carried on."""

import pytest
from django.test import Client

from anju.editions.shelf import shipped_edition, shipped_names
from anju.web.simulation.topics import topics_of
from tests.web.public.answering import carried, carrying, post
from tests.web.reading import words

LEASE = {"facts-lease": "yes", "facts-lease-0-rest": "{}", "facts-lease-0-from": "2015/3/1"}
RUNNING = LEASE | {"facts-lease-0-to": "", "facts-lease-0-running": True}


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("name", shipped_names())
def test_every_topic_of_every_edition_is_shown_and_can_be_left_open(name: str, language: str) -> None:
    client = carrying(name)
    for topic in topics_of(shipped_edition(name)):
        shown = client.get(f"{language}/estimate/{topic.name}")
        assert (shown.status_code, words(shown.content, "content") != []) == (200, True)
        assert post(client, f"{language}/estimate/{topic.name}", {}).status_code == 302
    assert carried(client).person_file == {"person": {}, "context": {}, "facts": {}}


def test_topic_asks_in_words_and_says_how_far_one_is() -> None:
    shown = words(Client().get("/estimate/housing").content, "questions")
    assert shown[:5] == ["您在杭州有住房吗？", "本人、配偶、父母或子女名下的住房都可以填。", "有", "没有", "不清楚"]
    assert "第4个主题，共8个" in words(Client().get("/estimate/housing").content, "content")


def test_what_is_saved_is_carried_to_the_next_topic() -> None:
    client = Client()
    answer = post(client, "/estimate/residence", RUNNING)
    assert (answer.status_code, answer["Location"]) == (302, "/estimate/insurance")
    assert carried(client).person_file["facts"] == {"lease": [{"from": "2015-03-01", "to": None}]}
    assert carried(client).seen == ("residence",)


def test_last_topic_leads_to_the_check_and_a_change_leads_back() -> None:
    assert post(Client(), "/estimate/deductions", {})["Location"] == "/estimate/check"
    assert post(Client(), "/en/estimate/basics?next=check", {})["Location"] == "/en/estimate/check"
    assert post(Client(), "/estimate/basics?next=result", {})["Location"] == "/result"
    assert post(Client(), "/estimate/basics?next=//elsewhere", {})["Location"] == "/estimate/residence"


def test_going_to_another_topic_saves_this_one() -> None:
    client = Client()
    assert post(client, "/estimate/residence", RUNNING, do="go:deductions")["Location"] == "/estimate/deductions"
    assert carried(client).person_file["facts"] == {"lease": [{"from": "2015-03-01", "to": None}]}
    assert post(client, "/estimate/residence?next=result", RUNNING, do="go:basics")["Location"] == (
        "/estimate/basics?next=result"
    )
    assert post(client, "/en/estimate/residence", RUNNING, do="go:check")["Location"] == "/en/estimate/check"
    assert post(client, "/estimate/residence", LEASE, do="go:check").status_code == 422


def test_topic_that_is_skipped_says_nothing_and_is_known_to_be_skipped() -> None:
    client = Client()
    assert post(client, "/estimate/residence", RUNNING, do="skip")["Location"] == "/estimate/insurance"
    assert carried(client).person_file["facts"] == {}
    assert "已跳过" in words(client.get("/estimate/housing").content, "content")


def test_faults_are_listed_with_links_and_the_wrong_input_is_kept() -> None:
    client = Client()
    answer = post(client, "/estimate/residence", LEASE | {"facts-lease-0-from": "去年", "facts-lease-0-to": ""})
    page = answer.content.decode()
    assert (answer.status_code, "<title>错误：居住" in page, "answers0" in client.cookies) == (
        422,
        True,
        False,
    )
    assert words(page, "problems") == [
        "有内容需要更正",
        "开始日期：不是日期。请写作 2020-03-09 或 2020年3月9日。",
        "请填写“结束日期”，或选“至今”。",
    ]
    assert 'href="#id_facts-lease-0-from"' in page
    assert 'value="去年"' in page
    assert 'aria-describedby="id_facts-lease-0-from_helptext id_facts-lease-0-from_error"' in page


def test_entry_is_added_and_nothing_typed_is_lost_though_it_cannot_be_read() -> None:
    client = Client()
    answer = post(client, "/estimate/residence", LEASE | {"facts-lease-0-from": "去年"}, do="add:lease")
    page = answer.content.decode()
    assert (answer.status_code, "answers0" in client.cookies) == (200, False)
    assert 'value="去年"' in page
    assert [one for one in words(page, "id_facts-lease") if one.startswith("第")] == ["第1条", "第2条"]
    assert 'id="id_facts-lease-1" tabindex="-1" autofocus' in page


def test_entry_is_removed_and_those_behind_it_move_up() -> None:
    second = {name.replace("-0-", "-1-"): value for name, value in LEASE.items()} | {"facts-lease-1-from": "2018-01-01"}
    answer = post(Client(), "/estimate/residence", LEASE | second, do="remove:lease:0")
    page = answer.content.decode()
    assert ('value="2018-01-01"' in page, 'value="2015/3/1"' in page) == (True, False)
    assert words(page, "said") == ["已删除一条。"]


@pytest.mark.parametrize("do", ["add:nothing", "remove:lease:7", "remove:lease:x", "fly", "go:nowhere", "add:"])
def test_button_that_there_is_not_changes_nothing(do: str) -> None:
    answer = post(Client(), "/estimate/residence", LEASE, do=do)
    assert answer.status_code in (200, 422)
    assert 'value="2015/3/1"' in answer.content.decode()


def test_page_takes_thirty_entries_and_says_so() -> None:
    typed: dict[str, object] = {}
    for place in range(30):
        typed |= {name.replace("-0-", f"-{place}-"): value for name, value in LEASE.items()}
    answer = post(Client(), "/estimate/residence", typed, do="add:lease")
    shown = words(answer.content, "id_facts-lease")
    assert shown[-1] == "这里最多填30条；更多的请载入个人事实文件。"
    assert "第31条" not in shown


def test_more_records_than_a_page_takes_are_kept_as_they_are() -> None:
    records = [{"from": f"20{year:02}-01-01", "to": f"20{year:02}-06-30"} for year in range(20)] * 2
    client = carrying(facts={"lease": records})
    assert "已载入40条记录" in client.get("/estimate/residence").content.decode()
    post(client, "/estimate/residence", {"facts-lease": "yes"})
    assert carried(client).person_file["facts"]["lease"] == records
    post(client, "/estimate/residence", {"facts-lease": "no"})
    assert carried(client).person_file["facts"]["lease"] == []


def test_what_the_edition_does_not_ask_for_stays_in_a_record() -> None:
    month = {"from": "2015-04", "to": "2020-02", "employer": "甲厂", "insurance": "medical"}
    client = carrying("hangzhou-2020", facts={"insurance_month": [month]})
    page = client.get("/estimate/insurance").content.decode()
    assert "甲厂" in page  # in a hidden field
    rest = '{"insurance": "medical", "employer": "甲厂"}'
    typed = {"from": "2015-04", "to": "2020-03", "payment": "paid", "full": "yes", "rest": rest}
    post(
        client,
        "/estimate/insurance",
        {"facts-insurance_month": "yes"} | {f"facts-insurance_month-0-{name}": value for name, value in typed.items()},
    )
    saved = carried(client).person_file["facts"]["insurance_month"]
    assert [(one["employer"], one["insurance"], one["to"]) for one in saved] == [("甲厂", "medical", "2020-03")]


@pytest.mark.parametrize("rest", ["{", "[]", '{"from": {}}', '{"nothing": 1}'])
def test_what_is_kept_in_a_form_is_checked_like_everything_else(rest: str) -> None:
    answer = post(Client(), "/estimate/residence", RUNNING | {"facts-lease-0-rest": rest})
    assert answer.status_code in (302, 422)


def test_answers_that_are_too_long_are_refused_with_what_to_do() -> None:
    typed: dict[str, object] = {"facts-honour": "yes"}
    for place in range(30):
        matter = "".join(chr(0x4E00 + (place * 997 + step * 7919) % 20000) for step in range(200))
        typed |= {f"facts-honour-{place}-rest": "{}", f"facts-honour-{place}-matter": matter}
    answer = post(Client(), "/estimate/honours", typed)
    assert answer.status_code == 422
    assert "个人事实文件" in "".join(words(answer.content, "problems"))


@pytest.mark.django_db
def test_sample_is_shown_and_becomes_ones_own_when_it_is_saved(residents: None) -> None:
    client = Client()
    assert "这是示例人物的内容。" in client.get("/estimate/housing?sample=welder").content.decode()
    answer = post(client, "/estimate/housing?sample=welder", {"facts-home": "no"})
    assert answer["Location"] == "/estimate/education"
    mine = carried(client)
    assert (mine.sample, mine.edition, mine.person_file["facts"]["home"]) == ("", "hangzhou-2020", [])
    assert mine.person_file["facts"]["insurance_month"] != []


def test_topic_that_another_edition_asks_leads_to_the_answers_and_a_wrong_name_nowhere() -> None:
    client = carrying("beijing-2016")
    assert client.get("/estimate/service").status_code == 404
    assert client.get("/estimate/innovation").status_code == 200


def test_nothing_between_keeps_a_page_of_answers() -> None:
    assert "private" in Client().get("/estimate/basics")["Cache-Control"]
