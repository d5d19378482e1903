"""The commands: parse, call, print, exit; one file a command."""
