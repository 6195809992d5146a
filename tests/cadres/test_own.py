"""A person's own copy holds their file in tables, and nobody else's words."""

from lianxin.cadres import services
from lianxin.cadres.own import OWN
from lianxin.kit.own_data import about, own_table


def test_the_copy_holds_the_file_and_not_what_others_wrote(desk):
    person = desk.resident()
    entry = desk.consented()
    services.write_facts(
        file=entry.file,
        education="大专",
        skills="会记账",
        languages="本地话",
        places_served="县城",
        by=desk.by("resident"),
    )
    desk.check(entry.file)
    other = desk.nominated(desk.person("钱大暑").name, words="别人的事")
    tables = {own.key: about(own, person) for own in OWN}
    assert tables["cadre_file"].rows[0]["skills"] == "会记账"
    assert len(tables["cadre_pool"].rows) == 1
    assert len(tables["cadre_checks"].rows) == 1
    assert "带人修过渠" not in str([table.rows for table in tables.values()])
    assert not about(own_table("cadre_pool"), desk.person("孙立冬")).rows
    assert other.file_id != entry.file_id


def test_a_file_known_by_the_account_alone_is_in_the_copy_too(desk):
    desk.secretary()
    file = desk.file("王清明")
    assert file.person_id is None
    person = desk.person("王清明", "secretary")
    assert len(about(own_table("cadre_file"), person).rows) == 1
