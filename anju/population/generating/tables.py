"""Made-up people and records (虚拟居民与记录) as SQL: a query for each table, for the people of one bucket."""

from datetime import date

from anju.engine.vocabulary import FactKind, FieldKind, Vocabulary
from anju.population import sql
from anju.population.generating.draws import Draws
from anju.population.generating.fields import value_of
from anju.population.generating.portrait import KindPortrait, Portrait
from anju.population.tables import ID


def lives(portrait: Portrait, seed: int, first: int, last: int, until: date) -> str:
    """Write the lives that all records lie in: born, came to the city, and how far facts run."""
    draws = Draws(seed, "life", (ID,))
    age = draws.band("age", portrait.ages, portrait.oldest)
    years = draws.band("years", portrait.years_in_city, portrait.longest_in_city)
    born = f"until - CAST({age} * 365.25 AS INTEGER) - CAST({draws.whole('birthday', '0', '364')} AS INTEGER)"
    came = f"until - CAST({years} * 365.25 AS INTEGER) - CAST({draws.whole('arrival', '1', '364')} AS INTEGER)"
    people = f"SELECT range AS {ID}, DATE '{until}' AS until FROM range({first}, {last + 1})"
    dated = f"SELECT {ID}, until, {born} AS birth_date, {came} AS arrived FROM ({people})"
    return f"SELECT {ID}, until, birth_date, greatest(arrived, birth_date) AS came FROM ({dated})"


def persons(vocabulary: Vocabulary, portrait: Portrait, seed: int) -> str:
    """Write the query of the people, from the table `lives`."""
    draws = Draws(seed, "person", (ID,))
    columns = [_person_field(field, portrait, draws) for field in vocabulary.person]
    return f"SELECT {', '.join([ID, *columns])} FROM lives ORDER BY {ID}"


def _person_field(field: FieldKind, portrait: Portrait, draws: Draws) -> str:
    own = field.name == "birth_date"
    value = "birth_date" if own else value_of(field, portrait.person_fields.get(field.name), draws)
    return f"{value} AS {sql.name(field.name)}"


def records(kind: FactKind, said: KindPortrait, seed: int) -> str:
    """Write the query of the records of a kind, from the table `lives`."""
    whole = Draws(seed, kind.name, (ID,))
    counts = whole.one_of("count", {str(count): weight for count, weight in said.counts.items()})
    several = f"CASE WHEN {whole.chance('any', said.share)} THEN {counts} ELSE 0 END"
    counted = f"SELECT *, {several} AS records FROM lives WHERE until - came > 60"
    placed = f"SELECT *, unnest(range(records)) AS place FROM ({counted})"
    write = {"item": _items, "period": _periods, "month": _months}[kind.shape]
    return f"{write(kind, said, seed, placed)} ORDER BY {ID}"


def _items(kind: FactKind, said: KindPortrait, seed: int, placed: str) -> str:
    draws = Draws(seed, kind.name, (ID, "place"))
    later = [field for field in kind.fields if "after" in _day_said(said, field)]
    first = [_field(field, said, draws) for field in kind.fields if field not in later]
    row = f"SELECT *, {', '.join(first)} FROM ({placed})" if first else placed
    named = [_field(field, said, draws) if field in later else sql.name(field.name) for field in kind.fields]
    return f"SELECT {', '.join([ID, *named])} FROM ({row})"


def _day_said(said: KindPortrait, field: FieldKind) -> dict[str, object]:
    found = said.fields.get(field.name)
    return found if isinstance(found, dict) and field.type.kind == "day" else {}


def _periods(kind: FactKind, said: KindPortrait, seed: int, placed: str) -> str:
    draws = Draws(seed, kind.name, (ID, "place"))
    columns = [
        f"CASE WHEN running THEN NULL ELSE {value_of(field, said.fields.get(field.name), draws)} END "
        f"AS {sql.name(field.name)}"
        if field.required_if_ended
        else _field(field, said, draws)
        for field in kind.fields
    ]
    stretches = _stretches(draws, placed, said.running)
    return (
        f'SELECT {ID}, first AS "from", CASE WHEN running THEN NULL ELSE last END AS "to"'
        f"{''.join(f', {column}' for column in columns)} FROM ({stretches})"
    )


def _stretches(draws: Draws, placed: str, running: float) -> str:
    """Write stretches of a life one after another, with gaps; now and then one begins before the last has ended."""
    length = "((until - came) // records)"
    shift = draws.whole("shift", f"-{length} // 12", f"{length} // 4")
    first = f"greatest(came, came + CAST(place * {length} + {shift} AS INTEGER))"
    days = draws.whole("days", f"{length} // 3", f"{length} * 9 // 10")
    ran = f"place = records - 1 AND {draws.chance('running', running)}"
    begun = f"SELECT *, {first} AS first, {ran} AS running FROM ({placed})"
    return f"SELECT *, least(first + CAST({days} AS INTEGER), until) AS last FROM ({begun})"


def _months(kind: FactKind, said: KindPortrait, seed: int, placed: str) -> str:
    """Write the months of stretches: some are missing, some stand twice; a row for each member of an `each` field."""
    stretches = _stretches(Draws(seed, kind.name, (ID, "place")), placed, said.running)
    until = "CASE WHEN running THEN until ELSE last END"
    series = f"generate_series(date_trunc('month', first), {until}, INTERVAL 1 MONTH)"
    months = f"SELECT {ID}, until, came, place, CAST(unnest({series}) AS DATE) AS month FROM ({stretches})"
    draws = Draws(seed, kind.name, (ID, "place", "month"))
    paid = f"SELECT * FROM ({months}) WHERE NOT {draws.chance('missing', said.missing)}"
    often = f"CASE WHEN {draws.chance('doubled', said.doubled)} THEN 2 ELSE 1 END"
    times = f"SELECT *, unnest(range({often})) AS time FROM ({paid})"
    draws = Draws(seed, kind.name, (ID, "place", "month", "time"))
    for name, shares in said.each.items():
        members = ", ".join(f"({sql.text(member)}, {share})" for member, share in shares.items())
        drawn = Draws(seed, f"{kind.name}.{name}", (ID, "place", "member", "month"))
        times = (
            f"SELECT t.*, member FROM ({times}) t CROSS JOIN (VALUES {members}) each_one(member, share) "
            f"WHERE {drawn.fraction('each')} * 100 < share"
        )
    columns = [
        f"member AS {sql.name(field.name)}" if field.name in said.each else _field(field, said, draws)
        for field in kind.fields
    ]
    return f"SELECT {', '.join([ID, 'month', *columns])} FROM ({times})"


def _field(field: FieldKind, said: KindPortrait, draws: Draws) -> str:
    return f"{value_of(field, said.fields.get(field.name), draws)} AS {sql.name(field.name)}"
