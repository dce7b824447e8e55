"""Twin of `engine/counting/distinct.py`: different values of one field (不同取值个数), as `count(DISTINCT …)`."""

from anju.population import sql
from anju.population.counting.items import kept
from anju.population.groupings import Job
from anju.population.sql import Value, exactly


def write_count(job: Job) -> Value:
    """Write the number of different values among the records that stay."""
    if job.fold.by is None:
        raise TypeError("distinct needs a field")
    source, where = kept(job)
    column = job.floor.grouped(source, f"count(DISTINCT {sql.name(job.fold.by.name)})", where)
    return exactly(f"coalesce({column}, 0)")
