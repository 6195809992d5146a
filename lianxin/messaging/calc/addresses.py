"""The addresses by which an answer finds its way back. Pure."""

import re

_OURS = re.compile(r"<[0-9A-Za-z]+(?:\.([0-9A-Za-z]+))?@lianxin>")


def message_id(public_id, token=""):
    """The ``Message-ID`` of a mail of ours; answers repeat it in ``References``."""
    return f"<{public_id}.{token}@lianxin>" if token else f"<{public_id}@lianxin>"


def is_ours(message_id):
    """Whether a mail of this id was sent by us (or claims it): it is not to be taken in."""
    return bool(_OURS.fullmatch(message_id))


def answer_address(mailbox, token, knows_plus):
    """Where an answer should go: with the token behind a plus where the mail server knows that."""
    name, _, host = mailbox.partition("@")
    return f"{name}+{token}@{host}" if knows_plus else mailbox


def marks_in(letter, mailbox):
    """What stands behind the plus of our address and in the message ids answered, newest last, in capital letters."""
    name, _, host = mailbox.lower().partition("@")
    behind_plus = [
        each[len(name) + 1 : -len(host) - 1]
        for each in letter.addressed_to
        if host and each.startswith(f"{name}+") and each.endswith(f"@{host}")
    ]
    answered = [found[1] for each in letter.references if (found := _OURS.fullmatch(each)) and found[1]]
    return tuple(dict.fromkeys(mark.upper() for mark in (*answered, *behind_plus) if mark))
