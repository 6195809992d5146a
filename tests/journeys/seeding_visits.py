"""A village whose liaison has two households, in the data folder of the environment; prints the liaison's session key."""

import os
from datetime import timedelta

import django


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    django.setup()
    from django.conf import settings
    from django.test import Client

    from lianxin.kit import clock
    from lianxin.liaison import services as liaison
    from lianxin.people import services as people
    from tests.cast import STARTED
    from tests.journeys.seeding import seed

    cast = seed()
    secretary, clerk = cast.actor("secretary"), cast.actor("clerk")
    wu = liaison.enrol_liaison(user=cast.user("liaison"), division=cast.village, starts_on=STARTED, by=secretary)
    for number, name in enumerate(("周小满", "李大雪"), 1):
        rep = people.register_person(name=name, division=cast.village, phone=f"199 0000 {number:04d}", by=clerk)
        home = people.register_household(code=f"SH-{number}", division=cast.village, representative=rep, by=clerk)
        liaison.assign(target=home, liaison=wu, at=clock.now() - timedelta(days=10), by=secretary)
    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    client.force_login(cast.user("liaison"))
    print(client.cookies[settings.SESSION_COOKIE_NAME].value)


if __name__ == "__main__":
    main()
