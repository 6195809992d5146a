"""Checking one entry of the log far from the log: what ``lianxin check_proof`` and the recount tool run."""

from typing import NamedTuple

from lianxin.audit.calc import merkle, notes

FORM = "lianxin-log-proof-1"


class Step(NamedTuple):
    """One line of the calculation by hand: ``left`` and ``right`` (hex) are hashed together to ``result``."""

    left: str
    right: str
    result: str


class BadBundle(ValueError):
    """The bundle does not prove what it says; the message names what fails."""


def check_bundle(bundle: dict, keys: list[str]) -> notes.Checkpoint:
    """The signed head that covers the entry of ``bundle``; ``BadBundle`` when anything does not hold.

    ``keys`` are those the reader trusts, learnt elsewhere; the bundle's own only say who claims to have signed.
    """
    try:
        if bundle["form"] != FORM:
            raise BadBundle("form")
        body, number, size = str(bundle["body"]), int(bundle["number"]), int(bundle["size"])
        proof = [bytes.fromhex(part) for part in bundle["proof"]]
        head = notes.read(bundle["note"], keys)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadBundle("signature" if isinstance(error, notes.BadNote) else "form") from error
    if head.size != size:
        raise BadBundle("size")
    if not merkle.check_inclusion(merkle.leaf_hash(body.encode()), number, size, proof, head.root):
        raise BadBundle("proof")
    return head


def steps(body: str, number: int, size: int, proof: list[str]) -> list[Step]:
    """The calculation from the entry to the root, step by step, for whoever does it by hand."""
    found, current = [], merkle.leaf_hash(body.encode())
    for part, (start, _end) in zip(proof, merkle.inclusion_path(number, size), strict=True):
        other = bytes.fromhex(part)
        left, right = (current, other) if start > number else (other, current)
        current = merkle.node_hash(left, right)
        found.append(Step(left.hex(), right.hex(), current.hex()))
    return found
