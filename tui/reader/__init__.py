"""The reading pane: line breaking for Chinese, rows laid lazily, and the widget that paints them."""
