"""Representatives of a cooperative's members: of how many they stand, how many they are, and that each is one of them."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.kit.errors import RuleBroken


def require_represented(body):
    """Refuse representatives of nobody, and of so few that the law lets all of them meet."""
    held = body.held_to
    needs, over = held.stands_for, body.stands_for
    if needs is None:
        if over is not None:
            raise RuleBroken(
                _("{kind}不是哪个合作社的代表，请空着。").format(kind=body.get_kind_display()), field="stands_for"
            )
        return
    if over is None or over.kind != needs.kind or over.division_id != body.division_id:
        raise RuleBroken(
            _("请选代表哪个合作社的成员。没有的，先登记那个合作社的成员大会，把成员写上。"),
            field="stands_for", article=_(held.ground_source),
        )  # fmt: skip
    members = selectors.sitting_in(over)
    if not needs.may_stand_for(members):
        raise RuleBroken(
            _("{body}名单上有 {members} 名成员，超过 {over} 名才能设成员代表大会。现在由全体成员开会。").format(
                body=over.name, members=members, over=needs.over
            ),
            field="stands_for", article=_(held.ground_source),
        )  # fmt: skip


def require_enough(body, representatives):
    """Refuse to call fewer representatives than the law asks, and those of a cooperative that has become too small for them."""
    needs = body.held_to.stands_for
    if needs is None:
        return
    require_represented(body)
    if not needs.is_enough(representatives):
        raise RuleBroken(
            _("成员代表最少 {least} 人，名单上是 {number} 人。先把代表选齐，再通知。").format(
                least=needs.least, number=representatives
            ),
            article=_(body.held_to.ground_source),
        )


def require_members(body, entries):
    """Refuse representatives who are not on the list of those they represent: ``(name, household code, …)`` each."""
    if body.stands_for is None:
        return
    known = set(body.stands_for.members.filter(ends_on__isnull=True).values_list("name", "household_code"))
    if strangers := [entry for entry in entries if tuple(entry[:2]) not in known]:
        raise RuleBroken(
            _("{name}不在“{body}”的名单上，代表从成员里选。姓名、户编号要和那份名单写得一样。").format(
                name=" ".join(strangers[0][:2]).strip(), body=body.stands_for.name
            ),
            field="members",
        )
