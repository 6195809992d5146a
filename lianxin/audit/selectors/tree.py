"""Reading the tree out of the log table: size, root and proofs, each with one or two short queries."""

from lianxin.audit.calc import merkle
from lianxin.kit import sql


def log_size():
    """How many entries the log has."""
    [(last,)] = sql.rows("SELECT max(number) FROM audit_logentry")
    return 0 if last is None else last + 1


def read_frontier(size=None):
    """The right edge of the tree of ``size`` (all of it when not said)."""
    size = log_size() if size is None else size
    nodes = merkle.peaks(0, size)
    stored = _read(nodes)
    return merkle.Frontier(size, [stored[node] for node in nodes])


def root_of(size=None):
    """The root hash over the first ``size`` entries."""
    return read_frontier(size).root()


def inclusion_proof(number, size):
    """Hashes that lead from entry ``number`` to the root over ``size`` entries. ``ValueError`` when it is not in."""
    return _hashes_of(merkle.inclusion_path(number, size))


def consistency_proof(old, new):
    """Hashes that show that the first ``old`` entries were not touched on the way to ``new``."""
    return _hashes_of(merkle.consistency_path(old, new))


def _hashes_of(path):
    stored = _read([node for part in path for node in merkle.peaks(*part)])
    return [merkle.range_hash(part, stored) for part in path]


def _read(nodes):
    homes = {node: merkle.home(*node) for node in nodes}
    runs = _runs({number for number, _offset in homes.values()})
    return {node: runs[number][offset : offset + merkle.HASH_SIZE] for node, (number, offset) in homes.items()}


def _runs(numbers):
    if not numbers:
        return {}
    marks = ",".join(["%s"] * len(numbers))
    found = sql.rows(f"SELECT number, hashes FROM audit_logentry WHERE number IN ({marks})", *numbers)  # noqa: S608
    return {number: bytes(hashes) for number, hashes in found}
