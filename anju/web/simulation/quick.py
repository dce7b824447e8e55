"""The few questions of a first estimate (快速估算), as the vocabulary marks them: `quick: true`."""

from anju.engine.edition import Edition
from anju.engine.text import Text
from anju.web.simulation.topics import AskedKind, Topic, topics_of


def quick_topic(edition: Edition) -> Topic:
    """Answer the quick questions as a topic: of each kind only the quick fields, and the members that come together."""
    topics = topics_of(edition)
    return Topic(
        "quick",
        Text("先估一估", "A first estimate"),
        tuple(field for topic in topics for field in topic.person if field.quick),
        tuple(
            AskedKind(asked.kind, tuple(field for field in asked.fields if field.quick or field.together))
            for topic in topics
            for asked in topic.kinds
            if asked.kind.quick
        ),
    )
