from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotFound
from lianxin.messaging.models import Message
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import Incompatible
from lianxin.organisations.services.kinship import kin_among
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import services as people
from lianxin.people.models import Kinship
from lianxin.territory.vocabulary import Level
from tests.cast import make_division


@pytest.fixture
def kin(cast, home):
    return people.record_kinship(
        person=home.rep, relative=home.other, kind="sibling", source="户口簿", by=cast.actor("secretary")
    )


def test_kin_among_answers_by_person_and_by_account(cast, home, kin):
    account = f"user:{cast.user('resident').pk}"
    assert kin_among({home.rep.public_id, home.other.public_id}) == {
        frozenset((home.rep.public_id, home.other.public_id))
    }
    assert kin_among({account, home.other.public_id}) == {frozenset((account, home.other.public_id))}
    assert kin_among({account, home.child.public_id, "name:某人"}) == set()


def test_kin_among_forgets_what_has_ended(cast, home, kin):
    people.end_kinship(kinship=kin, by=cast.actor("secretary"))
    assert kin_among({home.rep.public_id, home.other.public_id}) == set()


def test_record_kinship_is_for_the_head_of_the_station(home):
    with pytest.raises(NotFound):
        people.record_kinship(person=home.rep, relative=home.other, kind="sibling", source="x", by=home.clerk)


@pytest.mark.parametrize("change", [{"kind": "cousin"}, {"source": ""}, {"same": True}])
def test_kinship_only_close_relatives_with_a_source(home, change):
    row = {"person": home.rep, "relative": home.other, "kind": "sibling", "source": "户口簿", "starts_on": "2026-01-01"}
    row.update({k: v for k, v in change.items() if k != "same"})
    if change.get("same"):
        row["relative"] = home.rep
    with pytest.raises(IntegrityError), transaction.atomic():
        Kinship.objects.create(**row)


TERM = date(2026, 1, 5)


def serve(cast, kind, name, person, division=None):
    unit = organisations.create_unit(kind=kind, name=name, division=division or cast.village, by=SYSTEM)
    post = organisations.add_post(unit=unit, title="委员", seats=3, by=SYSTEM)
    return organisations.appoint(
        post=post, holder_name=person.name, holder_ref=person.public_id, starts_on=TERM, basis="选举", is_screened=True,
        by=SYSTEM,
    )  # fmt: skip


def test_kinship_recorded_after_the_appointments_asks_to_judge_them_again(cast, home):
    serve(cast, UnitKind.VILLAGERS_COMMITTEE, "上河村村委会", home.rep)
    serve(cast, UnitKind.SUPERVISION_COMMITTEE, "上河村监委会", home.other)
    people.record_kinship(
        person=home.rep, relative=home.other, kind="sibling", source="户口簿", by=cast.actor("secretary")
    )
    told = Message.objects.get(kind="posts_again")
    assert told.user == cast.user("township_officer")
    assert "上河村村委会委员、上河村监委会委员" in told.body
    assert "周小满" not in told.body  # who is whose kin is not passed on


def test_kinship_that_bars_nothing_tells_nobody(cast, home):
    serve(cast, UnitKind.VILLAGERS_COMMITTEE, "上河村村委会", home.rep)
    people.record_kinship(
        person=home.rep, relative=home.other, kind="sibling", source="户口簿", by=cast.actor("secretary")
    )
    assert not Message.objects.filter(kind="posts_again").exists()


def test_a_group_is_judged_with_its_village_and_not_with_another_group(cast, home):
    first, second = (make_division(cast.village, Level.GROUP, name) for name in ("一组", "二组"))
    people.record_kinship(
        person=home.rep, relative=home.other, kind="sibling", source="户口簿", by=cast.actor("secretary")
    )
    serve(cast, UnitKind.COLLECTIVE_COUNCIL, "一组集体理事会", home.rep, first)
    serve(cast, UnitKind.COLLECTIVE_SUPERVISORS, "二组集体监事会", home.other, second)
    with pytest.raises(Incompatible, match="不得担任监事"):
        serve(cast, UnitKind.COLLECTIVE_SUPERVISORS, "上河村集体监事会", home.other)
