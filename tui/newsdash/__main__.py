"""``python -m newsdash`` is the same as ``newsdash``."""

from newsdash.cli import main

if __name__ == "__main__":
    main()
