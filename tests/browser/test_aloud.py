"""What is to be known of a topic is read aloud by a voice of the device; without one the button stays away."""

import pytest
from playwright.sync_api import expect

from tests.deliberation.conftest import hall  # noqa: F401

VOICE = """
Object.defineProperty(window, 'speechSynthesis', { value: {
  speaking: false,
  getVoices: () => [{ lang: 'zh-CN', localService: LOCAL }],
  speak(words) { this.speaking = true; window.said = words.text },
  cancel() { this.speaking = false },
  addEventListener() {},
} })
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("local", "offered"), [("true", True), ("false", False)])
def test_what_is_to_be_known_is_read_aloud(hall, open_page, local, offered):  # noqa: F811
    page = open_page(f"/hall/topics/{hall.published().public_id}/")
    page.add_init_script(VOICE.replace("LOCAL", local))
    page.reload()
    button = page.get_by_role("button", name="读给我听")
    expect(button).to_be_visible(visible=offered)
    if offered:
        button.click()
        assert page.evaluate("window.said") == page.locator("#materials").inner_text()
        page.get_by_role("button", name="停下").click()
        assert page.evaluate("speechSynthesis.speaking") is False
        expect(button).to_be_visible()
