"""Whether a paper is a certificate of volunteer service issued here, as ``lianxin verify CERTIFICATE.pdf`` asks."""

from django.utils.translation import gettext as _

from lianxin.audit.selectors import PaperFinding
from lianxin.kit.ids import normalise_code
from lianxin.points import exports, selectors
from lianxin.points.calc.badges import fingerprint


def check_paper(code, pdf):
    """A ``PaperFinding``, or ``None`` for a file that does not claim to be a certificate and a code that is none."""
    claimed = exports.code_in(pdf) if pdf is not None else normalise_code(code)
    found = selectors.certificate_with_code(claimed) if claimed else None
    if found is None:
        said = _("没有编号是 {code} 的志愿服务证明，这张纸不是从这里出具的。").format(code=claimed)
        return PaperFinding(False, said) if pdf and claimed else None
    name = _("志愿服务证明 {code}，{hours} 小时，指纹 {print}").format(
        code=found.public_id, hours=found.hours, print=fingerprint(found.digest)
    )
    if not selectors.is_as_logged(found, selectors.lines_of_certificate(found)):
        words = _("{name}：存着的内容和公开日志第 {entry} 号对不上，有人动过。")
        return PaperFinding(False, words.format(name=name, entry=found.entry_number))
    if found.is_withdrawn:
        return PaperFinding(False, _("{name}：已不再有效，其中一次服务的记录冲回了。").format(name=name))
    if pdf is not None and not exports.is_ours(pdf, found):
        words = _("{name}：有这张证明，但是这个文件和现在打印出来的不一样，可能被改过，也可能是旧版程序打印的。")
        return PaperFinding(False, words.format(name=name))
    words = _("{name}：就是出具的那一份，和公开日志第 {entry} 号一致。")
    return PaperFinding(True, words.format(name=name, entry=found.entry_number))
