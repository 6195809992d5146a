"""A few people of the first village in every state, made through the same services as everything else."""

from datetime import timedelta

from lianxin.cadres import selectors, services
from lianxin.cadres.vocabulary import Answer, CheckKind
from lianxin.kit import clock
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import Selection, UnitKind

_FACTS = (
    {
        "education": "大专，农学",
        "skills": "会记账，会开农机",
        "languages": "本地话、普通话",
        "places_served": "县城超市两年",
    },
    {"education": "高中", "skills": "木工，带过施工队", "languages": "本地话", "places_served": "外省工地六年"},
    {
        "education": "本科，会计",
        "skills": "会计，会手语",
        "languages": "普通话、手语",
        "places_served": "镇中心小学一年",
    },
)


class Cast:
    """Who acts in the sample: of the village, of the township, of the county, and a resident with an account."""

    def __init__(self, *, secretary, head, member, scribe, supervisor, officer, county, resident):
        self.secretary, self.head, self.supervisor, self.officer = secretary, head, supervisor, officer
        self.member = member  # of the committee: nominates, and takes no step after that
        self.scribe = scribe  # of the committee: enters signed papers, and takes no step after that
        self.county, self.resident = county, resident


def load_pool(village, people, cast):
    """One waits for consent, one is on the way, one is in the pool, one left, one was not passed; the secretary is filed."""
    now = clock.now()

    def ago(days):
        return now - timedelta(days=days)

    def nominated(name, days):
        return services.nominate(
            division=village,
            name=name,
            source="returned",
            words="前年回村，带人修了两条渠。",
            by=cast.member,
            at=ago(days),
        )

    def consented(name, days):
        entry = nominated(name, days)
        return services.consent(entry=entry, on=clock.day_of(ago(days - 1)), by=cast.scribe, at=ago(days - 1))

    names = [name for name in people if selectors.known_by_name(village, name)]
    waiting, turned_down, gone, pooled, *_rest = names
    mine = services.nominate_self(
        division=village, source="farmer", words="种了二十年菜，想带大家一起卖。", by=cast.resident, at=ago(30)
    )
    services.pass_step(entry=mine, words="村民代表会上三十五人到会，三十一人推荐。", by=cast.head, at=ago(25))
    nominated(waiting, 3)
    entry = consented(turned_down, 40)
    services.turn_down(entry=entry, words="到会的人不够，改天再推荐。", by=cast.head, at=ago(36))
    services.leave_pool(entry=consented(gone, 50), by=cast.secretary, at=ago(45))
    entry = _pooled(consented(pooled, 90), cast, ago)
    services.accompany(
        entry=entry, mentor=cast.secretary.name, plan="跟着值班、入户，半年独立办一件事。", by=cast.officer, at=ago(60)
    )
    for each, facts in zip((mine, entry), _FACTS, strict=False):
        services.write_facts(file=each.file, by=cast.head if each is entry else cast.resident, at=ago(20), **facts)
    _checked(entry.file, cast, ago)
    _used(village, entry.file, cast, ago)
    _filed(village, cast, ago)
    _trained(village, [cast.secretary.name, cast.resident.name, pooled], cast, ago)
    _appraised(village, [mine.file, entry.file], cast, ago)


def _pooled(entry, cast, ago):
    for by, words, days in (
        (cast.head, "村民代表会推荐，三十三人赞成。", 85), (cast.secretary, "支部委员会看过，同意。", 80),
        (cast.officer, "镇里谈过话、看过材料，同意。", 75), (cast.county, "备案。", 70),
    ):  # fmt: skip
        entry = services.pass_step(entry=entry, words=words, by=by, at=ago(days))
    return entry


def _checked(file, cast, ago):
    today = clock.today()
    check = services.ask_check(
        file=file, kind=CheckKind.POST, purpose="拟任村党支部副书记", declared_on=clock.day_of(ago(12)), due_on=today + timedelta(days=3),
        by=cast.officer, at=ago(10),
    )  # fmt: skip
    for row in list(check.answers.all())[:5]:
        services.answer_check(
            row=row, answer=Answer.CLEAR, answered_on=clock.day_of(ago(6)), signer="经办人", by=cast.officer, at=ago(6)
        )


def _used(village, file, cast, ago):
    """A post of the village is to be filled and somebody of the pool agreed; meanwhile they work at the township's counter."""
    post = next(post for post, _label in selectors.posts_at(village) if not post.is_head)
    opening = services.open_post(
        division=village, post=post, needs="会记账，说话公道，晚上也找得到人。", by=cast.officer, at=ago(8)
    )
    will = services.ask_person(opening=opening, file=file, by=cast.officer, at=ago(7))
    services.agree(will=will, by=cast.secretary, at=ago(6))
    secondment = services.start_secondment(
        file=file, kind="temporary", home=village.short_name, host="镇便民服务中心窗口", mentor=cast.officer.name,
        starts_on=clock.day_of(ago(30)), ends_on=clock.today() + timedelta(days=60), by=cast.officer, at=ago(30),
    )  # fmt: skip
    done = services.add_task(secondment=secondment, words="替老人跑腿办十件代办", by=cast.officer, at=ago(29))
    services.add_task(secondment=secondment, words="把窗口的事项表改成大字版", by=cast.officer, at=ago(29))
    services.finish_task(task=done, done_on=clock.day_of(ago(5)), by=cast.officer, at=ago(5))
    services.write_host_words(secondment=secondment, words="来了就肯学，老人都认得她。", by=cast.officer, at=ago(4))


def _filed(village, cast, ago):
    file = services.open_file(division=village, name=cast.secretary.name, by=cast.officer, at=ago(100))
    filing = services.submit_filing(file=file, papers="简历\n任职文件", by=cast.officer, at=ago(99))
    services.return_filing(filing=filing, opinion="缺学历证明。", by=cast.county, at=ago(97))
    services.submit_again(filing=filing, papers="简历\n任职文件\n学历证明", by=cast.officer, at=ago(95))
    services.file_secretary(filing=filing, opinion="同意备案。", by=cast.county, at=ago(94))


def _trained(village, names, cast, ago):
    """The secretary has nearly all hours of the year, and two candidates their first course."""
    courses = (
        ("怎样开好村民会议", "concentrated", "township", "镇党校", 70, 3, 24, names),
        ("村级财务怎么公开", "online", "county", "县委党校", 55, 0, 8, names[:1]),
        ("到先进村看一天", "field", "township", "镇组织办", 40, 0, 8, names),
    )
    for title, kind, level, organiser, days, length, hours, who in courses:
        course = services.hold_course(
            division=village, title=title, kind=kind, level=level, organiser=organiser, starts_on=clock.day_of(ago(days)),
            ends_on=clock.day_of(ago(days - length)), hours=hours, by=cast.officer, at=ago(days - length),
        )  # fmt: skip
        services.enter_trainings(course=course, names=who, by=cast.officer, at=ago(days - length))


def _appraised(village, files, cast, ago):
    """The yearly appraisal: the resident appealed and was right, the other's suggested grade waits to be seen; a round to come."""
    year = clock.today().year
    _serve(village, files, cast, ago)
    found = services.open_round(
        division=village,
        kind="yearly",
        year=year,
        write_by=clock.day_of(ago(28)),
        files=files,
        by=cast.officer,
        at=ago(34),
    )
    by_file = {each.file_id: each for each in selectors.appraisals_of_round(found)}
    mine, other = (by_file[file.pk] for file in files)
    mine = services.hand_in(appraisal=mine, own_words="带十一户一起卖菜，修了两条渠。", by=cast.resident, at=ago(30))
    mine = services.suggest_grade(appraisal=mine, grade="basic", words="开会少。", by=cast.secretary, at=ago(26))
    services.answer_suggestion(appraisal=mine, words="看过了。", wants_mended=False, by=cast.resident, at=ago(25))
    mine = services.decide_grade(appraisal=mine, grade="basic", by=cast.officer, at=ago(20))
    mine = services.appeal(appraisal=mine, words="两条渠没有算进去。", by=cast.resident, at=ago(19))
    services.uphold_appeal(
        appraisal=mine, grade="competent", answer="到现场核对过，渠是本人带人修的。", by=cast.county, at=ago(15)
    )
    services.suggest_grade(appraisal=other, grade="competent", words="值班从不误事。", by=cast.secretary, at=ago(1))
    services.open_round(
        division=village, kind="democratic", year=year, write_by=clock.today() + timedelta(days=8), files=files[:1],
        meets_on=clock.today() + timedelta(days=15), by=cast.supervisor, at=clock.now(),
    )  # fmt: skip


def _serve(village, files, cast, ago):
    """Whom the appraisals are of has a paid post at the village's station."""
    station = units.units_within_any((village.path,)).filter(kind=UnitKind.STATION).order_by("id").first()
    post = organisations.add_post(
        unit=station, title="代办员", seats=len(files), selection=Selection.RECRUITED, by=cast.officer
    )
    for file in files:
        organisations.appoint(
            post=post, holder_name=file.name, user=file.user, holder_ref=file.person.public_id if file.person else "",
            starts_on=clock.day_of(ago(200)), basis="村里聘用", by=cast.officer,
        )  # fmt: skip
