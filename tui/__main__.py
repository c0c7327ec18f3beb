"""Where the program starts: ``duzhai`` and ``python -m tui``."""

from __future__ import annotations

import sys
import warnings


def _hush() -> None:
    """Silence what two dependencies say about themselves; a user can do nothing about it.

    jieba imports ``pkg_resources``, which warns on every Python, and has string escapes that Python 3.12 and later
    warn of whenever they compile it. The filters are set here once, for all threads: `warnings.catch_warnings` in a
    worker thread would change them for the others as well.
    """
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
    warnings.filterwarnings("ignore", message="invalid escape sequence", category=SyntaxWarning)
    warnings.filterwarnings("ignore", message=".*is an invalid escape sequence", category=SyntaxWarning)


def main() -> int:
    """Run the command line on ``sys.argv``; the exit status."""
    _hush()
    try:
        from tui.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
