"""An evaluation by the people in words: its notices, its meeting, the votes and who looked at them."""

from django.utils.translation import gettext as _

from lianxin.cadres import selectors
from lianxin.cadres.vocabulary import AppraisalState, SayingKind
from lianxin.kit.second_hand import Look
from lianxin.kit.templatetags.kit import day


def plan_notice_words(found):
    """``(title, body)`` of the notice before an evaluation, as it could read."""
    place = found.division.name
    return _("{place}{year} 年民主评议方案公告").format(place=place, year=found.year), "\n".join(
        [
            _("{day}开会，对村（居）民委员会成员和聘用人员作民主评议，一共 {n} 人。").format(
                day=day(found.meets_on), n=_how_many(found)
            ),
            _("评议由村（居）务监督委员会主持。被评议的人在会上说一年的工作，到会的人投票：称职、基本称职、不称职。"),
            _("到会人数要够法定人数，票才算。票当众唱、当众计，结果公布。"),
        ]
    )  # fmt: skip


def result_notice_words(found):
    """``(title, body)`` of the notice of an evaluation by the people, as it could read; what was not entered is not said."""
    place, sitting = found.division.name, selectors.sitting_of(found)
    lines = [
        _("{day}，{place}对村（居）民委员会成员和聘用人员作了民主评议，一共 {n} 人，结果见下表。").format(
            day=day(sitting.held_on if sitting else found.meets_on), place=place, n=_how_many(found)
        ),
    ]
    if sitting:
        lines.append(sitting_words(sitting) + "。")
        lines.append(_("唱票、计票、监票：{names}。").format(names=sitting.tellers))
        if sitting.is_aloud:
            lines.append(_("票当众唱、当众计。"))
    lines.append(_("评议由村（居）务监督委员会主持，票由另一个人核对过。每人的结果已经告诉本人，申诉的期限已过。"))
    return _("{place}{year} 年民主评议结果公告").format(place=place, year=found.year), "\n".join(lines)


def _how_many(found):
    return found.appraisals.exclude(state=AppraisalState.RELEASED).count()


def sitting_words(sitting):
    """Who was due and who came, with the households where they were counted."""
    words = _("{body}应到 {due} 人，实到 {present} 人").format(
        body=sitting.get_body_display(), due=sitting.due, present=sitting.present
    )
    if sitting.households_present:
        words += _("，{due} 户到了 {present} 户的代表").format(
            due=sitting.households_due, present=sitting.households_present
        )
    return words


def sitting_facts(found):
    """The meeting as a round shows it: nothing for a round without one."""
    sitting = selectors.sitting_of(found) if found.meets_on else None
    if sitting is None:
        return []
    said = sitting_words(sitting)
    return [
        (_("评议的会"), f"{day(sitting.held_on)} {said}"),
        (_("法定人数"), _("够：{formula}") .format(formula=sitting.formula) if sitting.is_quorate
         else _("不够：{formula}。票不算，请改期").format(formula=sitting.formula)),
        (_("唱票、计票、监票"), sitting.tellers),
    ]  # fmt: skip


def tally_lines(appraisal):
    """Every count as it was entered, and who looked at it: the first stays beside the second."""
    return [_tally(each) for each in appraisal.tallies.all()]


def _tally(tally):
    by = tally.asked_by.name if tally.asked_by else ""
    line = _("{day} {name}登记：{told}").format(day=day(tally.asked_at), name=by, told=tally.told)
    if tally.state == Look.WAITING:
        return _("{line}（等另一个人核对）").format(line=line)
    looked = tally.decided_by.name if tally.decided_by else ""
    if tally.state == Look.REFUSED:
        return _("{line}（{name}核对不上：{why}）").format(line=line, name=looked, why=tally.because)
    return _("{line}（{name}核对过）").format(line=line, name=looked)


def appeals_before(found):
    """An appeal and its answer that a worse grade of a second count took away: they stay to be read."""
    said = [each for each in found.sayings.all() if each.kind in (SayingKind.APPEAL, SayingKind.APPEAL_ANSWER)]
    if found.appealed_on:
        last = max(at for at, each in enumerate(said) if each.kind == SayingKind.APPEAL) if said else 0
        said = said[:last]
    return [
        _("{day} {name}{kind}：{words}").format(
            day=day(each.at), name=each.by_name, kind=SayingKind(each.kind).label, words=each.words
        )
        for each in said
    ]
