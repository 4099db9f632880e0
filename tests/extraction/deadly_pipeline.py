"""A pipeline that ends the process which reads a certain word."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import spacy
from spacy.language import Language

from fake_pipelines import write_package
from newsdash.configuration import Configuration

DEADLY = """
import os
from spacy.language import Language

@Language.component("deadly")
def deadly(doc):
    if "Absturz" in doc.text:
        os.kill(os.getpid(), 9)
    return doc
"""


def deadly_configuration(site: Path, monkeypatch) -> Configuration:
    """Install the pipeline at ``site``, for child processes too; it reads German."""
    folder = write_package(site, "de_deadly", author="us", code=DEADLY)
    if not Language.has_factory("deadly"):  # spaCy takes it once a process
        exec(DEADLY, {})
    nlp = spacy.blank("de")
    nlp.add_pipe("deadly")
    nlp.to_disk(folder)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), *sys.path]))
    return Configuration(pipelines=(("de", "de_deadly"),))
