"""What rooms above know and have to hear of: who was found unfit, whom an election is to seat, who takes a post; they register it here."""

from collections.abc import Callable

from lianxin.organisations.errors import Incompatible

_bars: dict[str, Callable] = {}
_followers: dict[str, Callable] = {}
_elections: dict[str, Callable] = {"seated": lambda unit: False, "refuse": lambda unit: None}


def register_screening_source(name, function):
    """``function(user=, holder_ref=, holder_name=, path=)``: why nobody can say that this person was screened, or ``""``."""
    _bars[name] = function


def register_tenure_follower(name, function):
    """``function(tenure=, by=)`` runs within the act once somebody takes a post, or has an account for the post they hold."""
    _followers[name] = function


def register_election_source(*, seated, refuse):
    """``seated(unit)``: whether an election of the unit is kept here, from which its members come ever after; ``refuse(unit)``
    raises while one is under way."""
    _elections.update(seated=seated, refuse=refuse)


def was_seated_here(unit):
    """Whether members of the unit took their seats from an election kept here."""
    return _elections["seated"](unit)


def refuse_while_elected(unit):
    """Raise while an election of the unit is under way."""
    _elections["refuse"](unit)


def check_not_found_unfit(post, holder_name, user, holder_ref):
    """Refuse the word that somebody was screened when the departments said something else."""
    for bar in _bars.values():
        words = bar(user=user, holder_ref=holder_ref, holder_name=holder_name, path=post.unit.division_path)
        if words:
            raise Incompatible(words, field="is_screened")


def tell_of_tenure(tenure, by):
    for follow in _followers.values():
        follow(tenure=tenure, by=by)
