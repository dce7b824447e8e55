"""Keyword replies (关键词回复): what is answered to a message, as a function of the message."""

from anju.help.content import CityHelp, Reply
from anju.help.searching.words import evened


def reply_to(message: str, told: CityHelp) -> Reply | None:
    """Answer the reply of the longest keyword that stands in a message, or else the city's answer to the rest.

    None only for a city that has no replies. The message is looked at and not kept.
    """
    said = evened(message)
    matching = (
        (len(keyword), -place, reply)
        for place, reply in enumerate(told.replies)
        for keyword in reply.keywords
        if evened(keyword) in said
    )
    best = max(matching, key=lambda one: one[:2], default=None)
    return best[2] if best else told.otherwise
