"""Who stands between the window and the desk: one controller for each kind of work.

They ask the desk in a lane, show its answer in a view, and announce what changed. Views know none of it.
"""
