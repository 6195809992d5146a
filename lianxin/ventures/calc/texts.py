"""Money and shares as they are written. Pure."""


def yuan(fen: int) -> str:
    """``1280550`` → ``12,805.50``."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def shares(hundredths: int) -> str:
    """``135`` → ``1.35``, ``400`` → ``4``."""
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{whole}.{rest:02d}".rstrip("0") if rest else f"{sign}{whole}"
