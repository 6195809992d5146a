"""One need of the sample county on the desk of its village."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from lianxin.kit.actors import ANONYMOUS, Actor
from lianxin.needs.demo_sayings import said
from lianxin.needs.demo_services import services
from lianxin.needs.demo_texts import STORIES
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel


def ring_until(need, until):
    """Ring every alarm of ``need`` that is due by then, each at its moment."""
    while need.next_alarm_at and need.next_alarm_at <= until:
        services.ring_need(need_id=need.pk, at=need.next_alarm_at)
        need.refresh_from_db(fields=["next_alarm_at"])


@dataclass
class Desk:
    """One need of one village; each step says on which day before today, and at what time, it was taken."""

    village: object
    categories: dict
    now: datetime
    rng: object
    with_account: bool = False
    need: Need = None
    requester: Actor = ANONYMOUS
    unit: object = None
    handler: Actor = None

    def on(self, days_ago, hour=10, minute=0):
        """A moment in local time, never later than the present."""
        at = timezone.localtime(self.now).replace(hour=hour, minute=minute, second=0, microsecond=0)
        return min(at - timedelta(days=days_ago), self.now)

    def register(self, at, *, category, channel=Channel.WEB, urgency="", bureau=False, filed_as=""):
        """A resident tells it, on the web or at the counter, and may not know which category it is."""
        fitting = [story for story in STORIES if story.category == category and (story.bureau or not bureau)]
        story = self.rng.choice(fitting)
        village = self.village
        self.unit, self.handler = village.bureaus[story.bureau] if bureau else (village.unit, village.handler)
        with_account = [row for row in village.residents if row[2]] if self.with_account else []
        name, phone, actor = (with_account or self.rng.sample(village.residents, 1))[0]
        matter = Matter(
            kind=story.kind,
            category=self.categories[filed_as or category],
            title=story.title,
            content=said(story, self.rng),
            division=village.division,
            urgency=urgency or story.urgency,
            place_words=story.place,
            may_publish=self.rng.random() < 0.6,
        )
        who = {
            "matter": matter,
            "requester": Requester(name=name, phone=phone, anonymity=Anonymity.NAMED),
            "client_key": f"today-{village.division.public_id}-{self.rng.getrandbits(60):x}",
            "at": at,
        }
        if channel == Channel.WEB:
            self.requester = actor or ANONYMOUS
            self.need = services.register_need(by=self.requester, **who).need
        else:
            self.need = services.register_on_behalf(channel=channel, by=village.clerk, **who).need
        return self

    def do(self, service, by, at, **values):
        """The clock rings what is due before, then ``service`` happens."""
        ring_until(self.need, at)
        self.need = service(need=self.need, by=by, at=at, **values)
        return self

    def say(self, service, at, **values):
        """What only the requester can do."""
        return self.do(service, self.requester, at, holds_pickup=self.requester is ANONYMOUS, **values)

    def dispatch(self, at):
        return self.do(services.dispatch_need, self.village.clerk, at, unit=self.unit)

    def start(self, days_ago):
        """Dispatched in the morning, accepted and talked over the same day."""
        return (
            self.dispatch(self.on(days_ago, 9, 20))
            .do(services.accept_need, self.handler, self.on(days_ago, 10, 5))
            .do(services.record_contact, self.handler, self.on(days_ago, 11), words="电话联系，说了怎么办、大概几天")
        )

    def answer(self, days_ago):
        return self.do(
            services.report_resolved, self.handler, self.on(days_ago, 15), answer="已办好，请您看看是不是这样。"
        )

    def check(self, days_ago):
        return self.do(services.approve_answer, self.village.caller, self.on(days_ago, 16))
