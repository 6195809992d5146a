"""The assembly gives matters to its representatives, named, until a day; they decide nothing of the assembly's beside it."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.delegating import GIVING, STAYS
from lianxin.deliberation.calc.drafts import plain
from lianxin.deliberation.models import Body, Delegation
from lianxin.deliberation.vocabulary import AssemblyMatter, AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def delegate_matter(*, body, resolution, matter, words, until, by, at=None):
    """Representatives may decide this matter from the day of the resolution until a day.

    ``words`` are those of the resolution. Refuses what stays with the assembly, a resolution of another body or one that holds no
    more, and words it does not say.
    """
    at = at or clock.now()
    body = Body.objects.select_for_update().get(pk=body.pk)
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    if resolution not in selectors.resolutions_that_give(body):
        raise RuleBroken(_("请选本地村民（居民）会议作出的、还有效的决议。"), field="resolution", article=GIVING)
    _require_givable(matter)
    if not plain(words) or plain(words) not in plain(resolution.text):
        raise RuleBroken(_("决议里没有这句话。请照决议写授权了什么、到哪天。"), field="words")
    if until < max(resolution.effective_on, clock.day_of(at)):
        raise RuleBroken(_("授权到的日子已经过了。"), field="until")
    if body.delegations.filter(resolution=resolution, matter=matter).exists():
        raise RuleBroken(_("这份决议的这一类已经登记过了。"), field="matter")
    made = Delegation.objects.create(
        body=body, resolution=resolution, matter=matter, words=words.strip(), begins_on=resolution.effective_on,
        until=until, entered_at=at, entered_by_name=by.name,
    )  # fmt: skip
    after = {"matter": str(matter), "words": made.words, "until": until.isoformat()}
    audit.record(AuditTag.DELEGATE_MATTER, body, by, after=after, at=at)
    return made


def _require_givable(matter):
    if matter in STAYS:
        raise RuleBroken(
            _("“{matter}”只能由村民（居民）会议定，不能授权给代表会议。").format(matter=AssemblyMatter(matter).label),
            field="matter", article=STAYS[matter],
        )  # fmt: skip


def require_given(meeting, item):
    """Representatives decide what is the assembly's only as far as it gave it to them, on the day they meet."""
    if not item.assembly_matter:
        return
    _require_givable(item.assembly_matter)
    if not selectors.may_decide(meeting.body, item.assembly_matter, clock.day_of(meeting.starts_at)):
        raise RuleBroken(
            _(
                "“{title}”是“{matter}”，要由村民（居民）会议定；开会那天没有授权给{body}。请开村民（居民）会议，或者先由它授权、写明事项和日子。"
            ).format(title=item.title, matter=item.get_assembly_matter_display(), body=meeting.body.name),
            field="assembly_matter", article=GIVING,
        )  # fmt: skip
