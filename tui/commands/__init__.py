"""The sub-commands of ``duzhai``, one module each.

The module's name is the command's name and its attribute ``command`` the `click.Command`. Modules whose names begin
with an underscore are what the commands share. Importing a command imports nothing heavy.
"""
