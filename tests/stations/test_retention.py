"""Names and words go when the place's days are over; the numbers, the states and the record stay."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.people.models import LegalHold
from lianxin.stations import selectors
from lianxin.stations import services as stations
from lianxin.stations.models import Appointment, CaseStep, Errand, ErrandStep, IntakeEntry, Original, ServiceCase
from lianxin.stations.tasks import clear_old_words
from tests.stations.conftest import accepted_errand, at, receive_case, record
from tests.stations.test_kiosk import book

pytestmark = pytest.mark.django_db
WORDS = ("周大爷", "周奶奶", "问医保", "教会了", "养老金", "三组", "0000 0022", "0000 0021", "认证好了", "身份证")


def ended(cast, hall, item):
    """A line of the book, an errand and a service, all over."""
    clerk = cast.actor("clerk")
    entry = record(hall, sign="spoken", satisfaction=3, is_elder=True, address="三组")
    errand = accepted_errand(cast)
    stations.take_originals(errand=errand, names=["身份证"], sign="paper", by=clerk)
    errand = stations.return_errand(errand=errand, result="认证好了", by=clerk, at=at(11, 24))
    stations.return_originals(errand=errand, originals=list(errand.originals.all()), sign="paper", by=clerk)
    stations.close_errand(errand=errand, sign="paper", satisfaction=3, by=clerk, at=at(11, 24))
    case = receive_case(hall, item)
    stations.withdraw_case(case=case, words="周大爷自己去了", by=cast.actor("clerk"), at=at(11, 24))
    book(hall, name="周大爷", purpose="问医保", by=clerk)
    return entry


def age(days):
    """As if everything had been that long ago."""
    ago = clock.now() - timedelta(days=days)
    IntakeEntry.objects.update(at=ago)
    IntakeEntry.objects.filter(closed_at__isnull=False).update(closed_at=ago)
    Errand.objects.filter(ended_at__isnull=False).update(ended_at=ago)
    ServiceCase.objects.filter(ended_at__isnull=False).update(ended_at=ago)
    Appointment.objects.update(day=ago.date())


def everything():
    tables = (IntakeEntry, Errand, ServiceCase, ErrandStep, CaseStep, Original, Appointment)
    return str([[list(row.values()) for row in table.objects.values()] for table in tables])


def test_words_are_cleared_after_the_days_of_the_profile_and_counts_stay(cast, hall, item):
    ended(cast, hall, item)
    age(1094)
    assert clear_old_words() == 1  # the booked time alone
    assert "问医保" in everything()
    span = (clock.today() - timedelta(days=1100), clock.today())
    before = selectors.numbers_of(hall.station, *span)
    age(1096)
    assert clear_old_words() == 3
    for words in WORDS:
        assert words not in everything(), words
    assert selectors.numbers_of(hall.station, *span) == before
    errand = Errand.objects.get()
    assert (errand.state, errand.satisfaction, errand.kind) == ("closed", 3, "life_proof")
    event = AuditEvent.objects.filter(tag="stations:words:clear").latest("id")
    assert (event.actor_name, event.after) == ("系统", {"entries": 1, "errands": 1, "cases": 1, "slips": 0})
    assert event.scope_path == cast.village.path
    assert clear_old_words() == 0  # and no event for nothing
    assert AuditEvent.objects.filter(tag="stations:words:clear").count() == 2


def test_what_is_not_over_keeps_its_words(cast, hall, desk):
    record(hall, outcome="need", answer="", subject="路灯")
    record(hall, outcome="errand", answer="", subject="取药", client_key="line-2")
    accepted_errand(cast)
    age(4000)
    assert clear_old_words() == 0
    assert "路灯" in everything()


def test_a_legal_hold_keeps_what_is_of_that_person(cast, hall, home):
    user = cast.user("resident")
    home.rep.user = user
    home.rep.save(update_fields=["user"])
    LegalHold.objects.create(person=home.rep, basis="诉讼", placed_at=clock.now(), placed_by_name="县")
    record(hall, user_id=user.pk)
    age(4000)
    assert clear_old_words() == 0


def test_the_clock_alone_clears(cast, hall):
    given = {"division": cast.village, "before": clock.now(), "slips_before": clock.today(), "at": clock.now()}
    with pytest.raises(NotAllowed):
        stations.clear_words(by=cast.actor("clerk"), **given)


def test_a_cleared_line_says_so_in_the_book_and_on_paper(client, cast, hall, item):
    entry = ended(cast, hall, item)
    age(1096)
    clear_old_words()
    client.force_login(cast.user("clerk"))
    page = client.get(reverse("stations:book", args=[hall.station.public_id])).content.decode()
    assert "（已清掉）：（保存期满，内容已清掉）" in page
    assert "期满清除" in client.get(reverse("stations:entry", args=[entry.public_id])).content.decode()
    for name, thing in (("errand", Errand.objects.get()), ("case", ServiceCase.objects.get())):
        text = client.get(reverse(f"stations:{name}", args=[thing.public_id])).content.decode()
        assert "保存期满，内容已清掉" in text
    assert "保存期满" in client.get(f"{reverse('stations:errands')}?state=ended").content.decode()
