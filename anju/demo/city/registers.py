"""Registers of the demo city (模拟登记系统): they know its people, and nobody else."""

from anju.demo.city import demo_accounts
from anju.people.registers import Answer

PASSED = "demo"
"""The ticket that the simulated face check accepts."""


class SimulatedRegister:
    """Compares with the people of the demo city."""

    def compare(self, *, name: str, number: str, permit: str) -> Answer:
        """Say whether name, number and permit belong together."""
        known = {(one.name, one.number, one.permit) for one in demo_accounts() if one.number}
        return Answer.MATCHES if (name, number, permit) in known else Answer.DIFFERS


class SimulatedFaceCheck:
    """Accepts the ticket of the demo's button."""

    def compare(self, *, number: str, proof: str) -> Answer:
        """Say whether the button was pressed."""
        return Answer.MATCHES if proof == PASSED else Answer.DIFFERS
