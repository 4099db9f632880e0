"""Being here puts this folder on the path: tests share `generated` and `fakes`."""
