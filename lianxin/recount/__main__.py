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
    proof = None
    if "--proof" in words:
        at = words.index("--proof")
        proof = Path(words[at + 1]) if words[at + 1 : at + 2] else None
        words = words[:at] + words[at + 2 :] if proof else []
    if len(words) != 1 or words[0] in ("-h", "--help"):
        print(say("usage", language), file=sys.stderr)
        return NO_BUNDLE
    verdict = check(Path(words[0]), proof)
    print("\n".join(tell(verdict, language)))
    return verdict.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
