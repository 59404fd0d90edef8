"""The signed-in home: what waits for a person, the work that runs for them.

It stands above all apps, because it shows what they know side by side.
"""
