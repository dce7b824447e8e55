"""Try out `anju.postgres.processes` on a real server."""

import shutil

import pytest

from anju.postgres import cluster, processes
from anju.postgres.cluster import Cluster


@pytest.mark.skipif(not shutil.which("lsof"), reason="lsof is not installed")
@pytest.mark.skipif(not processes.PROC.exists(), reason="there is no /proc to compare with")
def test_both_ways_of_finding_the_server_agree(server: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster.start(server)
    by_proc = {process.parent for process in processes.working_in(server.place.data)}
    monkeypatch.setattr(processes, "PROC", server.place.folder / "nothing")
    by_lsof = {process.parent for process in processes.working_in(server.place.data)}
    assert by_lsof == by_proc
    assert len(by_proc) == 2  # the leader's parent, and the leader


def test_folder_nobody_works_in_has_no_processes(server: Cluster) -> None:
    assert processes.working_in(server.place.data) == ()
