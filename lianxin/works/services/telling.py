"""Who is said to have signed hears of it: who did not says so."""

from django.utils.translation import gettext as _

from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.works import selectors
from lianxin.works.vocabulary import MessageKind


def tell_ticked(project, numbers, sheet):
    """Monitors with an account whose signature on the paper the supervisors entered for them."""
    for each in selectors.monitors_of(project):
        if each.user_id and each.is_drawn and each.number in numbers:
            messaging.notify(
                to=Recipient(user_id=each.user_id, name=each.name), kind=MessageKind.TICKED,
                title=_("登记您在验收单上签了字：{project}").format(project=project.title)[:120],
                body=_("监督委员会登记：{number} 号监督员（您）在验收单 {sheet} 上签了字，同意验收合格。没有签的，请马上告诉乡镇。").format(
                    number=each.number, sheet=sheet
                ),
                url=f"/works/{project.public_id}/site/", key=f"works:ticked:{project.public_id}:{sheet}:{each.pk}",
            )  # fmt: skip
