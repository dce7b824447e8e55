"""The addresses of residents, below my/."""

from django.urls import path

from anju.web.applicant import holder, people

app_name = "applicant"
urlpatterns = [
    path("", people.my_people, name="my_people"),
    path("bind", holder.bind_person, name="bind_person"),
    path("confirm", holder.confirm_holder, name="confirm_holder"),
    path("disown", holder.disown, name="disown"),
    path("authorisations/<int:number>/<slug:move>", people.move_authorisation, name="move_authorisation"),
]
