"""Markdown: `blocks` reads a source, `front` its front matter, `inline` what stands inside a line."""
