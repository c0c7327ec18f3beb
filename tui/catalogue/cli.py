"""What the command line says."""

EN: dict[str, str] = {}
HANS: dict[str, str] = {}
HANT: dict[str, str] = {}
