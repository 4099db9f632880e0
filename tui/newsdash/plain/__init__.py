"""The views of the dashboard as lines of text, for screen readers and dumb terminals."""
