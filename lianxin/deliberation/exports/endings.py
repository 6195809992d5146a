"""The paper of a resolution that holds no more, in Chinese like every paper."""

from lianxin.deliberation.exports.meetings import VERSION, in_pieces
from lianxin.deliberation.exports.resolutions import remedy
from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment


def ending_paper(end, *, address, at, by):
    """决议修改、撤销公告: which resolution, by what decision, since when, and that what was decided can still be counted again."""
    old = end.resolution
    lines = [
        ("哪份决议", f"{old.number} {old.title}", 0),
        ("原来的内容", old.text, 0),
        ("怎么了", end.get_state_display()),
        ("从哪天起", day(end.at)),
        ("依据和理由", end.words, 0),
        *((("后来的决议", f"{end.later.number} {end.later.title}", 0),) if end.later else ()),
        ("原来的结果包编号（SHA-256）", in_pieces(old.bundle.seal), 0),
        ("不服怎么办", remedy(old.body.kind), 0),
    ]
    return {
        "lang": "zh",
        "title": "决议修改、撤销公告",
        "form": f"连心议事 13 · {VERSION}",
        "number": end.number,
        "code": code_of(address),
        "code_words": "扫码看这份决议",
        "boxes": boxes_of(lines),
        "signatures": [f"{old.body.name}（章）", "日期"],
        "footer": f"决议修改、撤销公告 {end.number} · {moment(at)} 打印 · {by}",
        "pages": PAGES,
    }
