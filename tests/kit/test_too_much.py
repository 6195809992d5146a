"""A form longer than anything a person writes: one sentence, nothing changed, and the way back to what was typed."""

from lianxin.needs.models import Need


def test_a_form_of_too_many_characters_says_so(client, cast, settings):
    client.force_login(cast.user("clerk"))
    answer = client.post(
        "/needs/take/",
        {"content": "字" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 3 + 1)},
        headers={"referer": "http://testserver/needs/take/"},
    )
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "一次送来的太多了" in page
    assert 'href="/needs/take/"' in page
    assert not Need.objects.exists()


def test_a_form_of_too_many_fields_says_so(client, cast):
    client.force_login(cast.user("clerk"))
    answer = client.post("/needs/take/", {f"field{n}": "字" for n in range(2001)})
    assert answer.status_code == 413


def test_two_hundred_thousand_characters_in_each_field_are_given_back_with_a_sentence(client, cast):
    client.force_login(cast.user("clerk"))
    names = ("content", "title", "place_words", "name", "speaks_for", "about_words")
    answer = client.post("/needs/take/", dict.fromkeys(names, "字" * 200_000))
    assert answer.status_code == 422
    assert answer.content.decode().count("字" * 200_000) >= len(names)
