"""Articles of the library, read by their number: what ``id:123`` stands for on the command line and in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library_door import library_exists, library_trouble, open_library

if TYPE_CHECKING:
    from summarise.article import Article


def read_stored(number: int) -> Article:
    """The article of the library with this number, as it was when it was added. A library is not made for it.

    Raises:
        ArticleError: there is none, its text is not kept, or the library cannot be read; its ``origin`` is ``id:N``.
    """
    import sqlite3

    from summarise.article import ArticleError
    from summarise.library.files import LibraryError

    name = f"id:{number}"
    missing = f"{name}: the library has no article of this number; 'duzhai list' shows them"
    if not library_exists():
        raise ArticleError("no-article", name, missing)
    try:
        return open_library().article(number)
    except LookupError as error:
        raise ArticleError("no-article", name, missing) from error
    except LibraryError as error:
        raise ArticleError(f"library-{error.code}", name, f"{name}: {library_trouble(error)}") from error
    except sqlite3.Error as error:
        raise ArticleError("library-unread", name, f"{name}: the library cannot be read ({error})") from error
