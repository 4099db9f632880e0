"""The child process of the pool: ``python -m newsdash.extraction.pool_worker CONFIGURATION``.

It reads an article as a line of JSON, answers with a line of JSON, and ends with its input.
"""

from __future__ import annotations

import signal
import sys

import msgspec

from newsdash.configuration import Configuration, decode
from newsdash.extraction.answers import AnyAnswer, NoPipeline
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.threads import use_one_thread
from newsdash.records import Article


def main(configuration: Configuration) -> int:
    """Answer until there is nothing more to read; returns the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which decides
    use_one_thread()
    out, decoder = sys.stdout.buffer, msgspec.json.Decoder(Article)
    sys.stdout = sys.stderr  # what a pipeline prints must not come between
    try:
        for line in sys.stdin.buffer:
            out.write(msgspec.json.encode(_answer(decoder.decode(line), configuration)) + b"\n")
            out.flush()
    except BrokenPipeError:  # the parent is gone
        return 1
    return 0


def _answer(article: Article, configuration: Configuration) -> AnyAnswer:
    from newsdash.extraction.stream import answer

    try:
        return answer(article, configuration)
    except PipelineError as error:
        return NoPipeline(str(error))


if __name__ == "__main__":
    sys.exit(main(decode(sys.argv[1])))
