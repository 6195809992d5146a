def test_components_page_is_public_and_complete(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/kit/").content.decode()
    for name in ("--cinnabar", "door", "timeline", "notice--error", "state--late", "field--wrong", "empty", "meter"):
        assert name in page
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
