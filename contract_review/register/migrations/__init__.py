"""How the tables of a register came to be: a step for each schema that there was."""
