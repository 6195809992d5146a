"""Whether the rules let somebody hold a post beside those who hold theirs."""

from dataclasses import replace

from django.utils.translation import gettext as _

from lianxin.organisations import selectors
from lianxin.organisations.calc.eligibility import Severity, findings
from lianxin.organisations.errors import Incompatible, NeedsWords
from lianxin.organisations.selectors import FINDING_WORDS, held_by, reference_of
from lianxin.organisations.services.kinship import kin_among, same_among


def check_eligible(post, reference, holder_name, starts_on, warning_words, *, leaving=(), besides=None):
    """Refuse whom the rules keep from the post, beside those who hold posts on a day; ``besides``: a tenure of the same person."""
    serving = selectors.judged_together(post.unit.division).filter(selectors.lasting(on=starts_on))
    serving = serving.exclude(post__in=leaving).exclude(pk=besides.pk if besides else None)
    named = [(held_by(tenure.post, reference_of(tenure)), tenure.holder_name) for tenure in serving]
    wanted, others = held_by(post, reference), [held for held, _name in named]
    refs = {reference, *(other.holder for other in others)}
    same = same_among(refs)
    kin = {frozenset(same.get(ref, ref) for ref in pair) for pair in kin_among(refs)}
    one_each = [replace(held, holder=same.get(held.holder, held.holder)) for held in (wanted, *others)]
    against = findings(one_each[0], one_each[1:], kin)
    for finding in against:
        words = str(FINDING_WORDS[finding.code])
        if finding.severity == Severity.REFUSE:
            raise Incompatible(
                _("不能任职：{words}（{article}）。").format(words=words, article=_(finding.article)),
                article=finding.article,
            )
        if not warning_words.strip():
            raise NeedsWords(
                _("{words}（{article}）。确要任职，请写明理由。").format(words=words, article=_(finding.article)),
                field="warning_words",
                article=finding.article,
            )
    namesakes = [replace(held, holder=name) for held, name in named]
    for finding in findings(replace(wanted, holder=holder_name), namesakes, frozenset()):
        if finding not in against and not warning_words.strip():
            raise NeedsWords(
                _("有一位同名的人：{words}（{article}）。请核对；不是同一个人，请写明。").format(
                    words=FINDING_WORDS[finding.code], article=_(finding.article)
                ),
                field="warning_words",
                article=finding.article,
            )
