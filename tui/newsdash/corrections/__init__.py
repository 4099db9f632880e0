"""What the user knows better than the extraction: kept apart from it, put over what it finds."""
