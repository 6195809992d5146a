"""The copy of everything kept about a person: to read, for machines, and their photos; the letters of an incident."""

import json
from contextlib import suppress
from tempfile import TemporaryFile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.own_data import about, own_tables
from lianxin.kit.prints import PAGES, render_paper
from lianxin.kit.templatetags.kit import day, moment, with_years
from lianxin.people.selectors import mine
from lianxin.territory import selectors as territory

#: So many photos are packed in a second or two; what is more comes in further parts.
PHOTOS_A_PART = 40
#: The table they stand in; its page leads to the further parts.
PHOTOS = "photos"


def parts_of(person):
    """How many parts the copy has: one, and one more for every further forty photos."""
    return max(1, -(-files.photos_of(person).count() // PHOTOS_A_PART))


def copy_of(person, part=1):
    """One part of the copy as an open file: a zip with at most forty photos.

    The first also has ``my-data.json`` and the same to read, as the paper ``my-data.pdf`` and the page ``my-data.html``: a query
    for each table of each room. It is packed into a file without a name, which is gone when it has been read.
    """
    packed = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        if part == 1:
            for name, text in _texts(person):
                archive.writestr(name, text)
        first = (part - 1) * PHOTOS_A_PART
        for photo in files.photos_of(person)[first : first + PHOTOS_A_PART]:
            path = files.file_path(photo.sha256)
            if path.exists():
                archive.write(path, f"{PHOTOS}/{files.file_name(photo.public_id)}", ZIP_STORED)
    packed.seek(0)
    return packed


def _texts(person):
    tables = [about(each, person) for each in own_tables()]
    register = mine.everything_about(person)
    made_at = clock.now()
    data = {
        "made_at": made_at,
        "register": register,
        "tables": {table.key: {"title": table.title, "rows": table.rows} for table in tables},
    }
    yield "my-data.json", json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    context = {"made_at": made_at, "all": register, "tables": tables, "parts": parts_of(person)}
    yield "my-data.html", render_to_string("people/my_data.html", context)
    paper = None
    with suppress(RuleBroken), with_years():  # without fonts there is no paper, and the rest is theirs all the same
        paper = render_paper("record", record_paper(register, tables, made_at))
    if paper:
        yield "my-data.pdf", paper


def record_paper(register, tables, made_at):
    """What stands on the paper: the register first, then a section for each table of each room, empty ones too."""
    title = _("登记了我什么") + " · " + register["name"]
    return {
        "lang": "zh" if (get_language() or "zh").startswith("zh") else "en", "title": title,
        "lead": [register["place"], moment(made_at)], "footer": title, "pages": str(PAGES),
        "sections": [
            *({"title": str(name), "entries": rows, "empty": _("没有")} for name, rows in _registered(register)),
            *({"title": table.title, "entries": _said(table), "empty": _("这里没有关于您的记录。")} for table in tables),
        ],
    }  # fmt: skip


def _said(table):
    return [[[str(label), str(value)] for label, value in row] for row in table.pairs]


def _registered(register):
    """``(title, entries)`` of what the register holds, each entry ``[label, value]`` pairs of what is not empty."""
    born = day(register["birth_date"]) if register["birth_date"] else register["birth_year"]
    household = register["household"] or {}
    first = (
        (_("姓名"), register["name"]), (_("电话"), register["phone"]), (_("性别"), register["sex"]), (_("出生"), born),
        (_("住址"), register["address"]), (_("身份证号"), register["id_number"]), (_("户"), household.get("code")),
        (_("住处位置"), household.get("position")),
    )  # fmt: skip
    yield _("基本情况"), _entries([first])
    yield (
        _("算哪里的人"),
        _entries([(each["population"], _days(each["from"], each["to"]))] for each in register["populations"]),
    )
    yield (
        _("重点户标签"),
        _entries(
            [(each["label"], f"{each['source']} · {_days(each['decided_on'], each['expires_on'])}")]
            for each in register["labels"]
        ),
    )
    yield (
        _("我的同意"),
        _entries([(each["purpose"], _days(each["given_at"], each["withdrawn_at"]))] for each in register["consents"]),
    )
    yield _("名册"), _entries([(each["roll"], _("第 {n} 号").format(n=each["number"]))] for each in register["rolls"])
    yield (
        _("谁看过我的记录"),
        _entries(
            [(moment(each["at"]), " · ".join(filter(None, (each["who"], each["purpose"], each["reason"]))))]
            for each in register["who_looked"]
        ),
    )
    yield (
        _("我的请求"),
        _entries(
            [(day(each["asked_at"]), " · ".join(filter(None, (each["kind"], each["state"], each["answer"]))))]
            for each in register["requests"]
        ),
    )


def _days(first, last):
    return f"{day(first)}–{day(last)}" if last else _("{day}起").format(day=day(first))


def _entries(rows):
    entries = [[[str(label), str(value)] for label, value in row if value] for row in rows]
    return [entry for entry in entries if entry]


def report_letter(incident):
    """What the authority is sent of an incident (Personal Information Protection Law, Art. 57). Read in Chinese."""
    concerned = incident.concerned.count()
    told = (
        f"已于{moment(incident.people_told_at)}告知名单上的人。" if incident.people_told_at
        else f"不逐个告知，理由：{incident.not_told_why}" if incident.not_told_why else "正在准备告知。"
    )  # fmt: skip
    return _letters(
        incident, "个人信息安全事件报告",
        [("履行个人信息保护职责的部门：", (
            f"{moment(incident.found_at)}，我县发现个人信息安全事件（编号 {incident.public_id}）。现报告如下。",
            f"一、发生了什么：{incident.what}",
            f"二、涉及的信息：{incident.data_kinds}。{'有' if incident.is_sensitive else '没有'}敏感个人信息。目前查明涉及 {concerned} 人。",
            f"三、原因：{incident.cause}",
            f"四、可能造成的危害：{incident.harm}",
            f"五、已采取的补救措施：{incident.measures}",
            f"六、本人可以采取的减轻危害的措施：{incident.advice}",
            f"七、告知本人的情况：{told}",
            f"联系方式：{incident.contact}",
        ))],
    )  # fmt: skip


def personal_letters(incident, concerned):
    """What whom it concerns is brought, one letter on a page, with their name."""
    return _letters(
        incident, "个人信息安全事件告知书",
        [(f"{each.person.division.short_name} {each.way.name}：", (
            f"您{'家孩子' + each.person.name if each.way.name != each.person.name else ''}的个人信息可能泄露、被改或者丢失了。我们把知道的告诉您。",
            f"发生了什么：{incident.what}",
            f"涉及的信息：{incident.data_kinds}。原因：{incident.cause}",
            f"可能的影响：{incident.harm}",
            f"我们已经做了：{incident.measures}",
            f"您可以这样做：{incident.advice}",
            f"有疑问请找：{incident.contact}",
        )) for each in concerned],
    )  # fmt: skip


def _letters(incident, title, letters):
    place = territory.name_of_path(incident.division_path)
    drill = "（演练）" if incident.is_drill else ""
    return {
        "lang": "zh", "title": title + drill, "footer": f"{title}{drill} {incident.public_id}", "pages": PAGES,
        "letters": [{"to": to, "lines": lines} for to, lines in letters],
        "signed": [place, day(clock.today())],
    }  # fmt: skip


def contract_paper(contract):
    """What both sign before somebody handles personal data for the county (Art. 21, 59). Read in Chinese."""
    county = contract.division.name
    return {
        "lang": "zh", "title": "个人信息委托处理合同", "footer": f"个人信息委托处理合同 {contract.public_id}", "pages": PAGES,
        "letters": [{
            "to": f"甲方（委托方）：{county}\n乙方（受托方）：{contract.party}",
            "lines": (
                "依《中华人民共和国个人信息保护法》第二十一条、第五十九条，双方约定：",
                f"一、处理目的。{contract.purpose}",
                f"二、期限。从{day(contract.starts_on)}起，到{day(contract.ends_on)}止。",
                f"三、处理方式。{contract.way}",
                f"四、个人信息的种类。{contract.kinds}",
                f"五、保护措施。{contract.measures}",
                "六、乙方只按本合同处理，超出目的和方式的一律不做；没有甲方书面同意，不得转委托他人。",
                "七、居民来查阅、更正、删除的，乙方当日转给甲方，并照甲方的答复办；发生或者可能发生泄露、篡改、丢失的，按第五条告诉甲方并立即补救。",
                f"八、期满的返还和删除。{contract.ending}合同不生效、无效、被撤销的，一样办理。",
                f"九、监督检查。{contract.checking}",
                "十、本合同一式两份，甲乙双方各执一份。",
            ),
        }],
        "signed": ["甲方（盖章）：＿＿＿＿＿＿＿＿", "年　　月　　日", "乙方（盖章）：＿＿＿＿＿＿＿＿", "年　　月　　日"],
    }  # fmt: skip
