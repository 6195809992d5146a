import pytest
from django.db import IntegrityError, transaction

from lianxin.kit.errors import NotFound
from lianxin.organisations.services.kinship import kin_among
from lianxin.people import services as people
from lianxin.people.models import Kinship


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
