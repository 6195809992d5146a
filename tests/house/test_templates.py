"""Templates keep to the strict content security policy, and no name says that people are ranked."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR) / "lianxin"
_INLINE = re.compile(
    r"""<style\b|\sstyle\s*=\s*["'{]|\son[a-z]+\s*=\s*["'{]|javascript:|<script\b(?![^>]*\b(?:src=|type="application/json"))""",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\b(?:class|def)\s+\w*(?:rank(?!_filter)|leaderboard|credit_score|person_score|score_of|league)\w*", re.IGNORECASE
)


def inline(text):
    """Inline script, style or event attributes."""
    return _INLINE.findall(re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", text, flags=re.DOTALL))


def scored(text):
    """Names of functions and classes that rank or score people."""
    return _SCORED.findall(text)


def test_templates_have_no_inline_script_or_style():
    found = {
        str(path.relative_to(ROOT)): faults
        for path in ROOT.rglob("*.html")
        if (faults := inline(path.read_text(encoding="utf-8")))
    }
    assert not found, found


def test_nobody_is_ranked_or_scored():
    found = {
        str(path.relative_to(ROOT)): names
        for path in ROOT.rglob("*.py")
        if (names := scored(path.read_text(encoding="utf-8")))
    }
    assert not found, found


@pytest.mark.parametrize(
    "text",
    ["<p style='color:red'>", "<style>p{}</style>", "<script>go()</script>", '<a onclick="go()">', "javascript:go()"],
)
def test_the_rule_notices_what_stands_inline(text):
    assert inline(text)


def test_the_rule_lets_built_files_and_data_through():
    assert not inline('<script src="/static/a.js" defer></script><script type="application/json" id="a">{}</script>')


def test_the_rule_notices_a_ranking():
    assert scored("def resident_ranking(village):")
    assert scored("class Leaderboard:")
    assert not scored("def rates(need): ...")
