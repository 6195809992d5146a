"""The book: one line for whoever comes, what it becomes, pages of paper, numbers."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import services as needs
from lianxin.stations import presenters, selectors
from lianxin.stations import services as stations
from lianxin.stations.calc.numbers import EntryFacts, Share, count, median
from lianxin.stations.errors import StationClosed
from lianxin.stations.models import IntakeEntry
from tests.stations.conftest import at, ids, record

pytestmark = pytest.mark.django_db


def test_an_answer_on_the_spot_is_closed_at_once(hall):
    entry = record(hall, sign="spoken", satisfaction=3)
    assert (entry.number, entry.closed_at, entry.recorded_by_name) == ("L990101100201-261123-001", at(11, 23), "郑谷雨")
    event = AuditEvent.objects.get(tag="stations:entry:record")
    assert (event.subject_label, event.after) == (entry.number, {"outcome": "answered"})


def test_record_entry_twice_with_one_key_is_one_line(hall):
    assert record(hall) == record(hall)
    assert IntakeEntry.objects.count() == 1


def test_record_entry_with_an_old_key_and_other_words_is_another_line(hall):
    first = record(hall)
    second = record(hall, subject="问低保怎么办", name="冯白露")
    assert record(hall, subject="问低保怎么办", name="冯白露") == second != first
    assert IntakeEntry.objects.count() == 2


def test_a_need_is_registered_in_the_same_step_with_both_names(hall, desk):
    entry = record(hall, outcome="need", answer="", subject="村东头路灯不亮")
    assert (entry.need.requester_name, entry.need.received_by_name) == ("周大爷", "郑谷雨")
    assert (entry.need.channel, entry.need.content, entry.closed_at) == ("walk_in", "村东头路灯不亮", None)
    told = AuditEvent.objects.order_by("id").values_list("tag", flat=True)
    assert list(told)[-2:] == ["needs:need:register", "stations:entry:record"]


def test_who_prefers_not_to_say_has_an_anonymous_need(hall, desk):
    entry = record(hall, outcome="need", answer="", name="", phone="")
    assert (entry.visitor_name, entry.need.anonymity) == ("", "anonymous")


@pytest.mark.parametrize(
    ("outcome", "kind", "category"), [("mediation", "help", "disputes"), ("suggestion", "suggestion", "other")]
)
def test_a_dispute_and_a_suggestion_become_needs_of_their_kind(hall, desk, outcome, kind, category):
    need = record(hall, outcome=outcome, answer="", subject="两家争宅基地边").need
    assert (need.kind, need.category.code) == (kind, category)


def test_an_errand_is_asked_for_whoever_it_is(hall):
    entry = record(hall, outcome="errand", answer="", subject="买降压药", on_behalf_of="周奶奶")
    assert (entry.errand.principal_name, entry.errand.what) == ("周奶奶", "买降压药")
    assert entry.errand.source_label == f"来访登记 {entry.number}"
    with pytest.raises(RuleBroken, match="替谁办"):
        record(hall, outcome="errand", answer="", name="", client_key="line-2")


def test_a_complaint_about_somebody_goes_under_seal_and_the_book_does_not_say_what(hall, desk):
    entry = record(hall, subject="站里的人态度不好", about_words="值班的人", answer="")
    assert (entry.subject, entry.is_sealed, entry.is_complaint) == ("", True, True)
    assert entry.need.is_sealed
    assert entry.need.desk_path == hall.cast.township.path
    row = presenters.entry_row(selectors.find_entry(entry.public_id))
    assert "态度" not in f"{row}"
    assert row.words == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": " "}, "什么事"),
        ({"answer": ""}, "当场怎么答复"),
        ({"outcome": "passed_on"}, "首问负责"),
    ],
)
def test_record_entry_refuses_what_says_nothing(hall, changes, words):
    with pytest.raises(RuleBroken, match=words):
        record(hall, **changes)
    assert not IntakeEntry.objects.exists()


@pytest.mark.parametrize("who", ["liaison", "supervisor", "township_officer", "outsider", "auditor", "resident"])
def test_only_the_counter_writes_in_the_book(hall, who):
    with pytest.raises(NotAllowed):
        record(hall, who)


def test_a_closed_station_takes_nobody_in(hall):
    stations.close_station(station=hall.station, reason="并站", by=hall.actor("clerk"))
    with pytest.raises(StationClosed):
        record(hall)


def test_what_was_passed_on_waits_until_somebody_asked(hall):
    entry = record(hall, outcome="passed_on", answer="", handed_to="卫生院", at=clock.now())
    assert ids(selectors.waiting_for(hall.actor("clerk")).passed_on) == ids([])
    IntakeEntry.objects.update(at=clock.now() - timedelta(days=6))
    assert ids(selectors.waiting_for(hall.actor("clerk")).passed_on) == ids([entry])
    entry = stations.finish_entry(entry=entry, result="打过疫苗了", by=hall.actor("clerk"))
    assert entry.closed_at is not None
    with pytest.raises(RuleBroken, match="已经办结"):
        stations.finish_entry(entry=entry, result="又一次", by=hall.actor("clerk"))


def test_enter_page_takes_a_page_with_one_event(hall):
    lines = [(at(11, 20, 9, n), stations.Visit(subject=f"第{n}件"), "答复了") for n in range(3)]
    lines.append((at(11, 21), stations.Visit(subject="隔天的"), "答复了"))
    made = stations.enter_page(station=hall.station, lines=lines, by=hall.actor("clerk"))
    assert [entry.number[-10:] for entry in made] == ["261120-001", "261120-002", "261120-003", "261121-001"]
    assert all(entry.from_paper and entry.closed_at == entry.at for entry in made)
    assert AuditEvent.objects.get(tag="stations:entry:enter_page").after == {"count": 4}
    assert record(hall, at=at(11, 20)).number.endswith("261120-004")


def test_enter_page_refuses_moments_to_come_and_no_answer(hall):
    by = hall.actor("clerk")
    with pytest.raises(RuleBroken, match="还没有到"):
        stations.enter_page(
            station=hall.station, lines=[(clock.now() + timedelta(days=1), stations.Visit(subject="x"), "y")], by=by
        )
    with pytest.raises(RuleBroken, match="当场怎么答复"):
        stations.enter_page(station=hall.station, lines=[(at(11, 20), stations.Visit(subject="x"), "")], by=by)
    with pytest.raises(RuleBroken, match="一页"):
        stations.enter_page(station=hall.station, lines=[], by=by)


def form_of(client):
    return client.get(reverse("stations:write_entry")).context["form"]


def typed(client, **changes):
    form = form_of(client)
    return {
        "who": "周大爷", "subject": "问医保", "outcome": "answered", "answer": "教会了", "station": form["station"].value(),
        "channel": "walk_in", "sign": "spoken", "client_key": form["client_key"].value(), **changes,
    }  # fmt: skip


def test_a_line_is_written_and_the_next_is_ready(client, hall):
    client.force_login(hall.cast.user("clerk"))
    page = client.post(reverse("stations:write_entry"), typed(client), follow=True).content.decode()
    assert "：周大爷，当场答复。可以记下一位。" in page
    assert "周大爷：问医保" in page
    assert IntakeEntry.objects.get().sign == "spoken"


@pytest.mark.parametrize(
    ("who", "name", "phone"),
    [("", "", ""), ("199 0000 0044", "", "+8619900000044"), ("王婶", "王婶", "")],
)
def test_who_may_be_a_name_a_phone_or_nothing(client, hall, who, name, phone):
    client.force_login(hall.cast.user("clerk"))
    client.post(reverse("stations:write_entry"), typed(client, who=who))
    entry = IntakeEntry.objects.get()
    assert (entry.visitor_name, entry.visitor_phone) == (name, phone)


def test_somebody_found_by_pinyin_brings_their_name_and_phone(client, hall, home):
    client.force_login(hall.cast.user("clerk"))
    data = typed(client, who=home.rep.initials)
    looked = client.post(reverse("stations:write_entry"), {**data, "look": "1"})
    assert home.rep.name in looked.content.decode()
    assert not IntakeEntry.objects.exists()
    client.post(reverse("stations:write_entry"), {**data, "person": home.rep.public_id})
    entry = IntakeEntry.objects.get()
    assert (entry.visitor_name, entry.visitor_phone) == (home.rep.name, home.rep.phone)


def test_people_are_found_while_typing(client, hall, home):
    client.force_login(hall.cast.user("clerk"))
    answer = client.post(reverse("stations:write_entry"), {"who": home.rep.name}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert home.rep.public_id in text
    assert "<html" not in text


def test_a_refusal_keeps_what_was_typed(client, hall):
    client.force_login(hall.cast.user("clerk"))
    answer = client.post(reverse("stations:write_entry"), typed(client, answer="", outcome="passed_on", address="三组"))
    assert answer.status_code == 422
    assert "首问负责" in answer.content.decode()
    assert "三组" in answer.content.decode()


def test_the_book_is_for_the_counter_and_numbers_for_the_levels_above(client, hall):
    record(hall)
    book, numbers = (reverse(f"stations:{name}", args=[hall.station.public_id]) for name in ("book", "numbers"))
    for who, sees_book, sees_numbers in (
        ("clerk", 200, 200), ("secretary", 200, 200), ("supervisor", 404, 200), ("township_officer", 404, 200),
        ("liaison", 404, 403), ("resident", 404, 403), ("outsider", 404, 403),
    ):  # fmt: skip
        client.force_login(hall.cast.user(who))
        assert (client.get(book).status_code, client.get(numbers).status_code) == (sees_book, sees_numbers), who


def test_a_page_of_paper_is_typed_in(client, hall):
    client.force_login(hall.cast.user("clerk"))
    address = reverse("stations:paper_page", args=[hall.station.public_id])
    data = {"line-TOTAL_FORMS": 8, "line-INITIAL_FORMS": 0, "line-0-at": "2026-11-20T09:10", "line-0-who": "王婶",
            "line-0-subject": "开路条", "line-0-answer": "不用开了"}  # fmt: skip
    assert client.post(address, {**data, "line-1-subject": "只有事"}).status_code == 422
    assert client.post(address, data).status_code == 302
    entry = IntakeEntry.objects.get()
    assert (entry.visitor_name, entry.from_paper) == ("王婶", True)


def test_numbers_of_a_station_say_what_they_are_made_of(hall, desk, home):
    first = record(hall, is_elder=True, access_asked=("large_print",), access_met=True)
    record(hall, client_key="line-2", again_of=first, access_asked=("sign_language",), access_met=False)
    need = record(hall, client_key="line-3", outcome="need", answer="", is_complaint=True).need
    need = needs.answer_on_spot(need=need, answer="修好了", by=hall.actor("clerk"), at=at(11, 23, 13))
    found = selectors.numbers_of(hall.station, at(11, 1).date(), at(11, 30).date())
    assert found.per_households == Share(3, 1)
    assert found.on_the_spot == Share(2, 3)
    assert (found.median_minutes, found.ended, found.waiting) == (0, 3, 0)
    assert found.one_visit == Share(1, 2)
    assert found.reopened == Share(0, 1)
    assert found.elders == Share(1, 3)
    assert found.access_met == Share(1, 2)
    assert (found.complaints, found.complaints_solved, found.complaints_open) == (1, 0, 1)
    rows = {row.name: (row.value, row.made_of) for row in presenters.number_rows(found)}
    assert rows["当场解决"] == ("66.7 %", "2 / 3")
    assert rows["每百户来访"] == ("300.0", "3 / 1")


@given(st.lists(st.integers(0, 10**6)))
def test_median_lies_in_the_middle(values):
    found = median(values)
    if not values:
        assert found is None
        return
    assert sum(value < found for value in values) <= len(values) / 2
    assert sum(value > found for value in values) <= len(values) / 2


_FLAGS = ("on_the_spot", "is_again", "came_again", "answered_need", "reopened", "access_asked", "access_met")


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 9999), st.sets(st.sampled_from(_FLAGS))), max_size=15),
    st.integers(0, 999),
)
def test_no_share_is_more_than_its_whole(entries, households):
    entries = [EntryFacts(minutes=minutes, **dict.fromkeys(flags, True)) for minutes, flags in entries]
    found = count(entries, households)
    for share in (found.on_the_spot, found.one_visit, found.reopened, found.elders, found.access_met):
        assert 0 <= share.numerator <= share.denominator
        assert share.value is None or share.value <= Fraction(1)
    assert found.ended + found.waiting == len(entries)


def test_a_service_is_begun_from_the_book_with_its_whole_list(hall, item):
    entry = record(hall, outcome="guided", answer="", item=item, subject="老人津贴", on_behalf_of="周奶奶")
    case = entry.case
    assert (case.item, case.applicant_name, case.on_behalf_of, case.state) == (
        item,
        "周大爷",
        "周奶奶",
        "checklist_given",
    )
    assert entry.closed_at is None
    for changes, words in (({"item": None}, "哪一项"), ({"name": ""}, "办事人姓名")):
        with pytest.raises(RuleBroken, match=words):
            record(hall, **{"outcome": "guided", "answer": "", "item": item, "client_key": "line-2", **changes})


def test_a_mediation_both_want_is_taken_up_and_the_book_says_nothing_of_it(client, hall, desk):
    entry = record(hall, outcome="mediation", answer="", subject="为宅基地边吵架", other_party="冯白露")
    assert (entry.need, entry.subject) == (None, "")
    assert [party.name for party in entry.mediation.parties.order_by("id")] == ["周大爷", "冯白露"]
    assert entry.mediation.facts == "为宅基地边吵架"
    client.force_login(hall.cast.user("clerk"))
    page = client.get(reverse("stations:entry", args=[entry.public_id])).content.decode()
    assert entry.mediation.number in page
    assert "宅基地" not in page
    with pytest.raises(RuleBroken, match="要写来人姓名"):
        record(hall, outcome="mediation", answer="", other_party="冯白露", name="", client_key="line-2")


def test_a_complaint_is_never_taken_up_as_a_mediation(hall, desk):
    entry = record(
        hall, outcome="mediation", answer="", subject="村主任骂人", other_party="村主任", about_words="村主任"
    )
    assert (entry.mediation, entry.need.is_sealed) == (None, True)


@pytest.mark.parametrize(
    ("outcome", "answer", "table"),
    [
        ("answered", "教会了", ""), ("need", "", "need"), ("errand", "", "errand"), ("guided", "高龄津贴", "case"),
        ("mediation", "", "need"), ("suggestion", "", "need"), ("passed_on", "卫生院", ""),
    ],
)  # fmt: skip
def test_each_outcome_typed_at_the_counter_creates_what_it_says(client, hall, desk, item, outcome, answer, table):
    client.force_login(hall.cast.user("clerk"))
    answered = client.post(reverse("stations:write_entry"), typed(client, outcome=outcome, answer=answer))
    assert answered.status_code == 302, answered.context["form"].errors
    entry = IntakeEntry.objects.get()
    became = {name for name in ("need", "errand", "case", "mediation") if getattr(entry, name)}
    assert became == ({table} if table else set())


@pytest.mark.parametrize(("words", "said"), [("", "请写陪办哪一项"), ("钓鱼证", "服务事项里没有“钓鱼证”")])
def test_a_service_nobody_offers_is_asked_for_again(client, hall, item, words, said):
    client.force_login(hall.cast.user("clerk"))
    answer = client.post(reverse("stations:write_entry"), typed(client, outcome="guided", answer=words))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not IntakeEntry.objects.exists()


def test_a_booked_need_waits_until_its_end_and_then_counts_as_over(hall, desk):
    entry = record(hall, outcome="errand", answer="", subject="取药")
    fresh = selectors.find_entry(entry.public_id)
    assert presenters.entry_row(fresh).tone == "wait"
    stations.decline_errand(errand=entry.errand, reason="要本人去", elsewhere="银行", by=hall.actor("clerk"))
    assert presenters.entry_row(selectors.find_entry(entry.public_id)).tone == "done"
