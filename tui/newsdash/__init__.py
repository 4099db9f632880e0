"""newsdash: who acts, who stands where and who said what in the news, in a terminal."""

__version__ = "0.1.0"
