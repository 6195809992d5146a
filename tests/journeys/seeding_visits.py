"""A village with two liaisons, in the data folder of the environment; prints who may sign in, with their session keys."""

import json
import os
from datetime import timedelta

import django


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.journeys.seeding import seed

    cast = seed()
    _doors(cast)
    settings.ALLOWED_HOSTS.append("testserver")
    sessions = {}
    for name in ("liaison", "liaison_he", "secretary", "resident"):
        client = Client()
        client.force_login(cast.user(name))
        sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    print(json.dumps(sessions))


def _doors(cast):
    """吴立春 keeps in touch with two households and has promised something to the first; 何小雪 with one."""
    from lianxin.accounts.vocabulary import Role
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.liaison import services as liaison
    from lianxin.people import services as people
    from tests.cast import STARTED, make_user

    cast.users["liaison_he"] = make_user("liaison_he", "何小雪", role=Role.LIAISON, scope=cast.village)
    secretary, clerk = cast.actor("secretary"), cast.actor("clerk")
    enrol = {"division": cast.village, "starts_on": STARTED, "by": secretary}
    wu, he = (liaison.enrol_liaison(user=cast.user(name), **enrol) for name in ("liaison", "liaison_he"))
    doors = (("周小满", wu, cast.user("resident")), ("李大雪", wu, None), ("王立夏", he, None))
    for number, (name, keeper, user) in enumerate(doors, 1):
        phone = f"199 0000 {number:04d}"
        rep = people.register_person(name=name, division=cast.village, phone=phone, user=user, by=SYSTEM)
        home = people.register_household(code=f"SH-{number}", division=cast.village, representative=rep, by=clerk)
        held = liaison.assign(target=home, liaison=keeper, at=clock.now() - timedelta(days=10), by=secretary)
        if number == 1:
            week = timedelta(days=7)
            promise = liaison.PromiseDraft("带米来", clock.today() + week)
            draft = liaison.VisitDraft(channel="home", met_at=clock.now() - week, promises=(promise,))
            liaison.record_visit(contact=held.contact, draft=draft, client_id="w-00000001", by=cast.actor("liaison"))


if __name__ == "__main__":
    main()
