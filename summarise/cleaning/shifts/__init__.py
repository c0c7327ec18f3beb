"""Text that is read one byte off, found and read aright.

`find` looks for the runs, `finder` and `search` undo them step by step; `language` and what stands beside it tell how
likely a character is, and `trim` finds single characters that lost a byte.
"""
