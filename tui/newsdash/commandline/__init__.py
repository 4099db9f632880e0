"""What stands behind the command line: parsing, headless extraction, its formats, stderr."""
