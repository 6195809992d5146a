"""Words of the organisations room: kinds of units, of relations, of posts."""

from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Structure(models.TextChoices):
    """The four parallel structures over the same ground, and those beside them."""

    PARTY = "party", _("党组织")
    GOVERNMENT = "government", _("政府")
    SELF_GOVERNMENT = "self_government", _("自治组织")
    COLLECTIVE = "collective", _("集体经济组织")
    OTHER = "other", _("其他")


class UnitKind(models.TextChoices):
    PARTY_COMMITTEE = "party_committee", _("党委")
    PARTY_WORKING_COMMITTEE = "party_working_committee", _("党工委")
    PARTY_GENERAL_BRANCH = "party_general_branch", _("党总支")
    PARTY_BRANCH = "party_branch", _("党支部")
    PARTY_JOINT_BRANCH = "party_joint_branch", _("联合党支部")
    PARTY_TEMP_BRANCH = "party_temp_branch", _("临时党支部")
    PARTY_FUNCTIONAL_BRANCH = "party_functional_branch", _("功能型党支部")
    PARTY_MOBILE_BRANCH = "party_mobile_branch", _("流动党员党组织")
    PARTY_GROUP = "party_group", _("党小组")
    PARTY_INDUSTRY_COMMITTEE = "party_industry_committee", _("行业党委")
    PARTY_PARK_COMMITTEE = "party_park_committee", _("园区综合党委")
    GOVERNMENT_OFFICE = "government_office", _("人民政府（办事处）")
    BUREAU = "bureau", _("县级部门")
    SERVICE_CENTRE = "service_centre", _("党群服务中心")
    STATION = "station", _("党群连心站")
    VILLAGERS_COMMITTEE = "villagers_committee", _("村民委员会")
    RESIDENTS_COMMITTEE = "residents_committee", _("居民委员会")
    VILLAGERS_ASSEMBLY = "villagers_assembly", _("村民会议")
    VILLAGER_REP_ASSEMBLY = "villager_rep_assembly", _("村民代表会议")
    RESIDENT_REP_ASSEMBLY = "resident_rep_assembly", _("居民代表会议")
    SUPERVISION_COMMITTEE = "village_supervision_committee", _("村务监督委员会")
    RESIDENTS_SUPERVISION_COMMITTEE = "residents_supervision_committee", _("居务监督委员会")
    MEDIATION_COMMITTEE = "mediation_committee", _("人民调解委员会")
    SUB_COMMITTEE = "sub_committee", _("下属委员会")
    VILLAGERS_GROUP = "villagers_group", _("村民小组")
    OWNERS_COMMITTEE = "owners_committee", _("业主委员会")
    COLLECTIVE_ORG = "collective_org", _("农村集体经济组织")
    MEMBER_ASSEMBLY = "member_assembly", _("成员大会")
    MEMBER_REP_ASSEMBLY = "member_rep_assembly", _("成员代表大会")
    COLLECTIVE_COUNCIL = "collective_council", _("理事会")
    COLLECTIVE_SUPERVISORS = "collective_supervisors", _("监事会")
    FARMERS_COOPERATIVE = "farmers_cooperative", _("农民专业合作社")
    COMPANY = "company", _("企业")
    ALLIANCE = "alliance", _("党建联盟")
    OTHER = "other", _("其他单位")


class RelationKind(models.TextChoices):
    PARTY_SUPERIOR = "party_superior", _("党内上级")
    GUIDES = "guides", _("指导")
    GROUP_OF = "group_of", _("内设")
    ACTS_FOR = "acts_for", _("代行")
    ALLIANCE_MEMBER = "alliance_member", _("联盟成员")
    COVERS_GRID = "covers_grid", _("包联网格")
    HOSTS = "hosts", _("承接")
    SUPERVISES = "supervises", _("监督")


#: What a unit does for others goes on in its successor; what others are for it is the successor's own affair.
DONE_FOR_OTHERS = (RelationKind.GUIDES, RelationKind.SUPERVISES, RelationKind.HOSTS, RelationKind.COVERS_GRID)


class SuccessionKind(models.TextChoices):
    """How a unit became another."""

    MERGE = "merge", _("并入")
    SPLIT = "split", _("拆分")


class Selection(models.TextChoices):
    ELECTED = "elected", _("选举")
    APPOINTED = "appointed", _("任命")
    RECRUITED = "recruited", _("招聘")
    CONCURRENT = "concurrent", _("兼任")
    PLENUM = "plenum", _("委员会全体会议选举")


#: So near its end a body's next term is being elected: nobody is elected into what is left of this one.
TERM_CHANGE_NEAR = timedelta(days=183)

#: Ways by which a post is given by an election alone.
ELECTIVE = frozenset({Selection.ELECTED, Selection.PLENUM})


class RoleScope(models.TextChoices):
    """Where the role that comes with a post holds."""

    PLACE = "place", _("本单位所在地方")
    UNIT = "unit", _("本单位")


class EndReason(models.TextChoices):
    """Why somebody leaves a post; the last but one are ends the law itself sets."""

    TERM_OVER = "term_over", _("届满")
    RESIGNED = "resigned", _("辞职")
    RECALLED = "recalled", _("罢免")
    MOVED = "moved", _("调动")
    DIED = "died", _("去世")
    INCOMPETENT_TWICE = "incompetent_twice", _("连续两次被评议不称职（村委会法第三十八条；社区参照，本地规则）")
    BY_LAW = "by_law", _("法定事由终止（村委会法第二十二条；社区参照，本地规则）")
    OTHER = "other", _("其他")


class AuditTag(StrEnum):
    CREATE_UNIT = "organisations:unit:create"
    RENAME_UNIT = "organisations:unit:rename"
    DISSOLVE_UNIT = "organisations:unit:dissolve"
    MERGE_UNIT = "organisations:unit:merge"
    SPLIT_UNIT = "organisations:unit:split"
    MOVE_UNIT = "organisations:unit:move"
    FOLLOW_PLACE = "organisations:unit:follow"
    RELATE = "organisations:relation:start"
    END_RELATION = "organisations:relation:end"
    ADD_POST = "organisations:post:add"
    CHANGE_POST = "organisations:post:change"
    END_POST = "organisations:post:end"
    APPOINT = "organisations:tenure:start"
    LINK_ACCOUNT = "organisations:tenure:link_account"
    END_TENURE = "organisations:tenure:end"
    BRING_ROSTER = "organisations:roster:bring"
    UNDO_ROSTER = "organisations:roster:undo"
