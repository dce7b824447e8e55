"""The addresses of the public pages. The language stands before them: nothing for Chinese, /en for English."""

from django.urls import include, path

from anju.web.public import (
    check_answers,
    choose_edition,
    compare_editions,
    display,
    forget_answers,
    keep_answers,
    load_answers,
    materials,
    outlook,
    person_file,
    qr_code,
    quick_questions,
    result,
    result_pdf,
    return_to_answers,
    samples,
    start,
    topic,
)

app_name = "public"
urlpatterns = [
    path("", start.start, name="start"),
    path("samples", samples.samples, name="samples"),
    path("estimate", quick_questions.quick_questions, name="quick_questions"),
    path("estimate/check", check_answers.check_answers, name="check_answers"),
    path("estimate/edition", choose_edition.choose_edition, name="choose_edition"),
    path("estimate/<slug:name>", topic.topic, name="topic"),
    path("keep", keep_answers.keep_answers, name="keep_answers"),
    path("person-file.json", person_file.person_file, name="person_file"),
    path("load", load_answers.load_answers, name="load_answers"),
    path("return", return_to_answers.return_to_answers, name="return_to_answers"),
    path("forget", forget_answers.forget_answers, name="forget_answers"),
    path("display", display.display, name="display"),
    path("help/", include("anju.web.public.help.urls")),
    path("result", result.result, name="result"),
    path("result/outlook", outlook.outlook, name="outlook"),
    path("result/materials", materials.materials, name="materials"),
    path("result/compare", compare_editions.compare_editions, name="compare_editions"),
    path("result.pdf", result_pdf.result_pdf, name="result_pdf"),
    path("qr.svg", qr_code.qr_code, name="qr_code"),
]
