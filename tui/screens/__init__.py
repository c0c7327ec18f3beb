"""The screens: the reader and the dialogs that it opens."""
