"""Who was found unfit by the departments is known by the room of cadres, which also keeps a file of who serves: it registers both here."""

from collections.abc import Callable

from lianxin.organisations.errors import Incompatible

_bars: dict[str, Callable] = {}
_followers: dict[str, Callable] = {}


def register_screening_source(name, function):
    """``function(user=, holder_ref=, holder_name=, path=)``: why nobody can say that this person was screened, or ``""``."""
    _bars[name] = function


def register_tenure_follower(name, function):
    """``function(tenure=, by=)`` runs within the act once somebody takes a post, or has an account for the post they hold."""
    _followers[name] = function


def check_not_found_unfit(post, holder_name, user, holder_ref):
    """Refuse the word that somebody was screened when the departments said something else."""
    for bar in _bars.values():
        words = bar(user=user, holder_ref=holder_ref, holder_name=holder_name, path=post.unit.division_path)
        if words:
            raise Incompatible(words, field="is_screened")


def tell_of_tenure(tenure, by):
    for follow in _followers.values():
        follow(tenure=tenure, by=by)
