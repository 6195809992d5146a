"""Who reads what is reached and what is not, and who says who sees to a gap."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check

#: Who answers for a place: its own leaders and those above.
LEADERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
READERS = (*LEADERS, Role.AUDITOR)
FOUNDERS = Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER
ASSIGNERS = Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER


def can_read_coverage(actor, path):
    """The work of a place's own leaders and of those above; it names places, never persons."""
    return check(
        bool(path) and actor.holds(*READERS, path=path),
        _("组织覆盖给村（社区）两委和上级干部看，居民请看“到哪里找人”。"),
    )


def can_assign_gap(actor, gap):
    """A branch secretary for their own place, the township and the county for those below."""
    return check(actor.holds(*ASSIGNERS, path=gap.division_path), _("谁来补，由支部书记或上级干部定。"))


def can_be_keeper(grant, gap):
    """Whether the holder of a grant leads the place or one above it."""
    return grant.role in LEADERS and gap.division_path.startswith(grant.scope_path)


def can_keep_site(actor, path):
    """Whoever answers for a place says which sites there are in it."""
    return check(bool(path) and actor.holds(*LEADERS, path=path), _("场所和群体由村（社区）两委或上级干部登记。"))


def can_keep_this_site(actor, site):
    """As ``can_keep_site``, while the site is there."""
    return can_keep_site(actor, site.division_path) and check(
        site.ends_on is None, _("这个场所（群体）已经没有了，不再改。")
    )


def can_end_site(actor, site):
    """Whoever keeps it; what still lacks something is ended by the township, so that no place makes its own gap go away."""
    return can_keep_this_site(actor, site) and (
        check(actor.holds(*FOUNDERS, path=site.division_path), _("这里还有没补上的空白，由乡镇核实以后登记没有了。"))
        or check(
            not site.gaps.filter(ended_on__isnull=True).exists(), _("这里还有没补上的空白，由乡镇核实以后登记没有了。")
        )
    )


def can_link(actor, site):
    """What and who reaches a site is said by the township or the county: no place makes its own gap go away."""
    return check(
        actor.holds(*FOUNDERS, path=site.division_path),
        _("哪个组织、什么人联系到哪里，由乡镇、县登记，村里不自己报。"),
    ) and check(site.ends_on is None, _("这个场所（群体）已经没有了，不再改。"))


def can_found(actor, proposal):
    """The township or the county over all the sites; an instructor is sent by the same."""
    return check(
        bool(proposal.division_path) and actor.holds(*FOUNDERS, path=proposal.division_path),
        _("设不设党组织，由管得到这几处的乡镇或者县里定。"),
    )


def can_end_link(actor, link):
    """Whoever could enter it."""
    return can_link(actor, link.site)


def can_give_boundaries(actor, place):
    """The operator, by the command."""
    return check(actor.is_system, _("边界由管理员用命令给。"))
