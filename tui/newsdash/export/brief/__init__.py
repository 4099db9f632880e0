"""A brief a person would send on: who acted, what was said, who stands where, who moved."""
