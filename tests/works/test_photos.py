"""Pictures of a project: anybody tied to it sends them, everybody sees them, and one that should not be there goes."""

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.files.models import StoredFile
from lianxin.kit.errors import NotAllowed
from lianxin.works import selectors, services
from tests.files.test_photos import photo as a_photo
from tests.works.test_projects import refused


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(village, project, who="resident", moment="before", **more):
    words = {"words": "小学门口", "photos": [a_photo()]} | more
    return services.report_photos(project=project, moment=moment, by=village.cast.actor(who), at=village.now, **words)


def test_whoever_lives_there_shows_it_and_nobody_from_elsewhere(village):
    project = village.opened()
    for who in ("resident", "committee", "supervisor", "accountant"):
        sent(village, project, who)
    for who in ("outsider", "courier", "operator"):
        with pytest.raises(NotAllowed):
            sent(village, project, who)
    assert len(selectors.photos_of(project)["before"]) == 4
    assert AuditEvent.objects.filter(tag="works:project:photo").count() == 4


def test_nothing_is_shown_as_built_before_it_is(village):
    project = village.building()
    assert "还没有完工" in refused("moment", run=sent, village=village, project=project, moment="after")
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    sent(village, project, moment="after")
    assert len(selectors.photos_of(project)["after"]) == 1


def test_the_pages_show_them_to_everybody_and_one_can_be_taken_away(client, village):
    project = village.opened()
    address = f"/works/{project.public_id}/"
    assert "还没有照片。动工以前" in client.get(f"{address}photos/").content.decode()
    client.force_login(village.cast.user("resident"))
    given = {"moment": "before", "words": "黑路", "photos": [a_photo()]}
    assert client.post(f"{address}photo/", given | {"photos": []}).status_code == 422
    assert client.post(f"{address}photo/", given).url == f"{address}photos/"
    assert client.get(f"{address}remove-photo/").status_code == 403
    client.logout()
    photo = StoredFile.objects.get()
    for page in (address, f"{address}photos/"):
        assert f"/files/{photo.public_id}/" in client.get(page).content.decode()
    assert client.get(f"/files/{photo.public_id}/").getvalue().startswith(b"\xff\xd8")
    client.force_login(village.cast.user("supervisor"))
    gone = {"photo": photo.public_id, "reason": "拍到人脸了"}
    assert client.post(f"{address}remove-photo/", gone | {"reason": ""}).status_code == 422
    assert client.post(f"{address}remove-photo/", gone).status_code == 302
    assert client.get(f"/files/{photo.public_id}/").getvalue().startswith(b"\xff\xd8")
    client.logout()
    assert client.get(f"/files/{photo.public_id}/").status_code in (302, 404)
    assert f"/files/{photo.public_id}/" not in client.get(f"{address}photos/").content.decode()
    assert "拍到人脸了" in client.get(f"{address}site/").content.decode()
    assert StoredFile.objects.get().sha256 == photo.sha256
    assert AuditEvent.objects.get(tag="works:project:remove_photo").after["sha256"] == photo.sha256


def test_a_photo_of_another_project_stays(village):
    project = sent(village, village.opened())
    other = services.propose_project(**village.words())
    photo = selectors.photos_of(project)["before"][0]
    assert "这个项目的照片" in refused(
        "photo",
        run=services.remove_project_photo,
        project=other,
        photo=photo,
        reason="x",
        by=village.cast.actor("supervisor"),
    )
    with pytest.raises(NotAllowed):  # who builds does not take away what shows how it was built
        services.remove_project_photo(project=project, photo=photo, reason="x", by=village.head)
