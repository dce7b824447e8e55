"""The answers as a file to keep (下载个人事实文件)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anju.web.public.files import file_of
from anju.web.public.keeping import for_the_person_alone
from anju.web.simulation.carrying import answers_of

NAME = "anju-person-file.json"


@login_not_required
@for_the_person_alone
@require_safe
def person_file(request: HttpRequest) -> HttpResponse:
    """Give the answers as a person file (个人事实文件), which `load_answers` and the command line read."""
    written = file_of(answers_of(request)) + "\n"
    # Half a character that was smuggled in is written as JSON writes it.
    response = HttpResponse(written.encode("utf-8", "backslashreplace"), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response
