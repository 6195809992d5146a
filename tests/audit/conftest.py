import pytest


@pytest.fixture(autouse=True)
def log_keys(settings, tmp_path):
    """Every test has a log key of its own."""
    settings.LOG_KEYS_FILE = str(tmp_path / "log_keys.json")
    return tmp_path / "log_keys.json"
