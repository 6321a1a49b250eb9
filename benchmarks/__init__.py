"""How fast it is, each line beside a named reference measured in the same run. `make bench` runs all of it."""
