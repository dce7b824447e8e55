"""The form of a topic (主题表单), generated from what the edition asks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from anju.engine.days import Month
from anju.engine.text import Text
from anju.engine.vocabulary import Vocabulary
from anju.web.languages import language_in_use
from anju.web.simulation.answering import PersonFile, answered
from anju.web.simulation.drafts import Draft, draft_of, number_of_entries
from anju.web.simulation.faults import faults_in
from anju.web.simulation.fields import YES
from anju.web.simulation.topics import AskedKind, Topic
from anju.web.simulation.widgets import choice_of_any, field_for


class TopicForm(forms.Form):
    """The questions of one topic. What is filled in by it is checked by `read_person_file` and by nothing else."""

    use_required_attribute = False  # nothing is required, and the page itself says what is wrong

    def __init__(
        self,
        topic: Topic,
        *,
        vocabulary: Vocabulary,
        before: PersonFile,
        month: Month,
        draft: Draft | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Show what is known `before`, or a draft; or take what was sent. `month` is the month of judging."""
        shown = None if data is not None else draft or draft_of(topic, before)
        super().__init__(data, initial=shown)
        self.topic, self.vocabulary, self.before, self.month = topic, vocabulary, before, month
        self.person_file: dict[str, Any] = {}
        self.entries = number_of_entries(shown if shown is not None else data or ())
        for field in topic.person:
            self.fields[f"person-{field.name}"] = field_for(field)
        for asked in topic.kinds:
            self.fields[f"facts-{asked.kind.name}"] = choice_of_any(assumed_none=asked.kind.none_if_unknown)
            for place in range(self.entries.get(asked.kind.name, 0)):
                self._add_entry(asked, f"facts-{asked.kind.name}-{place}-")

    def typed(self) -> Draft:
        """Answer everything as it was typed, to be shown again."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def clean(self) -> dict[str, Any]:
        """Let the engine read the answer; keep it, or every fault beside its field."""
        answer = answered(self.topic, self.cleaned_data, self.before, self.month)
        self.person_file = answer.person_file
        for name, message in [*self._contradictions(), *faults_in(self.vocabulary, answer)]:
            self.add_error(self._nearest(name), message)
        return self.cleaned_data

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        """Yield what the engine never gets to see: two ends of one entry, and nothing ticked of what is deemed."""
        for asked in self.topic.kinds:
            name = f"facts-{asked.kind.name}"
            there_is = self.cleaned_data.get(name) == YES
            for place in range(self.entries.get(asked.kind.name, 0) if there_is else 0):
                start = f"{name}-{place}-"
                if self.cleaned_data.get(f"{start}running") and self.cleaned_data.get(f"{start}to"):
                    yield f"{start}to", _("Either an end, or “until now”: clear one of them.")
                field = asked.together
                if field and field.is_deemed and not self.cleaned_data.get(start + field.name):
                    yield start + field.name, _("Tick at least one.")

    def _nearest(self, name: str) -> str:
        """Answer the field itself; of what concerns a whole entry its end; else the question."""
        near = [name, f"{name}-to", "-".join(name.split("-")[:2])]
        return next(found for found in near if found in self.fields)

    def _add_entry(self, asked: AskedKind, start: str) -> None:
        self.fields[f"{start}rest"] = forms.CharField(required=False, widget=forms.HiddenInput)
        for column in (*asked.ends, *asked.fields):
            self.fields[start + column.name] = field_for(column)
            if column.name == "to" and asked.ends:
                running = forms.BooleanField(label=_until_now(asked), required=False)
                self.fields[f"{start}running"] = running


def _until_now(asked: AskedKind) -> str:
    words = {"period": Text("至今", "until now"), "month": Text("至今仍在缴纳或持续", "until now, and going on")}
    return words[asked.kind.shape].in_(language_in_use())
