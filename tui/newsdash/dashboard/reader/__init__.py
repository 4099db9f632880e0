"""The reader: an article's text, wrapped and marked, whatever its length."""
