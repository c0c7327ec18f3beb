"""Campaigns: the program under faults, load and hostile text, each with its count printed.

``python -m tests.campaigns`` lists them. Every campaign is repeatable by its seed, and a short slice of each runs with
the tests.
"""
