"""Twin of `engine/counting/highest.py`: the highest worth (就高), as `max`; 0 of nothing."""

from anju.population.counting.items import kept, worth_of
from anju.population.groupings import Job
from anju.population.sql import Value


def write_count(job: Job) -> Value:
    """Write the largest worth among the records that stay."""
    (source, where), worth = kept(job), worth_of(job)
    best = worth.each(lambda bound: job.floor.grouped(source, f"max({bound})", where))
    return best.each(lambda column: f"greatest(coalesce({column}, 0), 0)")
