"""Running the office: its processes, its logs, and whether it is sound.

``mingxi serve`` supervises web processes, one worker and one clock; what they do is told elsewhere.
"""
