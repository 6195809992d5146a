"""A starting category tree for a county; kept and changed in the browser afterwards."""

from typing import NamedTuple


class Starter(NamedTuple):
    code: str
    name: str
    name_en: str
    urgency: str = "normal"
    is_sealed: bool = False
    may_be_public: bool = True
    children: tuple = ()


def _c(code, name, name_en, **more):
    return Starter(code, name, name_en, **more)


STARTER = (
    _c("roads", "道路和路灯", "Roads and lighting", children=(
        _c("roads.lamp", "路灯", "Street lamps"),
        _c("roads.surface", "路面破损", "Road surface"),
        _c("roads.bridge", "桥和护栏", "Bridges and rails"),
    )),
    _c("utilities", "水电气暖", "Water, power, gas, heat", urgency="urgent", children=(
        _c("utilities.water", "饮水", "Drinking water", urgency="urgent"),
        _c("utilities.power", "供电", "Power", urgency="urgent"),
        _c("utilities.gas", "燃气", "Gas", urgency="urgent"),
        _c("utilities.heat", "取暖", "Heating", urgency="urgent"),
    )),
    _c("sewage", "排水和厕所", "Sewage and toilets"),
    _c("rubbish", "垃圾和环境", "Rubbish and environment"),
    _c("housing", "住房和房屋安全", "Housing and building safety"),
    _c("land", "土地和承包", "Land and contracts", urgency="complex"),
    _c("farming", "种养和补贴", "Farming and subsidies", children=(
        _c("farming.subsidy", "补贴发放", "Subsidies"),
        _c("farming.irrigation", "灌溉", "Irrigation"),
        _c("farming.pest", "病虫害和防疫", "Pests and animal disease", urgency="urgent"),
    )),
    _c("labour", "务工和工资", "Labour and wages", urgency="complex"),
    _c("aid", "救助和社保", "Social aid and insurance", may_be_public=False),
    _c("health", "看病和公共卫生", "Health", may_be_public=False),
    _c("education", "上学和儿童", "Education and children"),
    _c("elderly", "养老和助残", "Elderly and disability"),
    _c("safety", "治安和交通", "Public safety and traffic"),
    _c("property", "物业和邻里", "Property and neighbours"),
    _c("disputes", "矛盾纠纷", "Disputes", urgency="complex", may_be_public=False),
    _c("affairs", "村务和财务公开", "Village affairs and finance"),
    _c("conduct", "干部作风", "Staff conduct", is_sealed=True, may_be_public=False),
    _c("culture", "文化和体育", "Culture and sport"),
    _c("digital", "通信和网络", "Telecom and digital"),
    _c("other", "其他", "Other"),
)  # fmt: skip
