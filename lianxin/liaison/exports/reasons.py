"""The facts of a proposal as sentences, for the page, the paper and the command line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.liaison.calc.assignment.facts import Change, Ground
from lianxin.liaison.vocabulary import Skill

_WORDS = {
    Ground.GONE: gettext_lazy("原联系人已不在名单上"),
    Ground.EXEMPT: gettext_lazy("原联系人免于联系户"),
    Ground.KIN: gettext_lazy("原联系人不能再联系这一户（近亲属，或一方不愿意）"),
    Ground.VILLAGE: gettext_lazy("原联系人是外村的"),
    Ground.FULL: gettext_lazy("原联系人有 {number} 户，超过上限"),
    Ground.NEARER: gettext_lazy("近 {number} 米"),
    Ground.GROUP: gettext_lazy("换成同组的"),
    Ground.SKILLS: gettext_lazy("会{names}，这户用得上"),
    Ground.EXPERIENCED: gettext_lazy("做联系户一年以上，这户需要多照看"),
    Ground.LIGHTER: gettext_lazy("原联系人有 {number} 户，匀一匀"),
    Ground.AWAY: gettext_lazy("相距 {number} 米"),
    Ground.SAME_GROUP: gettext_lazy("同组"),
    Ground.KEPT: gettext_lazy("一直由他（她）联系，不换"),
    Ground.TAKEN: gettext_lazy("{names}更合适，但已经拟了 {number} 户"),
    Ground.TOGETHER: gettext_lazy("全村合起来这样更合适"),
}
#: What these say tells of a household's troubles or relatives: for those only who may know of them anyway.
_CLOSE = {Ground.SKILLS, Ground.EXPERIENCED, Ground.KIN}
_SKILLS = {skill.value: skill.label for skill in Skill}


def grounds_of(facts):
    """Facts as the calculation gives them, as they are stored."""
    return [{"ground": fact.ground, "number": fact.number, "names": list(fact.names)} for fact in facts]


def reason_words(facts, *, knows_household=True):
    """One line: why this household gets whom it gets. Whoever may not know its labels and kin reads less."""
    said = [fact for fact in facts if knows_household or fact["ground"] not in _CLOSE]
    if not said:
        return _("理由涉及这户的情况，村里看得到") if facts else str(_WORDS[Ground.TOGETHER])
    return _("；").join(_said(fact) for fact in said)


def _said(fact):
    names = _("、").join(str(_SKILLS.get(name, name)) for name in fact["names"])
    return _WORDS[Ground(fact["ground"])].format(number=fact["number"], names=names)


def summary_words(change, before, after):
    """``before`` and ``after`` are names."""
    match change:
        case Change.STAYS:
            return _("不动：{after}").format(after=after)
        case Change.NEW:
            return _("新给：{after}").format(after=after)
    return _("换人：{before} → {after}").format(before=before, after=after)


def conflict_words(conflict):
    """Sentences: which households are in whose way, and what would help. ``conflict`` has names, not keys."""
    homes, members, room = conflict["households"], conflict["members"], conflict["room"]
    short = len(homes) - room
    if not members:
        lines = [_("这 {n} 户没有一名党员可以联系：{homes}。").format(n=len(homes), homes=_few(homes))]
    else:
        lines = [
            _("这 {n} 户只能由这 {m} 名党员联系，他们一共还能联系 {room} 户，差 {short} 户。").format(
                n=len(homes), m=len(members), room=room, short=short
            ),
            _("户：{homes}。").format(homes=_few(homes)),
            _("党员：{members}。").format(members=_few(members)),
        ]
    if conflict["kin"]:
        lines.append(
            _("这些党员不能联系上面的户（近亲属，或一方说过不愿意）：{names}。").format(names=_few(conflict["kin"]))
        )
    if conflict["exempt"]:
        lines.append(_("免于联系户的：{names}。").format(names=_few(conflict["exempt"])))
    lines.append(
        _("办法：再登记几名联系户党员（还差 {n} 户），或请免了的人自愿，或由县里调高户数上限，再重新拟。").format(
            n=short
        )
    )
    return lines


def _few(names, most=12):
    shown = _("、").join(str(name) for name in names[:most])
    return shown if len(names) <= most else _("{names}等 {n} 个").format(names=shown, n=len(names))
