from lianxin.accounts.selectors import usernames_among
from lianxin.demo.places import COUNTY
from lianxin.territory.selectors import find_by_code

#: The accounts a newcomer should try first, and who they are.
SIGN_INS = (
    ("resident1", "居民 resident"),
    ("clerk01", "村站点工作人员 station clerk"),
    ("v01head", "村委会主任 village head, handles"),
    ("desk01", "站点另一人，核对回访 second clerk, checks and calls back"),
    ("transport", "县交通运输局承办人 county bureau handler"),
    ("v01secretary", "村党支部书记 branch secretary"),
    ("liaison01", "联系户党员 liaison"),
    ("v01supervisor", "村务监督委员会主任 village supervisor"),
    ("town1", "乡镇干部 township officer"),
    ("county", "县级干部 county officer"),
    ("partner1", "联盟伙伴 alliance partner from outside"),
    ("auditor", "审计人员 auditor"),
    ("operator", "运维人员 operator"),
)


def sample_sign_ins():
    """The sample accounts that exist here, with who they are; empty on a real county."""
    if not find_by_code(COUNTY[0]):
        return []
    known = usernames_among([name for name, _who in SIGN_INS])
    return [(name, who) for name, who in SIGN_INS if name in known]
