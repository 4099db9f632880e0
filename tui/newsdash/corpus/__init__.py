"""Bytes and files become articles."""
