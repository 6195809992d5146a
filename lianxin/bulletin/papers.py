"""Whether a paper is one that was hung up here, as ``lianxin verify NOTICE.pdf`` asks."""

from django.utils.translation import gettext as _

from lianxin.audit.selectors import PaperFinding
from lianxin.bulletin import exports, selectors
from lianxin.kit.ids import normalise_code
from lianxin.kit.templatetags.kit import day


def check_paper(code, pdf):
    """A ``PaperFinding``, or ``None`` for a file that does not claim to be of the board and a code that is no code of it."""
    claimed = exports.code_in(pdf) if pdf is not None else normalise_code(code)
    posting = selectors.find_posting(claimed) if claimed else None
    if posting is None:
        return (
            PaperFinding(False, _("没有核验码是 {code} 的公开，这张纸不是从这里公布的。").format(code=claimed))
            if pdf and claimed
            else None
        )
    name = _("{number}（第 {n} 次张贴，{first}至{last}）").format(
        number=posting.notice.number, n=posting.ordinal, first=day(posting.first_on), last=day(posting.last_on)
    )
    proof = selectors.proof_of(posting)
    if not proof.is_same:
        return PaperFinding(
            False,
            _("{name}：存着的内容和公开日志第 {entry} 号对不上，有人动过。").format(
                name=name, entry=proof.entry_number
            ),
        )
    if pdf is not None and not exports.is_ours(pdf, posting):
        return PaperFinding(False, _("{name}：这个文件和公布的不一样，被改过。").format(name=name))
    if posting.notice.posting_id != posting.pk:
        return PaperFinding(True, _("{name}：是从这里公布的，不过是旧的，后来更正过。").format(name=name))
    if pdf is None:  # a code says nothing of what else stands on the paper
        words = _("{name}：有这一份公开，和公开日志第 {entry} 号一致。纸上写的是不是它，请对照 {address}。")
        return PaperFinding(
            True, words.format(name=name, entry=proof.entry_number, address=exports.verify_address(posting))
        )
    return PaperFinding(
        True, _("{name}：就是公布的那一份，和公开日志第 {entry} 号一致。").format(name=name, entry=proof.entry_number)
    )
