"""The spaCy factories: ``nlp.add_pipe("newsdash_quotes")`` works in anyone's pipeline.

spaCy imports every installed entry point whenever a pipeline is made, so this module must
cost nothing: each component is imported when it is first created. A component brings what
it builds on itself (quotes find their sentences and actors), so any subset may be added,
in any pipeline of a supported language; annotations that are there are used.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

Component = Callable[["Doc"], "Doc"]


@Language.factory(
    "newsdash_sentences",
    assigns=["token.is_sent_start"],
    default_config={"language": "", "undecided": False},
)
def create_sentences(nlp: Language, name: str, language: str, undecided: bool) -> Component:
    """Sentence boundaries that hold with quotation marks, abbreviations and ordinals.

    With ``undecided``, places without a mark are left open for a parser behind it.
    """
    from newsdash.extraction.components import SentencesComponent

    return SentencesComponent(language or nlp.lang or "xx", undecided)


@Language.factory(
    "newsdash_actors", assigns=["doc._.newsdash_actors"], default_config={"language": ""}
)
def create_actors(nlp: Language, name: str, language: str) -> Component:
    """Persons, organisations, governments, countries and groups: ``doc._.newsdash_actors``."""
    from newsdash.extraction.components import ActorsComponent

    return ActorsComponent(language or nlp.lang or "xx")


@Language.factory(
    "newsdash_models", assigns=["doc._.newsdash_models"], default_config={"language": ""}
)
def create_models(nlp: Language, name: str, language: str) -> Component:
    """AI models and their facts: ``doc._.newsdash_models``."""
    from newsdash.extraction.components import ModelsComponent

    return ModelsComponent(language or nlp.lang or "xx")


@Language.factory(
    "newsdash_quotes", assigns=["doc._.newsdash_quotes"], default_config={"language": ""}
)
def create_quotes(nlp: Language, name: str, language: str) -> Component:
    """Direct, partial, indirect and reported speech with speakers: ``doc._.newsdash_quotes``."""
    from newsdash.extraction.components import QuotesComponent

    return QuotesComponent(language or nlp.lang or "xx")


@Language.factory(
    "newsdash_stances", assigns=["doc._.newsdash_stances"], default_config={"language": ""}
)
def create_stances(nlp: Language, name: str, language: str) -> Component:
    """Who supports or opposes what: ``doc._.newsdash_stances``."""
    from newsdash.extraction.components import StancesComponent

    return StancesComponent(language or nlp.lang or "xx")


@Language.factory("newsdash_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])
def create_lemmatizer(nlp: Language, name: str) -> Component:
    """Lemmas from tags and endings; its rules come with a pipeline that has them."""
    from newsdash.extraction.lemmas import LemmaRules, Lemmatizer

    return Lemmatizer(LemmaRules())


@Language.factory(
    "newsdash_certain_forms",
    assigns=["token.tag", "token.morph"],
    requires=["token.tag"],
    default_config={"language": ""},
)
def create_certain_forms(nlp: Language, name: str, language: str) -> Component:
    """Tags and moods that a form tells by itself."""
    from newsdash.extraction.certain_forms import CertainForms
    from newsdash.extraction.lexicon import lexicon

    return CertainForms(lexicon(language or nlp.lang))
