"""DA: dates that no calendar has, or that the budget year does not have."""
