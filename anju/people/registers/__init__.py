"""Ask other systems whether somebody is who the register says (身份核验), and whose a face is (人脸核验).

Both are named by settings. Where none is named, nothing can be checked online: a window binds instead.
"""

from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Answer(StrEnum):
    """What a register says."""

    MATCHES = "matches"
    DIFFERS = "differs"
    SILENT = "silent"
    """It could not be asked: an outage, or there is none."""


class IdentityRegister(Protocol):
    """The register of persons and permits (人口与居住证登记系统)."""

    def compare(self, *, name: str, number: str, permit: str) -> Answer:
        """Say whether name, identity number and permit belong together."""


class FaceCheck(Protocol):
    """A service that compares a living face with the register's picture (人脸核验)."""

    def compare(self, *, number: str, proof: str) -> Answer:
        """Say whether the proof, a ticket of that service, is of this person."""


class NoRegister:
    """There is no register: it is always silent."""

    def compare(self, **_: str) -> Answer:
        """Say nothing."""
        return Answer.SILENT


def identity_register() -> IdentityRegister:
    """Make the register that the settings name (ANJU_IDENTITY_REGISTER)."""
    register: IdentityRegister = import_string(settings.IDENTITY_REGISTER)()
    return register


def face_check() -> FaceCheck:
    """Make the face check that the settings name (ANJU_FACE_CHECK)."""
    check: FaceCheck = import_string(settings.FACE_CHECK)()
    return check
