"""Project texts as units bring them: declared, checked, reviewed, admitted to the library.

Its rooms, each a module in models, selectors, services, tasks, pages and api: *checks* (a text is
handed in and proven), *projects* with their drafts and versions, *imports*, *bases* (依据库),
*reviews*, *library* (项目库). Budgets, payments and all that follows are left to the apps above.
"""
