"""What of a resolution hangs on the board, and under which item."""

from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.selectors.decisions import attendance_at
from lianxin.deliberation.selectors.rounds import counts_in_words
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.kit.templatetags.kit import day

_BOARD_ITEMS = {
    **dict.fromkeys(policies.PARTY_BODIES, "party.resolutions"),
    **dict.fromkeys(policies.COLLECTIVE_BODIES, "finance.decisions"),
    BodyKind.COOPERATIVE: "finance.cooperative",
    BodyKind.COOPERATIVE_REPS: "finance.cooperative",
    BodyKind.TWO_COMMITTEES: "village.consultation",
}


def board_item(resolution):
    """Which item of the board's catalogue a resolution is shown under: that of whoever decided it."""
    return _BOARD_ITEMS.get(resolution.body.kind, "village.decisions")


def board_item_of_result(resolution):
    """The same for what became of it: the village has an item of its own for that, others tell both under one."""
    item = board_item(resolution)
    return "village.results" if item.startswith("village.") else item


def words_for_board(resolution):
    """The text of the notice: what was decided, by how many, who does it by when, and the number to count it again."""
    item = resolution.item
    lines = [
        resolution.text,
        "",
        *_votes_for_board(item),
        _("应到 {due} 人，到会 {there} 人。").format(
            due=item.meeting.quorum["roll"]["persons"],
            there=sum(attendance_at(item)[name] for name in ("present", "online", "proxies")),
        ),
        *(
            _("{number}批准：{words}").format(number=each.number, words=each.words)
            for each in resolution.approvals.filter(is_granted=True)
        ),
        _("{who}负责，{day}前办好。").format(who=resolution.responsible, day=day(resolution.due_on)),
        _("结果包编号（SHA-256）：{seal}").format(seal=resolution.bundle.seal),
    ]
    return "\n".join(lines)


def _votes_for_board(item):
    if item.yes is None:
        return counts_in_words(item)
    words = _("表决：同意 {yes}，不同意 {no}，弃权 {abstain}，无效 {invalid}。")
    return [words.format(yes=item.yes, no=item.no, abstain=item.abstain, invalid=item.invalid)]
