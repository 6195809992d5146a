"""Other systems beside the sample's county: a key that tells needs in, a hook that stopped, a file of the hotline."""

from datetime import timedelta

from lianxin.accounts import services as accounts
from lianxin.kit import clock
from lianxin.messaging import services as messaging
from lianxin.needs.demo_services import services
from lianxin.territory import selectors as territory

_ORDERS = """工单编号,诉求内容,来电人,来电号码,地址
QH2611270031,市民反映上河村小学门口的减速带松了一截，夜里响得厉害。,邻居,19900000071,上河村小学门口
QH2611270032,市民反映上河村活动室的电暖气一开就跳闸。,一位老人,19900000072,上河村活动室
QH2611270033,,没留姓名,,上河村
"""


def load_systems(*, village, by):
    """Given by the county's officer ``by``; the village's desk takes the hotline's file, whose last row says nothing."""
    county = territory.children_of(None).first()
    accounts.give_api_key(
        name="县融媒体中心“随手拍”", scope_path=county.path, scope_label=county.name,
        ends_on=clock.today() + timedelta(days=300), by=by,
    )  # fmt: skip
    hook, _secret = messaging.add_hook(
        path=county.path, place_label=county.name, label="市 12345 工单系统", address="https://12345.example.org/lianxin",
        kinds=["lianxin.need.report_resolved"], by=by,
    )  # fmt: skip
    messaging.pause_hook(hook=hook, reason="对方回答 503", by=by)
    batch = services.receive_orders(
        source="12345", division=village.division, filename="12345 工单 11 月 27 日.csv", data=_ORDERS.encode("gb18030"),
        by=village.clerk,
    )  # fmt: skip
    batch = services.start_orders(batch=batch, mapping=batch.mapping, by=village.clerk)
    services.bring_orders(batch=batch, by=village.clerk)
