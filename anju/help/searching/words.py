"""From text to the pieces that are looked up (分词): Chinese in pairs of characters, other writing in words.

Chinese is written without spaces, and a dictionary would know neither 积分落户 nor next year's terms. Pairs of
neighbouring characters need none: 积分落户 is 积分, 分落, 落户, and whoever asks for 落户 finds it.
"""

import re
import unicodedata

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_]+")
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PARTICLES = re.compile("[了的吗呢吧啊我你您是怎什么]")

UNSAID = frozenset(
    [
        *("a", "an", "and", "are", "be", "can", "do", "does", "for", "how", "i", "in", "is", "it", "may", "me", "my"),
        *(
            "of",
            "on",
            "or",
            "the",
            "to",
            "what",
            "when",
            "where",
            "who",
            "需要",
            "可以",
            "如何",
            "时候",
            "多少",
            "哪里",
        ),
    ]
)
"""Pieces that say nothing about what is meant, unless a query has no others."""


def evened(text: str) -> str:
    """Answer a text with wide and capital letters made plain, each letter in its place (归一化)."""
    return "".join(_evened(letter) for letter in text)


def pieces(query: str) -> list[str]:
    """Answer the pieces of a query in order: 积分落户 → 积分, 分落, 落户; points → point.

    Particles part a query as spaces do: 社保断了怎么办 asks for 社保断 and 办. A query of nothing else is taken whole.
    """
    runs = [part for run in _runs(query) for part in _PARTICLES.split(run)]
    return [piece for run in runs if len(run) > 1 for piece in _split(run)] or _whole(query)


def pieces_to_find(text: str) -> list[str]:
    """Answer the pieces under which a text is found: its pairs and words, and each Chinese character alone."""
    alone = [letter for run in _runs(text) if is_chinese(run) and len(run) > 1 for letter in run]
    return _whole(text) + alone


def is_chinese(run: str) -> bool:
    """Say whether a run of letters is Chinese."""
    return _CHINESE.fullmatch(run) is not None


def _runs(text: str) -> list[str]:
    return [run for found in _RUNS.findall(evened(text)) for run in re.split(f"({_CHINESE.pattern})", found) if run]


def _whole(text: str) -> list[str]:
    return [piece for run in _runs(text) for piece in _split(run)]


def _split(run: str) -> list[str]:
    if not is_chinese(run):
        return [singular(run)]
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def singular(word: str) -> str:
    """Answer an English word without the s of the plural, so that points finds point."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _evened(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter).casefold()
    return plain if len(plain) == 1 else letter
