"""Pictures of the sample's projects, drawn here and therefore nobody's: a road before and while it gets its lamps, a square before,
while and after it gets its parking places."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

_SIZE = (960, 640)
_NIGHT, _DUSK, _DAY = (24, 28, 44), (88, 92, 110), (196, 212, 220)
_ROAD, _EARTH, _LINE, _POLE = (70, 70, 74), (150, 118, 84), (240, 240, 232), (60, 64, 70)


def _scene(sky, ground):
    picture = Image.new("RGB", _SIZE, sky)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 360, *_SIZE), fill=ground)
    for left, height in ((60, 150), (300, 110), (700, 170)):  # houses far off
        pen.rectangle((left, 360 - height, left + 170, 360), fill=tuple(part * 3 // 4 for part in sky))
    return picture, pen


def _road(sky, poles):
    picture, pen = _scene(sky, _EARTH)
    pen.polygon(((430, 360), (530, 360), (900, 640), (60, 640)), fill=_ROAD)
    for number in range(poles):
        x, top = 620 + 90 * number, 240 - 50 * number
        pen.rectangle((x, top, x + 10 + 2 * number, 400 + 60 * number), fill=_POLE)
        pen.ellipse((x - 22, top - 14, x + 32, top + 20), fill=_POLE)
    return picture


def _square(places, *, is_marked):
    picture, pen = _scene(_DAY, _ROAD if is_marked else _EARTH)
    for number in range(places):
        left = 60 + 140 * number
        pen.line(((left, 640), (left + 60, 420)), fill=_LINE, width=8)
    if not is_marked:
        for left in range(40, 900, 120):
            pen.ellipse((left, 430 + left % 90, left + 46, 460 + left % 90), fill=_POLE)  # stones
    return picture


def dark_road():
    return _upload(_road(_NIGHT, 0))


def poles_going_up():
    return _upload(_road(_DUSK, 2))


def empty_square():
    return _upload(_square(0, is_marked=False))


def places_half_marked():
    return _upload(_square(3, is_marked=True))


def places_marked():
    return _upload(_square(7, is_marked=True))


def signed_sheet():
    """A form with a scrawl where each signed."""
    picture = Image.new("RGB", (600, 800), (250, 248, 240))
    pen = ImageDraw.Draw(picture)
    for top in range(80, 760, 60):
        pen.line(((60, top), (540, top)), fill=_POLE, width=2)
    for left in (90, 260, 420):
        pen.line([(left + 12 * step, 700 + 18 * (step % 2)) for step in range(7)], fill=_NIGHT, width=3)
    return _upload(picture)


def _upload(picture):
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return ContentFile(kept.getvalue(), name="picture.jpg")
