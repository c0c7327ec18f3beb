"""Web pages: `page` is the one door to trafilatura, the others each read a part of what it is given."""
