"""A village's hall in a few words: bodies with members, a study by the branch, a meeting at any stage."""

from datetime import date, timedelta

import pytest

from lianxin.deliberation import services
from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.calc.phases import PROCESSES
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.people import services as people

NOTICE = 5  # days a representatives' meeting is called ahead
SIGNED = "王清明、冯芒种签名，放在档案柜"
TITLE = "村口停车位怎么分"
MOTION = "村口空地划 20 个停车位，每户先到先停，不收费。"


class Hall:
    """Makes things through the services; time goes by with ``at`` alone."""

    def __init__(self, cast):
        self.cast, self.now, self.branch, self.studies = cast, clock.now(), None, {}
        self.secretary, self.head, self.clerk = (cast.actor(name) for name in ("secretary", "committee", "clerk"))
        self.supervisor = cast.actor("supervisor")

    def body(self, kind="villager_rep_assembly", size=41, name="", **more):
        if BODIES[kind].stands_on:
            more = {"stands_on": BODIES[kind].stands_on[0], "stands_on_words": "全村 412 户，村民会议定的"} | more
        body = services.set_up_body(
            division=self.cast.village, kind=kind, name=name or f"上河村{kind}", by=self.head, **more
        )
        rows = [(f"代表{number:02d}", f"{number:03d}") for number in range(1, size + 1)]
        if size:
            services.add_members(body=body, members=rows, by=self.head)
        return body

    def planned(self, body, *, motion=MOTION, title=TITLE, days=NOTICE, item=True, topic=None, **more):
        meeting = services.plan_meeting(
            body=body, starts_at=self.now + timedelta(days=days), place="村委会二楼会议室", convenor="上河村村民委员会",
            chair="王清明", recorder="冯芒种", by=self.head, at=self.now, **more,
        )  # fmt: skip
        if item:
            services.add_item(meeting=meeting, title=title, motion=motion, topic=topic, by=self.head)
        return meeting

    def studied(self, topic=None, title=TITLE, after=None):
        """The branch has met about it and written its minutes, later than ``after`` where the body has met since."""
        key = topic or title
        held = after and after.meetings.filter(opened_at__isnull=False).order_by("-opened_at").first()
        met, study = held.opened_at if held else self.now - timedelta(days=1), self.studies.get(key)
        if study is None or study.opened_at <= met:
            self.branch = self.branch or self.body("party_branch", 9)
            days = max(0, (met - self.now).days + 1)
            planned = self.planned(self.branch, days=days, topic=topic, title=title)
            study = self.studies[key] = self.minuted(self.held(planned, present=7))
        return study

    def called(self, body=None, **more):
        body = body or self.body()
        if body.held_to.studied_first and "study" not in more:
            more["study"] = self.studied(more.get("topic"), more.get("title", TITLE), after=body)
        return services.call_meeting(meeting=self.planned(body, **more), by=self.head, at=self.now)

    def attended(self, meeting, present):
        rows = [(seat, "in_person", False, "") for seat in meeting.seats.all()[:present]]
        return services.enter_attendance(meeting=meeting, rows=rows, by=self.clerk, at=meeting.starts_at)

    def held(self, meeting, present):
        """Called if it was not, attended and opened."""
        if meeting.state == "planned":
            meeting = services.call_meeting(meeting=meeting, by=self.head, at=self.now)
        self.attended(meeting, present)
        return services.open_meeting(meeting=meeting, by=self.head, at=meeting.starts_at)

    def minuted(self, meeting, **votes):
        votes = votes or {"yes": 6, "no": 0, "abstain": 0}
        item = meeting.items.get()
        if item.voted_at is None:
            services.record_vote(item=item, method="show_of_hands", by=self.head, at=meeting.starts_at, **votes)
        services.close_meeting(meeting=meeting, by=self.head, at=meeting.starts_at)
        said = [(item, [("王清明", "先听大家说。"), ("一位村民", "位子要划得宽一点。")], "")]
        services.write_minutes(
            meeting=meeting, opening="主持人讲了议事规则。", items=said, by=self.head, at=meeting.starts_at
        )
        meeting.refresh_from_db()
        return meeting

    def validated(self, meeting):
        at = meeting.starts_at + timedelta(days=1)
        return services.validate_minutes(meeting=meeting, signatures=SIGNED, by=self.secretary, at=at)

    def roll(self, size=4, kind="voter", adopt=True):
        """A roll of so many made-up people, adopted."""
        for number in range(size):
            person = people.register_person(
                name=f"村民{number}", division=self.cast.village, birth_date=date(1980, 1, 1), by=SYSTEM
            )
            for population in ("registered", "collective_member"):
                people.start_belonging(
                    person=person, population=population, division=self.cast.village, on=date(2025, 1, 1), by=SYSTEM
                )
        roll = people.draw_roll(division=self.cast.village, kind=kind, as_of=date(2026, 1, 1), by=self.secretary)
        return people.adopt_roll(roll=roll, adopted_by="选举委员会", by=self.secretary) if adopt else roll

    def registered(self, households=3, *, housed=True):
        """An adopted roll: in every household a man of 40, a woman of 60 and a child; or the same without a household."""
        village, today = self.cast.village, clock.today()
        for number in range(households):
            home = None
            for name, sex, years in (("甲", "male", 40), ("乙", "female", 60), ("丙", "male", 9)):
                person = people.register_person(
                    name=f"{name}{number}", sex=sex, birth_date=date(today.year - years, 1, 1), division=village,
                    populations=("registered",), by=SYSTEM,
                )  # fmt: skip
                if not housed:
                    continue
                if home is None:
                    home = people.register_household(
                        code=f"{number:03d}", division=village, representative=person, by=SYSTEM
                    )
                else:
                    people.join_household(household=home, person=person, by=SYSTEM)
        roll = people.draw_roll(division=village, kind="registered", as_of=today, by=self.secretary)
        return people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=self.secretary)

    def raising(self, roll=None, **more):
        words = {
            "title": "修二组的水渠", "purpose": "water", "what": "修三百米水渠，水泥村里出。", "cost_fen": 3_000_000,
            "year": clock.today().year, "proposer": "committee", "deciders": "reps", "per_head_fen": 1000,
            "per_worker_days": 2, "account": "村集体账户水渠专账",
        } | more  # fmt: skip
        roll = roll or self.registered()
        return services.draft_raising(division=self.cast.village, roll=roll, by=self.head, at=self.now, **words)

    def topic(self, **more):
        words = {"title": "村口停车位怎么分", "words": "天天堵，吵了好几回。"} | more
        return services.propose_topic(division=self.cast.village, by=self.cast.actor("resident"), **words)

    def concerned(self, topic, seats=4):
        """Whom it concerns: a group, with so many of the seats."""
        return services.name_affected(
            topic=topic, kind="group", name="二组", seats=seats, reason="车停在他们门口。", by=self.secretary
        )

    def named(self, topic, most=4):
        """Who of that group comes."""
        group, names = topic.affected.get(kind="group"), ("陈雨禾", "郑秋田", "何冬麦", "罗春池")
        services.name_group(
            topic=topic,
            affected=group,
            members=[(name, "") for name in names[:most]],
            ground="place",
            by=self.secretary,
        )
        return topic

    def published(self, **more):
        topic = services.accept_topic(topic=self.topic(**more), reason="全村都关心", by=self.secretary)
        self.concerned(topic)
        return services.publish_topic(
            topic=topic, materials="空地能划 20 个车位，全村有 46 辆车。", discuss_at=clock.now() + timedelta(days=6),
            discuss_where="村委会", seats=9, by=self.secretary,
        )  # fmt: skip


@pytest.fixture
def hall(cast):
    return Hall(cast)


def hall_addresses(hall):
    """Something to show at every address of the hall."""
    meeting = hall.validated(hall.minuted(hall.held(hall.called(), present=30), yes=20, no=5, abstain=5))
    today, body = clock.today(), meeting.body
    resolution = services.register_resolution(
        item=meeting.items.get(), effective_on=today, responsible="村委会", due_on=today, review_on=today, by=hall.head
    )
    services.publish_resolution(resolution=resolution, by=hall.head)
    convening = services.ask_for_meeting(body=body, about="电费账", signers=[("代表01", "")], by=hall.clerk)
    ballot = services.open_ballot(
        body=body, title="选地方", question="放哪里？", kind="choose", closes_at=clock.now() + timedelta(days=3),
        rule={"options": ["村口", "村尾"], "most": 1, "seats": 1}, by=hall.head,
    )  # fmt: skip
    process = services.start_process(division=hall.cast.village, kind="four_steps", title="停车位", by=hall.head)
    topic = hall.published()
    asking = services.open_asking(
        topic=topic, question="怎么分", statements=["收费。", "不收费。", "先试。"], closes_at=clock.now() + timedelta(days=3),
        by=hall.secretary,
    )  # fmt: skip
    said = services.suggest_statement(asking=asking, words="划宽一点。", by=hall.cast.actor("resident"))
    budgeting = services.start_budgeting(
        body=body, title="一万元", about="捐款", amount_fen=1_000_000, rule="equal-shares", kind="approval",
        ideas_until=clock.now() + timedelta(days=5), by=hall.head,
    )  # fmt: skip
    idea = services.propose_idea(budgeting=budgeting, title="路灯", words="黑", by=hall.cast.actor("resident"))
    comment = services.add_comment(topic=topic, side="for", words="好", by=hall.cast.actor("resident"))
    rule = services.draft_village_rule(division=hall.cast.village, title="约", text="垃圾分类。", by=hall.head)
    rows = [{"code": each.code, "name": each.name, "verbs": []} for each in PROCESSES["four_steps"]]
    way = services.make_plan(division=hall.cast.village, kind="four_steps", name="四步", phases=rows, by=hall.head)
    raising = hall.raising(hall.registered(1, housed=False))
    household = raising.households.first()
    return {
        "hall/raisings/": {"public_id": raising.public_id, "verb": "propose"},
        "hall/raising-households/": {"public_id": household.public_id, "verb": "receive"},
        "hall/raising-persons/": {"public_id": household.lines.first().public_id, "verb": "exempt"},
        "hall/village-rules/": {"public_id": rule.public_id, "verb": "consult"},
        "hall/ways/": {"public_id": way.public_id, "kind": "four_steps"},
        "hall/comments/": {"public_id": comment.public_id, "verb": "rule"},
        "hall/budgets/": {"public_id": budgeting.public_id, "verb": "idea"},
        "hall/ideas/": {"public_id": idea.public_id, "verb": "accept"},
        "hall/topics/": {"public_id": topic.public_id, "verb": "conclude"},
        "hall/opinions/": {"public_id": asking.public_id, "verb": "sheet"},
        "hall/statements/": {"public_id": said.public_id, "verb": "decline"},
        "hall/bodies/": {"public_id": body.public_id},
        "hall/convenings/": {"public_id": convening.public_id, "verb": "sign"},
        "hall/meetings/": {"public_id": meeting.public_id, "verb": "minutes"},
        "hall/items/": {"public_id": meeting.items.get().public_id, "verb": "vote"},
        "hall/resolutions/": {"public_id": resolution.public_id, "verb": "report"},
        "hall/steps/": {"public_id": process.public_id, "verb": "phase"},
        "hall/ballots/": {"public_id": ballot.public_id, "verb": "readings"},
    }
