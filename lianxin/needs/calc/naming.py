"""How people name somebody who holds a post: by full name, or by surname and what they are (王主任)."""

#: Shorter names would be found in anything.
_SHORTEST_NAME = 2
#: What is said of a post is its last two characters: 党支部书记 → 书记.
_SAID_OF_A_POST = 2


def called_in(words, *, name, surname, title=""):
    """What the words call this person, or "" when they do not name them. Blanks between characters do not count."""
    joined = "".join(words.split())
    whole = "".join(name.split())
    if len(whole) >= _SHORTEST_NAME and whole in joined:
        return whole
    by_post = surname + title[-_SAID_OF_A_POST:]
    return by_post if surname and len(title) >= _SAID_OF_A_POST and by_post in joined else ""
