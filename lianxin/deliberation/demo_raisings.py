"""A fund raising of the sample county's first village: put forward, and households are being visited for their signatures."""

from datetime import timedelta

from lianxin.deliberation import selectors, services
from lianxin.kit import clock
from lianxin.people import services as people

_LET_OFF = (
    ("student", "学校开的证明", 5),
    ("sick", "村委会看过病历", 2),
    ("disabled_veteran", "退役军人服务站的证", 1),
)

_SIGNERS = [(f"代表{number:02d}", f"{number:03d}") for number in range(1, 7)]


def load_raising(village, *, head, secretary, clerk, now):
    """Three households of five have been reached; most of them signed for it."""
    began = now - timedelta(days=12)
    roll = people.draw_roll(division=village, kind="registered", as_of=clock.day_of(began), by=clerk)
    roll = people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=secretary)
    raising = services.draft_raising(
        division=village, title="修二组的水渠", purpose="water",
        what="二组的水渠塌了三处，三百米要重修。水泥、砂石三万六千元，村集体出一半，不够的大家筹，挖土、运料自己动手。",
        cost_fen=3_600_000, year=clock.day_of(now).year, proposer="reps", signers=_SIGNERS, deciders="reps",
        per_head_fen=1500, per_worker_days=2, account="村集体账户“二组水渠”专账", roll=roll, by=head, at=began,
    )  # fmt: skip
    workers = iter([line for line in selectors.lines_of(raising) if line.works][:8])
    for ground, decided_by, persons in _LET_OFF:
        for line in [each for each, _n in zip(workers, range(persons), strict=False)]:
            services.exempt(
                line=line, ground=ground, decided_by=decided_by, decided_on=clock.day_of(began), by=clerk, at=began
            )
    raising = services.propose_raising(raising=raising, by=head, at=began + timedelta(days=2))
    rows = [
        (household, household.number % 20 != 7)
        for household in raising.households.all()
        if household.number % 5 in (1, 2, 3)
    ]
    services.enter_signatures(raising=raising, rows=rows, by=clerk)
