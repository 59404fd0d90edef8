"""What the office's tests share: every test may use the database."""

import pytest


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Open the database; a test is rolled back (ask ``transactional_db`` for real commits)."""
