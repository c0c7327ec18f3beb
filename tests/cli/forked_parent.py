"""Imported in the parent of all forked calls."""

from tests.cli.forked import warm

warm()
