"""开放数据: what everybody may take away, described for people and machines."""

from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as Tree

import pytest

from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.bulletin.conftest import Board

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_data_set_of_the_catalogue_is_there(cast, client):
    Board(cast).posted()
    found = client.get("/data/catalogue.jsonld").json()
    forms = [form for each in found["dcat:dataset"] for form in each["dcat:distribution"]]
    assert {each["dct:identifier"] for each in found["dcat:dataset"]} >= {"notices", "needs", "organisations"}
    page = client.get("/data/").content.decode()
    for each in (found, *found["dcat:dataset"]):
        assert each["dct:title"]
        assert each["dct:description"]
        assert each["dct:publisher"]["foaf:name"]
    for form in forms:
        path = urlsplit(form["href"]).path
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer["Content-Type"].split(";")[0] == form["dcat:mediaType"]["@id"].removeprefix(
            "https://www.iana.org/assignments/media-types/"
        )
        assert f'href="{path}"' in page
        assert form["dcat:accessURL"]["@id"] == form["href"], "DCAT-AP asks for it of every form"
        if described := form.get("dct:conformsTo"):
            assert client.get(urlsplit(described["@id"]).path).json()["resources"][0]["path"] == path.split("/")[-1]


def test_search_engines_find_the_pages_and_the_boards_and_nothing_that_says_noindex(cast, client):
    notice = Board(cast).posted()
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    index = Tree.fromstring(client.get("/sitemap.xml").content)
    found = []
    for each in index.iter(f"{SITEMAP}loc"):
        found += [
            loc.text for loc in Tree.fromstring(client.get(urlsplit(each.text).path).content).iter(f"{SITEMAP}loc")
        ]
    assert f"http://testserver/board/?place={cast.village.public_id}" in found
    assert notice.public_id not in str(found), "its page asks to be left out"
    for address in found:
        answer = client.get(address.removeprefix("http://testserver"))
        assert answer.status_code == 200, address
        assert "noindex" not in answer.content.decode(), address


def test_organisations_are_popolo_and_refer_only_to_what_is_there(cast, client):
    by = cast.actor("county_officer")
    committee = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=by, established_on=START
    )
    post = organisations.add_post(unit=committee, title="主任", by=by)
    organisations.appoint(
        post=post,
        holder_name="周小满",
        holder_ref="KEPT-INSIDE",
        starts_on=START,
        basis="选举",
        is_screened=True,
        by=by,
    )
    found = client.get("/organisations/popolo.json").json()
    ids = {name: {each["id"] for each in found[name]} for name in ("organizations", "areas", "posts", "persons")}
    assert all(ids.values())
    assert {each["area_id"] for each in found["organizations"]} <= ids["areas"]
    assert {each["organization_id"] for each in found["posts"]} <= ids["organizations"]
    for each in found["memberships"]:
        assert each["id"]
        assert each["person_id"] in ids["persons"]
        assert each["post_id"] in ids["posts"]
    assert [(each["role"], each["start_date"]) for each in found["memberships"]] == [("主任", "2026-01-05")]
    assert "KEPT-INSIDE" not in str(found)
