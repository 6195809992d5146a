"""Papers other rooms put out: each room says whether a file or a code is one of its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperFinding:
    """Whether a paper holds, and the sentence that says so."""

    holds: bool
    words: str


_checks: list = []


def learn_paper_check(check):
    """``check(code, pdf)`` answers with a ``PaperFinding``, or ``None`` when it knows nothing of such a paper.

    ``pdf`` holds the bytes of a file, ``code`` is empty then; or ``code`` was typed and ``pdf`` is ``None``.
    """
    _checks.append(check)


def check_paper(*, code="", pdf=None):
    """What the first room that knows the paper says of it, or ``None``."""
    findings = (check(code, pdf) for check in _checks)
    return next((finding for finding in findings if finding is not None), None)
