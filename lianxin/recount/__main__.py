"""``python -m lianxin.recount BUNDLE``: exit code 0 same, 1 different, 2 no bundle."""

import os
import sys
from pathlib import Path

from lianxin.recount.checking import NO_BUNDLE, check
from lianxin.recount.words import say, tell


def main(words: list[str]) -> int:
    language = "zh" if os.environ.get("LANG", "zh").startswith(("zh", "C")) else "en"
    if "--lang" in words:
        at = words.index("--lang")
        language = "en" if words[at + 1 : at + 2] == ["en"] else "zh"
        words = words[:at] + words[at + 2 :]
    proof, words = _named("--proof", words)
    mine, words = _named("--mine", words)
    first, words = _named("--first", words)
    if len(words) != 1 or words[0] in ("-h", "--help"):
        print(say("usage", language), file=sys.stderr)
        return NO_BUNDLE
    verdict = check(Path(words[0]), Path(proof) if proof else None, mine, Path(first) if first else None)
    print("\n".join(tell(verdict, language)))
    return verdict.code


def _named(name: str, words: list[str]) -> tuple[str, list[str]]:
    """What follows ``name``, and the words without both; no words at all where nothing follows."""
    if name not in words:
        return "", words
    at = words.index(name)
    value = "".join(words[at + 1 : at + 2])
    return value, words[:at] + words[at + 2 :] if value else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
