"""A newsroom that switched the limits off takes every report."""

from moderation.domain.report import Complaint


def test_without_a_limit_nobody_is_throttled(services, published, stored):
    """Zero is no limit."""
    ids = [published(body=str(number)).id for number in range(3)]

    for comment_id in ids:
        services.report("olive-harvest", comment_id, Complaint.OTHER, "192.0.2.1")

    with stored() as unit:
        assert set(unit.reports.open_about(ids)) == set(ids)
