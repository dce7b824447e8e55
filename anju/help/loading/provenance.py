"""Reading where an entry comes from (读取来源): its articles, its day, its history."""

from collections.abc import Iterator
from datetime import date

from anju.editions.loading.entries import Entries
from anju.editions.loading.yaml_tree import Items, Tree
from anju.engine.edition import STANDINGS, Source
from anju.engine.faults import Faults
from anju.engine.text import NO_TEXT, Text, joined
from anju.engine.values import closest
from anju.help.content.entries import Change, Provenance
from anju.help.loading.desk import DAY_HINT, Desk, shared

_STANDING = Text(
    "published：官方公布；reported：转述；illustrative：示例",
    "published: the authority's own text; reported: second hand; illustrative: a placeholder",
)
_SOURCE = Text("写作 来源/条款", "write source/place")
_EXAMPLE = "- {on: 2026-11-24, say: 首次发布 | First published}"


def read_provenance(desk: Desk, entries: Entries, common: Entries | None = None) -> Provenance:
    """Read where an entry comes from; what it leaves out is read from what all of its file share."""
    where, cited = shared(entries, "source", common, _SOURCE)
    trees = cited.items if isinstance(cited, Items) else (cited,) if cited else ()
    articles = [article for tree in trees if (article := _article(desk, where, tree))]
    weakest = max((STANDINGS.index(source.standing) for source, _ in articles), default=len(STANDINGS) - 1)
    return Provenance(
        tuple(_article_texts(articles)),
        STANDINGS[weakest],
        desk.day(*shared(entries, "dated", common, DAY_HINT)),
        _history(desk, entries, common),
        entries.words("reading", required=False),
    )


def read_sources(top: Entries, faults: Faults) -> dict[str, Source]:
    """Read the sources that entries cite, each with its standing."""
    found = {}
    for name, tree in top.table("sources").items():
        entries = Entries(tree, faults, top.place)
        title, standing = entries.words("title") or Text(name, name), entries.text("standing")
        if standing not in STANDINGS:
            say = Text(f"standing 应为 {'、'.join(STANDINGS)}", f"standing must be one of {', '.join(STANDINGS)}")
            entries.fault(say, _STANDING, entries.take("standing"))
        places = {place: Text(place, entries.scalar(words)) for place, words in entries.table("places").items()}
        entries.done()
        rated = next((one for one in STANDINGS if one == standing), STANDINGS[-1])
        found[name] = Source(name, title, rated, places)
    return found


def _article(desk: Desk, entries: Entries, tree: Tree) -> tuple[Source, str] | None:
    name, _, place = entries.scalar(tree).partition("/")
    if name in desk.sources:
        return desk.sources[name], place.strip()
    say = Text(f"没有依据来源“{name}”", f'there is no source "{name}"')
    entries.fault(say, closest(name, desk.sources), tree)
    return None


def _article_texts(articles: list[tuple[Source, str]]) -> Iterator[Text]:
    """Write each source once, with all its places."""
    for source in {source.name: source for source, _ in articles}.values():
        places = [source.places.get(place, Text(place, place)) for one, place in articles if one is source and place]
        said = joined(places)
        yield source.title + (Text(f"·{said.zh}", f", {said.en}") if places else NO_TEXT)


def _history(desk: Desk, entries: Entries, common: Entries | None) -> tuple[Change, ...]:
    where, tree = shared(entries, "history", common, Text(f"写作 {_EXAMPLE}", f"write {_EXAMPLE}"))
    if tree is None:
        return (Change(date.min, NO_TEXT),)
    changes = desk.read_list(where, "history", lambda row: _change(desk, row))
    if not changes or list(changes) != sorted(changes, key=lambda change: change.on):
        say = Text("更新记录须由早到晚，至少一条", "a history goes from early to late, and has one line at least")
        where.fault(say, Text(f"写作 {_EXAMPLE}", f"write {_EXAMPLE}"), tree)
    return changes or (Change(date.min, NO_TEXT),)


def _change(desk: Desk, entries: Entries) -> Change:
    return Change(desk.day(entries, entries.need("on", DAY_HINT)), entries.words("say") or NO_TEXT)
