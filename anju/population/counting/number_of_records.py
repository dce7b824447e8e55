"""Twin of `engine/counting/number_of_records.py`: how many records stay (件数、次数), as `count(*)`."""

from anju.population.counting.items import kept
from anju.population.groupings import Job
from anju.population.sql import Value, exactly


def write_count(job: Job) -> Value:
    """Write the number of the records that stay."""
    source, where = kept(job)
    return exactly(f"coalesce({job.floor.grouped(source, 'count(*)', where)}, 0)")
