"""The invented county 蘅川县 that ``mingxi demo`` shows: its units, its people, a few texts."""
