"""AR: figures that do not follow from the figures they are said to follow from."""
