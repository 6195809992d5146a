"""A village with people who have files, at any step, in a few words."""

from datetime import timedelta

import pytest

from lianxin.accounts import selectors as accounts
from lianxin.accounts.models import User
from lianxin.accounts.vocabulary import Role
from lianxin.cadres import services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.deeds import Deed
from lianxin.organisations.models import Post, Tenure, Unit
from lianxin.people import services as people
from tests.cast import make_user


class Desk:
    """Makes things through the services; time goes by with ``later`` alone."""

    def __init__(self, cast):
        self.cast, self.now = cast, clock.now() - timedelta(days=60)
        self.serial = 0

    @property
    def today(self):
        return clock.day_of(self.now)

    def later(self, days=1):
        self.now += timedelta(days=days)
        return self.now

    def by(self, name):
        """Of the cast; ``proposer`` and ``scribe`` are of the committee: one nominates, one enters signed papers, neither takes a step."""
        return accounts.actor_for(self.user(name))

    def user(self, name):
        if name not in ("proposer", "scribe"):
            return self.cast.user(name)
        known = User.objects.filter(username=name).first()
        return known or make_user(
            name, {"proposer": "邵谷雨", "scribe": "邵小雪"}[name], role=Role.COMMITTEE_MEMBER, scope=self.cast.village
        )

    def person(self, name="钱大暑", user=None):
        self.serial += 1
        return people.register_person(
            name=name, division=self.cast.village, by=SYSTEM, phone=f"1990000{6000 + self.serial}",
            user=self.cast.user(user) if user else None, birth_year=1990,
        )  # fmt: skip

    def resident(self):
        """周小满, who has an account."""
        return self.person("周小满", "resident")

    def nominated(self, name="周小满", by="proposer", **more):
        words = {"division": self.cast.village, "source": "returned", "words": "带人修过渠。"} | more
        return services.nominate(name=name, by=self.by(by), at=self.now, **words)

    def consented(self, entry=None):
        entry = entry or self.nominated()
        return services.consent(entry=entry, on=self.today, by=self.by("resident"), at=self.now)

    def passed(self, entry, by, words="都同意。"):
        return services.pass_step(entry=entry, words=words, by=self.by(by), at=self.now)

    def pooled(self, entry=None):
        entry = entry or self.consented()
        for by in ("committee", "secretary", "township_officer", "county_officer"):
            self.later()
            entry = self.passed(entry, by)
        return entry

    def file(self, name="周小满"):
        return services.open_file(division=self.cast.village, name=name, by=self.by("township_officer"), at=self.now)

    def check(self, file=None, kind="pool"):
        return services.ask_check(
            file=file or self.file(), kind=kind, purpose="拟任村党支部书记", declared_on=self.today, due_on=self.today + timedelta(days=7),
            by=self.by("township_officer"), at=self.now,
        )  # fmt: skip

    def answered(self, row, answer="clear", by="township_officer"):
        return services.answer_check(
            row=row, answer=answer, answered_on=self.today, signer="经办人", by=self.by(by), at=self.now
        )

    def secretary(self, user="secretary", name="王清明"):
        """The village's secretary holds the post."""
        village = self.cast.village
        branch, _made = Unit.objects.get_or_create(
            kind="party_branch", name="上河村党支部", division=village, division_path=village.path
        )
        post, _made = Post.objects.get_or_create(unit=branch, title="书记", selection="elected", is_head=True)
        return Tenure.objects.create(
            post=post, user=self.cast.user(user), holder_name=name, starts_on=self.today - timedelta(days=90),
            basis="2026 年换届选举结果",
        )  # fmt: skip

    def serving(self, *files):
        """The persons of the files are of the committee."""
        village = self.cast.village
        unit, _made = Unit.objects.get_or_create(
            kind="villagers_committee", name="上河村村民委员会", division=village, division_path=village.path
        )
        post, _made = Post.objects.get_or_create(unit=unit, title="委员", selection="elected", defaults={"seats": 7})
        for file in files:
            who = {"user": file.user, "holder_ref": file.person.public_id if file.person_id else ""}
            Tenure.objects.get_or_create(
                post=post, holder_name=file.name, starts_on=self.today - timedelta(days=90), basis="选举", **who
            )
        return list(files)

    def filing(self):
        self.secretary()
        return services.submit_filing(
            file=self.file("王清明"), papers="简历", by=self.by("township_officer"), at=self.now
        )


@pytest.fixture
def desk(cast):
    return Desk(cast)


def opened(desk, files, kind="yearly", by="township_officer", **more):
    desk.serving(*files)
    said = {"division": desk.cast.village, "year": desk.today.year, "write_by": desk.today + timedelta(days=5)} | more
    return services.open_round(kind=kind, files=files, by=desk.by(by), at=desk.now, **said)


def evaluated(desk, files, **more):
    return opened(desk, files, "democratic", "supervisor", meets_on=desk.today + timedelta(days=10), **more)


@pytest.fixture
def yearly(desk):
    """The township's yearly appraisal of one resident who serves."""
    desk.resident()
    return opened(desk, [desk.file()])


@pytest.fixture
def evaluation(desk):
    """One resident who serves is to be evaluated in ten days."""
    desk.resident()
    return evaluated(desk, [desk.file()])


def cadres_addresses(cast, *, has_resident):
    """Something to show at every address of the room: by prefix."""
    desk = Desk(cast)
    if not has_resident:
        desk.resident()
    entry = desk.consented()
    check = desk.check(entry.file)
    filing = desk.filing()
    course = services.hold_course(
        division=cast.village, title="怎样记账", kind="field", level="village", organiser="村支部", starts_on=desk.today,
        ends_on=desk.today, hours=4, by=desk.by("secretary"), at=desk.now,
    )  # fmt: skip
    (training,) = services.enter_trainings(course=course, names=[entry.file.name], by=desk.by("secretary"), at=desk.now)
    round_ = services.open_round(
        division=cast.village, kind="yearly", year=desk.today.year, write_by=desk.today + timedelta(days=90),
        files=desk.serving(entry.file), by=desk.by("township_officer"), at=desk.now,
    )  # fmt: skip
    appraisal = round_.appraisals.get()
    deed = Deed("meeting", "none", "村民代表会议", "/hall/", desk.today)
    evidence = services.choose_evidence(
        appraisal=appraisal, deed=deed, words="我主持的", by=desk.by("resident"), at=desk.now
    )
    unit = Unit.objects.create(
        kind="station", name="上河村便民窗口", division=cast.village, division_path=cast.village.path
    )
    officer = {"by": desk.by("township_officer"), "at": desk.now}
    opening = services.open_post(
        division=cast.village, post=Post.objects.create(unit=unit, title="值班员", seats=2, selection="recruited"),
        needs="会记账，说话公道。", **officer,
    )  # fmt: skip
    desk.person("邵夏至")
    pooled = services.consent(entry=desk.nominated("邵夏至"), on=desk.today, by=desk.by("scribe"), at=desk.now)
    will = services.ask_person(
        opening=opening, file=desk.pooled(pooled).file, by=desk.by("township_officer"), at=desk.now
    )
    secondment = services.start_secondment(
        file=entry.file, kind="temporary", home="上河村", host="柳溪镇信访办", mentor="卫秋分", starts_on=desk.today,
        ends_on=desk.today + timedelta(days=90), **officer,
    )  # fmt: skip
    task = services.add_task(secondment=secondment, words="办结十件来访", **officer)
    return {
        "cadres/openings/": {"public_id": opening.public_id, "verb": "ask"},
        "cadres/sheets/": {"what": "pool", "public_id": entry.public_id},
        "cadres/wills/": {"public_id": will.public_id, "verb": "agree"},
        "cadres/secondments/": {"public_id": secondment.public_id, "verb": "task"},
        "cadres/tasks/": {"public_id": task.public_id, "verb": "done"},
        "cadres/rounds/": {"public_id": round_.public_id, "verb": "call-off"},
        "cadres/appraisals/": {"public_id": appraisal.public_id, "verb": "hand-in"},
        "cadres/evidence/": {"public_id": evidence.public_id, "verb": "drop"},
        "cadres/courses/": {"public_id": course.public_id, "verb": "enter"},
        "cadres/trainings/": {"public_id": training.public_id, "verb": "withdraw"},
        "cadres/files/": {"public_id": entry.file.public_id, "verb": "facts"},
        "cadres/pool/": {"public_id": entry.public_id, "verb": "pass"},
        "cadres/checks/": {"public_id": check.public_id, "verb": "close"},
        "cadres/answers/": {"public_id": check.answers.first().public_id, "verb": "answer"},
        "cadres/filings/": {"public_id": filing.public_id, "verb": "file"},
    }
