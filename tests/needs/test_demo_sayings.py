import random

from lianxin.needs.demo_sayings import SAYINGS, said
from lianxin.needs.demo_texts import STORIES


def test_every_story_is_said_in_more_than_one_way():
    assert {story.title for story in STORIES} == set(SAYINGS)
    for story in STORIES:
        ways = {said(story, random.Random(seed)) for seed in range(60)}
        assert len(ways) > 20
        assert all(len(way) >= 4 for way in ways)
