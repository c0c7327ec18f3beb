"""duzhai's application and command line."""
