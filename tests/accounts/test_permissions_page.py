from pathlib import Path

from lianxin.accounts.exports import permissions_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "permissions.md"


def test_permissions_page_says_what_the_policies_say():
    assert PAGE.read_text() == permissions_page()
