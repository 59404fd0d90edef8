"""The ledger of allotments: double entry in whole fen, append-only, guarded in the database.

Who decides on figures and what is paid with them is left to the apps above.
"""
