"""Invented households for the sample county. Every phone lies in 199-0000-xxxx; nobody here exists."""

from datetime import date, timedelta
from decimal import Decimal

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.people.models import Household, Person
from lianxin.people.selectors import person_of
from lianxin.people.services import (
    HouseholdDraft,
    PersonDraft,
    adopt_roll,
    ask_guardianship,
    ask_right,
    assess_impact,
    confirm_guardianship,
    describe_incident,
    draw_roll,
    draw_up_contract,
    give_consent,
    give_label,
    link_user,
    list_concerned,
    move_household,
    record_kinship,
    register_households,
    register_member,
    register_person,
    report_incident,
)
from lianxin.people.vocabulary import (
    LABEL_SOURCES,
    Basis,
    Channel,
    GuardianGround,
    KinKind,
    Label,
    Population,
    Purpose,
    RightsKind,
    RollKind,
)
from lianxin.people.vocabulary.assessments import DRAFTS, Subject
from lianxin.people.vocabulary.entrusting import CLAUSES

#: The commonest surnames with their rough share in thousandths.
_SURNAMES = (
    "王72 李72 张68 刘54 陈46 杨31 黄22 赵22 吴20 周20 徐15 孙15 马13 朱13 胡12 郭12 何11 林11 罗9 高9 "
    "郑8 梁8 谢8 宋7 唐7 许6 韩6 邓6 冯6 曹6 彭6 曾6 肖6 田5 董5 潘5 袁5 蔡5 蒋5 余5 欧阳1 司马1"
).split()
_GIVEN_FIRST = "春秋冬晓小大子文明安永新德仁义长久青云山江河海林禾麦稻穗兰梅竹菊雨雪晴星月光阳"
_GIVEN_LAST = "生华平兰英红梅芳军勇强辉娟秀凤玲丽霞燕芬根宝田丰收成才福贵顺和宁康乐欣悦涵宇轩"
_CHUNK = 400


def load_people(divisions_with_sizes, by, rng):
    """Fill the villages with households: ``[(division, households), …]``. Returns how many persons were stored."""
    names = [entry.rstrip("0123456789") for entry in _SURNAMES]
    weights = [int(entry.lstrip("".join(names))) for entry in _SURNAMES]
    total, serial = 0, 0
    today = clock.today()
    for place, (division, size) in enumerate(divisions_with_sizes):
        resident_share = rng.uniform(0.45, 0.65)
        main = rng.choices(names, weights, k=4)  # a village has its few leading surnames
        drafts = []
        for number in range(1, size + 1):
            surname = rng.choice(main) if rng.random() < 0.5 else rng.choices(names, weights)[0]
            serial += 1
            draft = _household(number, serial, surname, resident_share, today, rng, (names, weights))
            draft.position = _position(place, number)
            drafts.append(draft)
        for start in range(0, size, _CHUNK):
            batch = drafts[start : start + _CHUNK]
            total += len(register_households(division=division, drafts=batch, by=by, on=date(2025, 1, 1)))
    return total


def _position(place, number):
    """Four of five were looked up on the map: a village on a grid, its groups in it, houses a few steps apart."""
    if number % 5 == 0:
        return ()
    group = number % 9
    north = 350_000 + place % 20 * 300 + group // 3 * 40 + number * 37 % 31
    east = 1_050_000 + place // 20 * 300 + group % 3 * 40 + number * 53 % 29
    return Decimal(north) / 10_000, Decimal(east) / 10_000


def _household(number, serial, surname, resident_share, today, rng, pool):
    address = f"{1 + number % 9} 组 {number} 号"
    is_here = rng.random() < resident_share
    old_couple = is_here and rng.random() < 0.34
    head_age = rng.randint(60, 84) if old_couple else rng.randint(28, 59)
    members = [_member(surname, head_age, "head", serial, is_here, today, rng)]
    if rng.random() < 0.8:
        other = rng.choices(*pool)[0]
        members.append(_member(other, max(22, head_age - rng.randint(-3, 5)), "spouse", 0, is_here, today, rng))
    for _child in range(rng.choices((0, 1, 2), (4, 4, 2))[0]):
        age = head_age - rng.randint(23, 33)
        if age >= 0:
            at_home = is_here and not old_couple
            members.append(_member(surname, age, "child", 0, at_home and (age < 18 or rng.random() < 0.5), today, rng))
    if not old_couple and head_age < 55 and rng.random() < 0.19:
        members.append(_member(surname, head_age + rng.randint(22, 30), "parent", 0, True, today, rng))
    return HouseholdDraft(code=f"H{serial:05d}", address=address, members=members)


def _member(surname, age, relation, serial, is_here, today, rng):
    phone = f"+861990000{serial % 10_000:04d}" if serial else ""
    registered = rng.random() < 0.93
    populations = [p for p, held in (("registered", registered), ("resident", is_here)) if held]
    if registered and age >= 0 and rng.random() < 0.9:
        populations.append("collective_member")
    given = rng.choice(_GIVEN_FIRST) + rng.choice(_GIVEN_LAST) if rng.random() < 0.75 else rng.choice(_GIVEN_LAST)
    return PersonDraft(
        name=surname + given,
        phone=phone,
        sex=rng.choice(("male", "female")),
        birth_date=date(today.year - age - 1, rng.randint(1, 12), rng.randint(1, 28)),
        relation=relation,
        is_representative=relation == "head",
        populations=tuple(populations),
    )


def link_account(*, person, user, by):
    """The person can sign in."""
    return link_user(person=person, user=user, by=by)


def may_keep_in_touch(person):
    """Lives in the village and is neither too young nor too old to look after ten households."""
    return 1962 <= person.birth_date.year <= 1991 and person.belongings.filter(population=Population.RESIDENT).exists()


_DECIDED_ELSEWHERE = (
    Label.MIN_LIVING,
    Label.MIN_LIVING_EDGE,
    Label.EXTREME_HARDSHIP,
    Label.RIGID_EXPENSE,
    Label.POVERTY_RISK,
    Label.DISABLED_SEVERE,
    Label.VETERAN_PREFERENTIAL,
)


def load_labels(division, by, rng):
    """Fifteen to forty households of a village that are looked in on first (fewer in a thinned sample)."""
    today = clock.today()
    here = list(Person.objects.filter(division=division, belongings__population=Population.RESIDENT).order_by("id"))
    chosen = rng.sample(here, min(rng.randint(15, 40), len(here) // 4))
    for person in chosen:
        is_elder = person.birth_date.year <= today.year - 65
        label = Label.ELDER_ALONE if is_elder and rng.random() < 0.6 else rng.choice(_DECIDED_ELSEWHERE)
        decided = today - timedelta(days=rng.randint(20, 300))
        if label == Label.ELDER_ALONE:
            give_consent(person=person, purpose=Purpose.PRIORITY_LABEL, label=label, channel=Channel.PAPER, by=by)
        give_label(
            person=person,
            label=label,
            source=LABEL_SOURCES[label][0],
            decided_on=decided,
            review_on=decided + timedelta(days=183),
            expires_on=decided + timedelta(days=365),
            consent_basis=Basis.STATUTORY_DUTY,
            by=by,
        )
    return len(chosen)


def load_papers(division, clerk, head, resident):
    """One village's rolls, an adopted one and a draft, and what a resident asks about their own record."""
    today = clock.today()
    roll = draw_roll(division=division, kind=RollKind.COLLECTIVE_MEMBER, as_of=today, by=clerk)
    adopt_roll(roll=roll, adopted_by="成员代表大会", by=head)
    draw_roll(division=division, kind=RollKind.VOTER, as_of=today, by=clerk)
    _load_guardians(division, clerk, head, resident)
    ask_right(person=person_of(resident.id), kind=RightsKind.COPY, text="想要一份我的资料复印件。", by=resident)


def _load_guardians(division, clerk, head, resident):
    """A grandchild in the care of the one who signs in, and two guardianships of others: one in force, one that waits."""
    grandmother, today = person_of(resident.id), clock.today()
    home = Household.objects.get(members__person=grandmother, members__ends_on__isnull=True)
    child = register_member(
        household=home,
        name=f"{grandmother.name[0]}芽",
        relation="grandchild",
        birth_date=date(today.year - 9, 6, 1),
        by=clerk,
    )
    pairs = [(child.person, grandmother)]
    led = Household.objects.filter(division=division, ended_on__isnull=True).exclude(pk=home.pk)
    young = led.filter(members__relation="child", members__person__birth_date__year__gt=today.year - 15)
    for household in young.order_by("id")[:2]:
        family = household.members.select_related("person").order_by("id")
        small = next(each for each in family if each.person.birth_date.year > today.year - 15)
        pairs.append((small.person, family.get(relation="head").person))
    for number, (person, guardian) in enumerate(pairs):
        asked = ask_guardianship(
            person=person, guardian=guardian, ground=GuardianGround.PARENT if number else GuardianGround.RELATIVE,
            document="户口簿", decided_on=today - timedelta(days=30), by=clerk,
        )  # fmt: skip
        if number < 2:
            confirm_guardianship(asked=asked, by=head)


def load_kinship(division, *, committee, watcher, by):
    """Kin as the household books say, and two who hold posts and turn out to be brother and sister: to be judged again."""
    led = Household.objects.filter(division=division, ended_on__isnull=True).order_by("id")
    for household in led.filter(members__relation="spouse")[:3]:
        head, spouse = (household.members.get(relation=each).person for each in ("head", "spouse"))
        record_kinship(person=head, relative=spouse, kind=KinKind.SPOUSE, source="户口簿", by=by)
    one, other = (
        register_person(name=user.name, division=division, birth_year=1975, user=user, by=SYSTEM)
        for user in (committee, watcher)
    )
    record_kinship(person=one, relative=other, kind=KinKind.SIBLING, source="本人申报", by=by)


def load_move(division, to, *, by):
    """A household that built anew in the next village: struck off here, taken in there."""
    household = Household.objects.filter(division=division, ended_on__isnull=True).order_by("-id").first()
    move_household(
        household=household,
        division=to,
        code=f"{household.code}-迁",
        address="2 组 新房",
        reason="在邻村建了新房",
        by=by,
    )


def load_protection(division, place, *, by):
    """A drill under way, for somebody who has no telephone, an assessment that waits for a second pair of eyes, a contract to be signed."""
    drill = report_incident(what="演练：一台走访用的平板在集市上丢了，没有锁屏。", is_drill=True, by=by)
    describe_incident(
        incident=drill, data_kinds="姓名、手机号、走访记录", is_sensitive=True, cause="平板没有锁屏", harm="可能有人冒充联系人上门",
        measures="账号已停用，平板已远程抹掉", advice="有人以联系人的名义要钱、要验证码，不要给，打村里电话核实",
        contact="村党群服务站", by=by,
    )  # fmt: skip
    phone = Person.objects.filter(division=place).exclude(phone_hash="").order_by("id").first().phone
    list_concerned(incident=drill, phones=(phone,), by=by)
    draft = DRAFTS[Subject.SMS]
    assess_impact(
        path=division.path, subject=Subject.SMS, way=str(draft.way), effect=str(draft.effect), measures=str(draft.measures),
        conclusion="可以这样处理；合同每年核对一次。", party="青禾通信服务公司（样例）",
        next_on=clock.today() + timedelta(days=364), by=by,
    )  # fmt: skip
    draw_up_contract(
        path=division.path, subject=Subject.SMS, party="青禾通信服务公司（样例）", starts_on=clock.today(),
        ends_on=clock.today() + timedelta(days=364), by=by,
        **{name: str(words) for name, words in vars(CLAUSES[Subject.SMS]).items()},
    )  # fmt: skip
