"""Everybody's slip used by three threads at once, and the count begun meanwhile: ``python -m tests.deliberation.voting``."""

import json
import random
import threading
from datetime import timedelta

import django

VOTERS, EACH, THREADS = 60, 3, 12


def opened():
    from django.utils import timezone

    from lianxin.deliberation import services
    from lianxin.kit.actors import SYSTEM
    from tests.cast import decide_on_systems, make_division

    village = make_division(None, "village", "上河村", code="990101001")
    decide_on_systems(village)
    body = services.set_up_body(division=village, kind="party_branch", name="支部", by=SYSTEM)
    members = [(f"党员{number}", "") for number in range(VOTERS)]
    services.add_members(body=body, members=members, by=SYSTEM)
    ballot = services.open_ballot(
        body=body, title="选", question="同意吗？", kind="yes-no", rule={}, by=SYSTEM,
        closes_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    return ballot, [code for _voter, code in services.make_slips(ballot=ballot, by=SYSTEM)]


def cast(ballot, tries, told):
    from django.db import connection

    from lianxin.deliberation import services
    from lianxin.kit.errors import RuleBroken

    for code, mark in tries:
        try:
            services.cast_by_code(ballot=ballot, code=code, choice=[mark])
            told["cast"].append(code)
        except RuleBroken:
            told["refused"].append(code)
        except Exception as error:
            told["failures"].append(repr(error))
    connection.close()


def main():
    from lianxin.deliberation import services
    from lianxin.kit.actors import SYSTEM

    ballot, codes = opened()
    tries = [(code, mark) for code in codes for mark in ("yes", "no", "abstain")[:EACH]]
    random.Random(7).shuffle(tries)
    told = {"cast": [], "refused": [], "failures": []}
    threads = [threading.Thread(target=cast, args=(ballot, tries[n::THREADS], told)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    closed = services.close_ballot(ballot=ballot, by=SYSTEM)
    print(
        json.dumps(
            {
                "cast": len(told["cast"]), "different": len(set(told["cast"])), "refused": len(told["refused"]),
                "failures": told["failures"], "sheets": closed.sheets.count(), "marks": closed.marks,
                "handed_in": closed.result["handed_in"],
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    main()
