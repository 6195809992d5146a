"""What to look at in an offer of outside capital. Facts to check, never a verdict. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Offer:
    """``promised_percent`` a year, hundredths; ``land_until`` the earliest day a household's own contract ends."""

    promised_percent: int = 0
    collects: bool = False
    guarantees: bool = False
    one_buyer: bool = False
    ends_on: date | None = None
    land_until: date | None = None


def warnings(offer: Offer) -> tuple[str, ...]:
    """Codes of what has to be looked at, always in the same order."""
    found = {
        "return": offer.promised_percent > 0,
        "public": offer.collects,
        "guarantee": offer.guarantees,
        "single": offer.one_buyer,
        "term": bool(offer.ends_on and offer.land_until and offer.ends_on > offer.land_until),
    }
    return tuple(code for code, is_so in found.items() if is_so)


def unchecked(wanted: tuple[str, ...], checks: Mapping[str, str]) -> tuple[str, ...]:
    """What of the list nobody has written anything to."""
    return tuple(code for code in wanted if not checks.get(code, "").strip())
