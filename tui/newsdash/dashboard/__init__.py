"""The terminal interface; the only room that imports Textual."""

import os

# Textual paints on the beat of a clock. Where the panes follow a key by a few milliseconds
# they would wait for two beats of sixty a second; the finer clock costs nothing when idle.
os.environ.setdefault("TEXTUAL_FPS", "250")
