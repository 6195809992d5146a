"""The Merkle tree of RFC 6962 (hashing, §2.1) with proofs checked as in RFC 9162 (§2.1.3 and §2.1.4).

A tree only ever grows. Leaf ``i`` completes one node on each level ``1 … t``, where ``t`` is the number of trailing
ones in ``i`` written in binary; ``Frontier.add`` returns the leaf hash and those nodes as one run of bytes, and
``home`` says where any complete node lies in these runs. So one stored row per leaf holds the whole tree.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
_sha256 = hashlib.sha256


#: ``(level, index)``: the complete subtree over leaves ``index·2^level … (index+1)·2^level − 1``.
Node = tuple[int, int]
#: ``(number, offset)``: in the run of leaf ``number``, from byte ``offset``.
Home = tuple[int, int]
#: ``(start, end)``: leaves ``start … end − 1`` whose hash a proof needs; complete but for its right edge.
Range = tuple[int, int]


def leaf_hash(data: bytes) -> bytes:
    return _sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return _sha256(b"\x01" + left + right).digest()


def peaks(start: int, end: int) -> list[Node]:
    """The complete subtrees that make up leaves ``start … end − 1``, from left to right.

    ``start`` is a multiple of the largest power of two in the length, as it is in every range of a proof.
    """
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def home(level: int, index: int) -> Home:
    """Where the node is stored."""
    return ((index + 1) << level) - 1, level * HASH_SIZE


class Frontier:
    """The right edge of a tree of ``size`` leaves: all that is needed to go on, about log2(size) hashes."""

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()):
        self.size = size
        self._hashes = list(hashes)  # of peaks(0, size)
        if len(self._hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks, not {len(self._hashes)}")

    def add(self, leaf: bytes) -> bytes:
        """Grow by one leaf hash; return it followed by every node it completes, lowest first."""
        run = current = leaf
        rest = self.size
        while rest & 1:
            current = _sha256(b"\x01" + self._hashes.pop() + current).digest()
            run += current
            rest >>= 1
        self._hashes.append(current)
        self.size += 1
        return run

    def root(self) -> bytes:
        return fold(self._hashes)


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash over peaks given from left to right; that of nothing is the empty root."""
    if not hashes:
        return EMPTY_ROOT
    result = hashes[-1]
    for left in hashes[-2::-1]:
        result = _sha256(b"\x01" + left + result).digest()
    return result


def range_hash(part: Range, stored: Mapping[Node, bytes]) -> bytes:
    return fold([stored[node] for node in peaks(*part)])


def inclusion_path(number: int, size: int) -> list[Range]:
    """The ranges whose hashes prove that leaf ``number`` is in the tree of ``size``, lowest first."""
    if not 0 <= number < size:
        raise ValueError(f"leaf {number} is not in a tree of {size}")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if number < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return path[::-1]


def consistency_path(old: int, new: int) -> list[Range]:
    """The ranges whose hashes prove that the tree of ``old`` leaves is the beginning of that of ``new``."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {old} is not the beginning of one of {new}")
    if old in (0, new):
        return []
    path, start, end = [], 0, new
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    if start:
        path.append((start, end))
    return path[::-1]


def check_inclusion(leaf: bytes, number: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """True when ``proof`` leads from the leaf hash to the root of the tree of ``size``."""
    if not 0 <= number < size:
        return False
    position, last, current = number, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            current = node_hash(other, current)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            current = node_hash(current, other)
        position >>= 1
        last >>= 1
    return last == 0 and current == root


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """True when ``proof`` shows that the tree of ``old`` leaves was only added to."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    if old & (old - 1) == 0:  # a complete tree is its own first step
        proof = [old_root, *proof]
    if not proof:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position >>= 1
        last >>= 1
    of_old = of_new = proof[0]
    for other in proof[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            of_old, of_new = node_hash(other, of_old), node_hash(other, of_new)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            of_new = node_hash(of_new, other)
        position >>= 1
        last >>= 1
    return last == 0 and of_old == old_root and of_new == new_root


def _split(length: int) -> int:
    """The largest power of two smaller than ``length``."""
    return 1 << ((length - 1).bit_length() - 1)
