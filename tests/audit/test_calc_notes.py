import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import notes

SEED = bytes(range(32))
PUBLIC = Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw()
NAME = "lianxin-0a1b2c3d/log"
KEY = notes.verifier_key(NAME, PUBLIC)


def note(size=7):
    return notes.sign(notes.Checkpoint(NAME, size, bytes(32), "2026-11-23T06:05:00Z"), SEED)


def test_note_has_the_form_of_a_checkpoint():
    lines = note().splitlines()
    assert lines[:5] == [NAME, "7", base64.b64encode(bytes(32)).decode(), "time 2026-11-23T06:05:00Z", ""]
    assert lines[5].startswith(f"— {NAME} ")


def test_verifier_key_of_the_go_example():
    public = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
    assert notes.verifier_key("PeterNeumann", public).startswith("PeterNeumann+c74f20a3+AR")


@given(st.integers(0, 2**53), st.binary(min_size=32, max_size=32))
def test_read_gives_back_what_was_signed(size, root):
    said = notes.Checkpoint(NAME, size, root, "2026-11-23T06:05:00Z")
    assert notes.read(notes.sign(said, SEED), [KEY]) == said


@given(st.data())
def test_read_a_note_with_one_character_changed_is_refused(data):
    good = note()
    at = data.draw(st.integers(0, good.index("\n\n") - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda c: c != good[at]))
    with pytest.raises(notes.BadNote):
        notes.read(good[:at] + other + good[at + 1 :], [KEY])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_read_anything_else_is_refused(text):
    with pytest.raises(notes.BadNote):
        notes.read(text, [KEY])


def test_read_with_another_key_is_refused():
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    for keys in ([], [notes.verifier_key(NAME, stranger)], ["nonsense"], [f"{KEY}x"]):
        with pytest.raises(notes.BadNote):
            notes.read(note(), keys)


def test_read_signed_text_that_is_no_tree_head_is_refused():
    text = "hello\n"
    signed = Ed25519PrivateKey.from_private_bytes(SEED).sign(text.encode())
    line = base64.b64encode(bytes.fromhex(KEY.split("+")[1]) + signed).decode()
    with pytest.raises(notes.BadNote, match="not a tree head"):
        notes.read(f"{text}\n— {NAME} {line}\n", [KEY])
