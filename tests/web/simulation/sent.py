"""What a browser sends (表单数据): text fields always, boxes and radio buttons only where they are ticked."""

from typing import Any

from django.http import QueryDict

from anju.web.simulation.drafts import Draft


def sent(draft: Draft, **more: str) -> QueryDict:
    """Answer a filled form as a browser sends it."""
    data = QueryDict(mutable=True)
    for name, value in draft.items():
        if value is True:
            data[name] = "on"
        elif value is not False:
            data.setlist(name, value if isinstance(value, list) else [value])
    data.update(more)
    return data


def without_topic(person_file: dict[str, Any], paths: tuple[str, ...]) -> dict[str, Any]:
    """Take away everything that a topic asks for."""
    return {
        section: {name: value for name, value in values.items() if f"{section}.{name}" not in paths}
        for section, values in person_file.items()
    }
