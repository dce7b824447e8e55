"""What help says (帮助内容): frozen nouns, with nothing of files, pages or the database."""

from anju.help.content.city import CityHelp
from anju.help.content.entries import Change, Entry, Provenance
from anju.help.content.guides import Guide, Material, Step, Term
from anju.help.content.hours import Hours, Opening, opening
from anju.help.content.lines import EarlierLine
from anju.help.content.places import PLACES
from anju.help.content.questions import Question
from anju.help.content.replies import Reply
from anju.help.content.windows import Hotline, Window

__all__ = [
    "PLACES",
    "Change",
    "CityHelp",
    "EarlierLine",
    "Entry",
    "Guide",
    "Hotline",
    "Hours",
    "Material",
    "Opening",
    "Provenance",
    "Question",
    "Reply",
    "Step",
    "Term",
    "Window",
    "opening",
]
