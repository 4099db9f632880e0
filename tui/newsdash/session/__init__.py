"""What an interface knows, however it shows it: the state, where it comes from, where it is read.

The dashboard and the plain text share it; nothing in here draws.
"""
