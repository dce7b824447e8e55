"""Twin of `engine/counting/any_record.py`: whether there is any record (有无), as `bool_or` over those that stay."""

from anju.population.counting.items import kept
from anju.population.groupings import Job
from anju.population.sql import Value, exactly


def write_count(job: Job) -> Value:
    """Write whether a record stays."""
    source, where = kept(job)
    return exactly(f"coalesce({job.floor.grouped(source, 'count(*)', where)} > 0, FALSE)")
