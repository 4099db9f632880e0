"""The terminal interface; the only room that imports Textual."""

import gc
import os

# Textual paints on the beat of a clock. Where the panes follow a key by a few milliseconds
# they would wait for two beats of sixty a second; the finer clock costs nothing when idle.
os.environ.setdefault("TEXTUAL_FPS", "250")

# Painting makes thousands of small objects for each key, which are gone without the collector:
# at Python's own threshold it takes a sixth of the time from key to panes.
gc.set_threshold(5_000, 10, 10)
