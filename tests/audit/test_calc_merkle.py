import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import merkle

leaves_of = st.lists(st.binary(max_size=8), max_size=70).map(lambda items: [merkle.leaf_hash(item) for item in items])


def root_by_definition(leaves):
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return merkle.node_hash(root_by_definition(leaves[:split]), root_by_definition(leaves[split:]))


def grow(leaves):
    """The frontier and the stored runs of a tree."""
    frontier = merkle.Frontier()
    return frontier, [frontier.add(leaf) for leaf in leaves]


def stored(runs, path):
    homes = {node: merkle.home(*node) for part in path for node in merkle.peaks(*part)}
    return {node: runs[number][offset : offset + 32] for node, (number, offset) in homes.items()}


def hashes(runs, path):
    known = stored(runs, path)
    return [merkle.range_hash(part, known) for part in path]


def test_known_hashes_of_rfc_6962_test_vectors():
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    frontier, _runs = grow(merkle.leaf_hash(bytes.fromhex(text)) for text in inputs)
    assert frontier.root().hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert merkle.EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(leaves_of)
def test_root_is_that_of_the_definition(leaves):
    assert grow(leaves)[0].root() == root_by_definition(leaves)


@given(leaves_of.filter(len), st.data())
def test_frontier_goes_on_from_any_size(leaves, data):
    size = data.draw(st.integers(0, len(leaves)))
    whole, runs = grow(leaves)
    nodes = merkle.peaks(0, size)
    known = stored(runs, [(0, size)])
    again = merkle.Frontier(size, [known[node] for node in nodes])
    assert [again.add(leaf) for leaf in leaves[size:]] == runs[size:]
    assert again.root() == whole.root()


@given(leaves_of.filter(len), st.data())
def test_inclusion_proof_holds_and_no_other_does(leaves, data):
    size = data.draw(st.integers(1, len(leaves)))
    number = data.draw(st.integers(0, size - 1))
    runs = grow(leaves)[1]
    root = root_by_definition(leaves[:size])
    proof = hashes(runs, merkle.inclusion_path(number, size))
    assert merkle.check_inclusion(leaves[number], number, size, proof, root)
    assert len(proof) <= max(1, (size - 1).bit_length())
    assert not merkle.check_inclusion(merkle.leaf_hash(b"another entry"), number, size, proof, root)
    assert not merkle.check_inclusion(leaves[number], number, size, [*proof, root], root)
    assert not merkle.check_inclusion(leaves[number], number, size, proof, hashlib.sha256(root).digest())
    if proof:
        assert not merkle.check_inclusion(leaves[number], number, size, proof[1:], root)
        bent = [bytes(32), *proof[1:]]
        assert not merkle.check_inclusion(leaves[number], number, size, bent, root)


@given(leaves_of, st.data())
def test_consistency_proof_holds_and_no_other_does(leaves, data):
    new = data.draw(st.integers(0, len(leaves)))
    old = data.draw(st.integers(0, new))
    runs = grow(leaves)[1]
    old_root, new_root = root_by_definition(leaves[:old]), root_by_definition(leaves[:new])
    proof = hashes(runs, merkle.consistency_path(old, new))
    assert merkle.check_consistency(old, new, old_root, new_root, proof)
    bent = hashlib.sha256(old_root).digest()
    assert not merkle.check_consistency(old, new, bent, new_root, proof)
    assert not merkle.check_consistency(old, new, old_root, bent, proof) or old == 0
    assert not merkle.check_consistency(old, new, old_root, new_root, [*proof, bent])
    if proof:
        assert not merkle.check_consistency(old, new, old_root, new_root, proof[:-1])


@given(leaves_of.filter(lambda leaves: len(leaves) > 1), st.data())
def test_consistency_a_changed_entry_cannot_be_hidden(leaves, data):
    old = data.draw(st.integers(1, len(leaves) - 1))
    victim = data.draw(st.integers(0, old - 1))
    forged = [*leaves]
    forged[victim] = merkle.leaf_hash(b"something else was decided")
    runs = grow(forged)[1]
    proof = hashes(runs, merkle.consistency_path(old, len(leaves)))
    old_root = root_by_definition(leaves[:old])
    assert not merkle.check_consistency(old, len(leaves), old_root, root_by_definition(forged), proof)


@pytest.mark.parametrize(("number", "size"), [(0, 0), (-1, 3), (3, 3), (4, 3)])
def test_inclusion_outside_the_tree_is_refused(number, size):
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_path(number, size)
    assert not merkle.check_inclusion(bytes(32), number, size, [], bytes(32))


@pytest.mark.parametrize(("old", "new"), [(2, 1), (-1, 1)])
def test_consistency_backwards_is_refused(old, new):
    with pytest.raises(ValueError, match="not the beginning"):
        merkle.consistency_path(old, new)
    assert not merkle.check_consistency(old, new, bytes(32), bytes(32), [])


def test_frontier_with_the_wrong_number_of_hashes_is_refused():
    with pytest.raises(ValueError, match="2 peaks"):
        merkle.Frontier(5, [bytes(32)])


def test_roots_and_proofs_are_those_of_pymerkle():
    pymerkle = pytest.importorskip("pymerkle", reason="pymerkle is in the bench group: uv sync --group bench")
    peer = pymerkle.InmemoryTree(algorithm="sha256")
    entries = [f"第{i}条".encode() for i in range(70)]
    runs = grow(merkle.leaf_hash(entry) for entry in entries)[1]
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    for size, entry in enumerate(entries, 1):
        peer.append_entry(entry)
        assert peer.get_root(size) == root_by_definition(leaves[:size])
    for number in range(70):
        proof = hashes(runs, merkle.inclusion_path(number, 70))
        pymerkle.verify_inclusion(leaves[number], peer.get_root(70), peer.prove_inclusion(number + 1, 70))
        assert merkle.check_inclusion(leaves[number], number, 70, proof, peer.get_root(70))
