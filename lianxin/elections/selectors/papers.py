"""Which papers and notices there is something to write in. None writes."""

from lianxin.elections.vocabulary import BEFORE_CANDIDATES, BY_PRESENT, WITHOUT_PROXIES, ElectionState, Paper, Sheet

_AGAIN = (ElectionState.RUN_OFF, ElectionState.VOID)
COUNTED = (*_AGAIN, ElectionState.ELECTED, ElectionState.INSTALLED)


def sheets_of(election):
    """Which papers of the polling day there is something to print for: a list."""
    polled = election.state in (ElectionState.NOMINATED, ElectionState.RUN_OFF)
    before = [Sheet.BALLOT, Sheet.LARGE] if polled else []
    proxies = [Sheet.PROXIES] if polled and election.method not in WITHOUT_PROXIES else []
    mobile = [Sheet.MOBILE] if polled and election.method not in BY_PRESENT else []
    return [*before, *proxies, *mobile, *([Sheet.RESULT] if election.state in (*COUNTED, ElectionState.CLOSED) else [])]


def notices_for(election):
    """Which notices there is something to write in: a list."""
    open_list, counted = BEFORE_CANDIDATES, (*COUNTED, ElectionState.CLOSED)
    if election.state == ElectionState.CANCELLED:
        return [] if election.is_plenum else [Paper.CANCELLED]
    if election.is_plenum:
        return [Paper.RESULT] if election.state in counted else []
    return [
        paper
        for paper in Paper
        if (paper == Paper.LIST and election.state in open_list)
        or (
            paper in (Paper.CANDIDATES, Paper.POLL) and election.state in (*open_list, ElectionState.NOMINATED, *_AGAIN)
        )
        or (paper == Paper.RESULT and election.state in counted)
        or (
            paper == Paper.OBJECTIONS and election.state in (*open_list, ElectionState.NOMINATED) and _decided(election)
        )
        or (
            paper == Paper.PROXIES
            and election.state in (ElectionState.NOMINATED, ElectionState.RUN_OFF)
            and election.method not in WITHOUT_PROXIES
        )
    ]


def _decided(election):
    return election.objections.filter(decided_on__isnull=False).exists()
