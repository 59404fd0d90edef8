"""Project texts as units bring them: a text is handed in, read and proven, its findings shown.

Budgets, payments and everything after admission are left to the apps above.
"""
