"""The colours of every theme against each other (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11)."""

import json
from pathlib import Path

import pytest

TOKENS = json.loads((Path(__file__).parents[2] / "frontend" / "tokens.json").read_text())


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white():
    assert round(contrast("#000000", "#ffffff")) == 21


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), TOKENS["contrast"])
def test_contrast_of_tokens(theme, front, back, least):
    colours = TOKENS["colour"]
    assert contrast(colours[front][theme], colours[back][theme]) >= least


def test_elder_mode_sizes_meet_the_ageing_specification():
    sizes = TOKENS["size"]
    assert float(sizes["text"]["elder"].removesuffix("rem")) * 16 >= 24  # 18 pt
    assert float(sizes["target"]["elder"].removesuffix("rem")) * 16 >= 60
    assert float(sizes["target"]["standard"].removesuffix("rem")) * 16 >= 44
    assert float(sizes["line-height"]["elder"]) >= 1.5
