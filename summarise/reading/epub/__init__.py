"""Books: `book` reads a file, `contents` knows its parts, `notes` where its footnotes stand."""
