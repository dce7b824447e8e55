"""Words in two languages (双语文本)."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One piece of wording in Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Answer the wording in one language."""
        return self.zh if language == "zh" else self.en

    def __add__(self, other: object) -> "Text":
        """Join two texts in each language."""
        if not isinstance(other, Text):
            return NotImplemented
        return Text(self.zh + other.zh, self.en + other.en)

    def format(self, **values: object) -> "Text":
        """Fill the places of both wordings; a value that is a Text fills each in its own language."""
        zh = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
        en = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))


NO_TEXT = Text("", "")


def joined(parts: list[Text], zh: str = "、", en: str = ", ") -> Text:
    """Join texts with the separator of each language."""
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
