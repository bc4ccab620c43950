"""What every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The research data beside the checkout; the test is skipped, with the reason, where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the shared research data is not beside this checkout")
    return SHARED / "data"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five seed pages; skipped where absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the seed pages are not beside this checkout")
    return SHARED / "seeds"
