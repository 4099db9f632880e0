"""The same sentence in two schemes of dependencies: the same answers."""

import re

import parsed_sentences as sentences
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from parses import parse
from spacy.tokens import Doc

from newsdash.extraction.dependencies import Dependencies
from newsdash.extraction.dependency_schemes import schemes

german = pytest.mark.parametrize("scheme", ["tiger", "ud"])
english = pytest.mark.parametrize("scheme", ["clear", "ud"])


# the labels of the one left out are the same in both
@pytest.mark.parametrize(
    "name", [name for name in vars(sentences) if name.isupper() and name != "ENGLISH_COORDINATION"]
)
def test_the_scheme_is_told_by_the_labels(name):
    table = getattr(sentences, name)
    for scheme in table.strip().splitlines()[0].split()[1:]:
        assert parse(table, scheme).dependencies.scheme == scheme


@german
def test_an_object_in_front_is_no_subject(scheme):
    found = parse(sentences.FRONTED_OBJECT, scheme)
    assert found.told("subject", "lehnt") == ("Ministerin", "die Ministerin")
    assert found.told("objects", "lehnt") == (("direct", "Plan", "Den Plan", None),)


@german
def test_particle_and_negation_are_found(scheme):
    found = parse(sentences.FRONTED_OBJECT, scheme)
    assert found.told("particle", "lehnt") == "ab"
    assert found.told("negation", "lehnt") == "nicht"
    assert found.told("negation", "Plan") is None


@german
@pytest.mark.parametrize("asked", ["gelesen", "hat"])
def test_auxiliary_and_participle_are_one_verb(scheme, asked):
    found = parse(sentences.DASS_CLAUSE, scheme)
    assert found.told("subject", asked) == ("er", "er")
    assert found.told("objects", asked) == (("direct", "Buch", "das Buch", None),)
    assert found.told("main_verb", asked) == "gelesen"
    assert found.told("finite_verb", asked) == "hat"
    assert found.told("auxiliaries", asked) == ("hat",)
    assert found.told("is_passive", asked) is False


@german
def test_a_dass_clause_is_content(scheme):
    found = parse(sentences.DASS_CLAUSE, scheme)
    words = "dass er das Buch bereits gelesen hat"
    assert found.clauses("sagte") == [("gelesen", "finite", "dass", [words])]
    assert found.clauses("hat") == []


@german
@pytest.mark.parametrize("sentence", ["PASSIVE", "PLAIN_PASSIVE"])
@pytest.mark.parametrize("asked", ["wurde", "kritisiert"])
def test_the_agent_of_a_passive_is_no_object(scheme, sentence, asked):
    found = parse(getattr(sentences, sentence), scheme)
    assert found.told("is_passive", asked) is True
    assert found.told("subject", asked) == ("Plan", "Der Plan")
    assert found.told("agent", asked) == ("Ministerin", "der Ministerin")
    assert found.told("objects", asked) == ()


@german
@pytest.mark.parametrize("asked", ["ist", "geschrieben", "worden"])
def test_a_perfect_passive_has_two_auxiliaries(scheme, asked):
    found = parse(sentences.PERFECT_PASSIVE, scheme)
    assert found.told("is_passive", asked) is True
    assert found.told("auxiliaries", asked) == ("ist", "worden")
    assert found.told("subject", asked) == ("Brief", "Der Brief")
    assert found.told("negation", asked) == "nie"
    assert found.told("agent", asked) is None


@german
def test_each_of_several_subjects_is_a_phrase_of_its_own(scheme):
    found = parse(sentences.SUBJECTS, scheme)
    assert found.told("subject", "begrüßten") == ("Berg", "Berg")
    assert found.told("conjuncts", "Berg") == ("Vogt", "Kern")
    assert found.told("conjuncts", "Kern") == ("Berg", "Vogt")
    assert found.told("phrase", "Kern") == "der junge Kern"


@german
def test_coordinated_verbs_share_their_subject_and_nothing_else(scheme):
    found = parse(sentences.VERBS, scheme)
    assert found.told("subject", "forderte") == ("Ministerin", "Die Ministerin")
    assert found.told("objects", "forderte") == (("direct", "Änderungen", "Änderungen", None),)
    assert found.told("objects", "kritisierte") == (("direct", "Plan", "den Plan", None),)
    assert found.told("conjuncts", "kritisierte") == ("forderte",)
    assert found.told("conjuncts", "forderte") == ("kritisierte",)


@german
def test_coordinated_participles_share_their_auxiliary(scheme):
    found = parse(sentences.PARTICIPLES, scheme)
    assert found.told("auxiliaries", "verworfen") == ("wurde",)
    assert found.told("is_passive", "verworfen") is True
    assert found.told("subject", "verworfen") == ("Plan", "Der Plan")
    assert found.told("agent", "verworfen") == ("Rat", "Rat")
    assert found.told("agent", "geprüft") is None
    assert found.told("main_verb", "wurde") == "geprüft"
    assert found.told("conjuncts", "wurde") == ("verworfen",)


@german
@pytest.mark.parametrize("asked", ["war", "Fehler"])
def test_to_be_has_a_predicate_that_is_a_phrase(scheme, asked):
    found = parse(sentences.COPULA, scheme)
    assert found.told("subject", asked) == ("Entscheidung", "Die Entscheidung")
    assert found.told("main_verb", asked) == "war"
    assert found.told("predicate", asked) == ("Fehler", "kein großer Fehler")
    assert found.told("auxiliaries", asked) == ()


@german
@pytest.mark.parametrize("asked", ["wird", "zufrieden", "sein"])
def test_an_adjective_as_predicate_has_objects(scheme, asked):
    found = parse(sentences.FUTURE_COPULA, scheme)
    assert found.told("subject", asked) == ("Berg", "Berg")
    assert found.told("main_verb", asked) == "sein"
    assert found.told("auxiliaries", asked) == ("wird",)
    assert found.told("predicate", asked) == ("zufrieden", "zufrieden")
    assert found.told("objects", asked) == (("prepositional", "Plan", "dem Plan", "mit"),)


@german
@pytest.mark.parametrize("asked", ["will", "kündigen"])
def test_a_modal_belongs_to_the_verb_and_its_infinitive_is_no_content(scheme, asked):
    found = parse(sentences.MODAL, scheme)
    assert found.told("subject", asked) == ("Er", "Er")
    assert found.told("objects", asked) == (("direct", "Vertrag", "den Vertrag", None),)
    assert found.told("auxiliaries", asked) == ("will",)
    assert found.told("negation", asked) == "nicht"
    assert found.clauses(asked) == []


@german
@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("WITHOUT_DASS", ["das Gesetz sei falsch"]),
        ("AFTER_IT", ["Das sei falsch"]),
        ("PUT_IN", ["Das", "sei falsch"]),
    ],
)
def test_indirect_speech_without_dass_is_content_wherever_the_speaker_stands(
    scheme, sentence, content
):
    found = parse(getattr(sentences, sentence), scheme)
    assert found.clauses("sagte") == [("sei", "finite", None, content)]
    assert found.clauses("sei") == []
    assert found.told("subject", "sagte") == ("Berg", "Berg")


@german
@pytest.mark.parametrize("sentence", ["COLON", "COLON_TURNED"])
def test_direct_speech_after_a_colon_is_content(scheme, sentence):
    found = parse(getattr(sentences, sentence), scheme)
    assert found.clauses("sagte") == [("reicht", "finite", None, ["Das reicht"])]


@german
def test_a_sentence_in_brackets_is_no_content(scheme):
    found = parse(sentences.AFTERWARDS, scheme)
    assert found.clauses("kam") == []
    assert found.clauses("freute") == []


@german
@pytest.mark.parametrize("sentence", ["DASS_CLAUSE", "AFTER_IT", "PUT_IN"])
def test_content_is_found_where_tags_do_not_tell_finite_verbs(scheme, sentence):
    table = re.sub(r" V[AV](FIN|PP)\*? ", " V ", getattr(sentences, sentence))
    [clause] = parse(table, scheme).clauses("sagte")
    assert clause[1] == "finite"


@german
def test_a_zu_infinitive_is_content(scheme):
    found = parse(sentences.INFINITIVE, scheme)
    words = "den Vertrag zu prüfen und abzulehnen"
    for asked in ("hat", "versprochen"):
        assert found.clauses(asked) == [("prüfen", "infinitive", None, [words])]
    assert found.told("conjuncts", "prüfen") == ("abzulehnen",)
    assert found.told("subject", "prüfen") is None
    assert found.told("finite_verb", "abzulehnen") is None
    assert found.told("auxiliaries", "prüfen") == ()


@german
def test_an_infinitive_without_zu_is_no_content(scheme):
    found = parse(sentences.BARE_INFINITIVE, scheme)
    assert found.clauses("lässt") == []
    assert found.told("main_verb", "prüfen") == "prüfen"


@german
@pytest.mark.parametrize("sentence", ["STAND_IN", "STAND_IN_LOOSELY"])
def test_a_clause_that_is_announced_is_content_of_the_verb(scheme, sentence):
    found = parse(getattr(sentences, sentence), scheme)
    assert found.clauses("besteht") == [("kommt", "finite", "dass", ["dass sie kommt"])]
    assert found.told("objects", "besteht") == (("prepositional", "darauf", "darauf", None),)


@german
def test_a_clause_of_reason_is_no_content(scheme):
    found = parse(sentences.ADVERBIAL_CLAUSE, scheme)
    assert found.clauses("besteht") == []


@german
@pytest.mark.parametrize("asked", ["ist", "klar"])
def test_a_clause_as_subject_is_content_and_es_is_nothing(scheme, asked):
    found = parse(sentences.SUBJECT_CLAUSE, scheme)
    assert found.told("subject", asked) is None
    assert found.clauses(asked) == [("kommt", "finite", "dass", ["dass sie kommt"])]


@german
@pytest.mark.parametrize("asked", ["Jana", "Berg"])
def test_a_loose_apposition_is_no_part_of_the_phrase(scheme, asked):
    found = parse(sentences.APPOSITION, scheme)
    assert found.told("phrase", asked) == "Jana Berg"
    assert found.told("appositions", asked) == (("Chefin", "die Chefin der Partei"),)
    assert found.told("subject", "lehnt") == ("Berg", "Jana Berg")


@german
def test_a_title_and_attributes_are_parts_of_the_phrase(scheme):
    found = parse(sentences.TITLE, scheme)
    assert found.told("subject", "sprach") == ("Ministerin", "Ministerin Jana Berg")
    assert found.told("appositions", "Ministerin") == ()
    assert found.told("objects", "sprach") == (
        ("prepositional", "Montag", "Montag", "am"),
        ("prepositional", "Kollegen", "ihren Kollegen aus Bonn", "mit"),
    )


@german
def test_a_relative_clause_is_no_part_of_the_phrase_and_has_its_own_subject(scheme):
    found = parse(sentences.RELATIVE, scheme)
    assert found.told("subject", "lacht") == ("Frau", "Die Frau")
    assert found.told("subject", "sagte") == ("die", "die")
    assert found.told("antecedent", "sagte") == "Frau"
    assert found.told("antecedent", "lacht") is None
    assert found.clauses("sagte") == []


@german
def test_a_participle_before_its_noun_is_a_part_of_the_phrase(scheme):
    found = parse(sentences.PARTICIPLE_BEFORE_NOUN, scheme)
    assert found.told("phrase", "Regel") == "Die gestern verabschiedete neue Regel"


@german
def test_direct_and_indirect_object_are_told_apart_and_sich_is_none(scheme):
    found = parse(sentences.TWO_OBJECTS, scheme)
    assert found.told("objects", "hat") == (
        ("indirect", "Frau", "der Frau", None),
        ("direct", "Buch", "das Buch", None),
    )


@english
@pytest.mark.parametrize("asked", ["did", "say"])
def test_an_english_that_clause_is_content(scheme, asked):
    found = parse(sentences.THAT_CLAUSE, scheme)
    assert found.told("subject", asked) == ("minister", "The minister")
    assert found.told("negation", asked) == "n't"
    assert found.told("finite_verb", asked) == "did"
    assert found.clauses(asked) == [("was", "finite", "that", ["that the plan was wrong"])]
    assert found.told("subject", "wrong") == ("plan", "the plan")


@english
@pytest.mark.parametrize("asked", ["has", "been", "criticised"])
def test_an_english_passive_has_its_agent(scheme, asked):
    found = parse(sentences.ENGLISH_PASSIVE, scheme)
    assert found.told("is_passive", asked) is True
    assert found.told("agent", asked) == ("Berg", "Jana Berg")
    assert found.told("auxiliaries", asked) == ("has", "been")
    assert found.told("objects", asked) == ()


@english
def test_an_english_infinitive_with_to_is_content(scheme):
    found = parse(sentences.TO_INFINITIVE, scheme)
    content = "to give him power over us"
    assert found.clauses("wants") == [("give", "infinitive", None, [content])]
    assert found.told("objects", "give") == (
        ("indirect", "him", "him", None),
        ("direct", "power", "power", None),
        ("prepositional", "us", "us", "over"),
    )
    assert found.told("subject", "wants") == ("Berg", "Berg")
    assert found.told("appositions", "Berg") == (("chair", "the chair"),)
    assert found.told("negation", "wants") == "never"
    assert found.told("main_verb", "to") == "to"


@english
def test_what_he_said_may_come_first(scheme):
    found = parse(sentences.HE_SAID, scheme)
    assert found.clauses("said") == [("is", "finite", None, ["It is wrong"])]
    assert found.clauses("wrong") == []


@english
def test_an_english_coordination_is_a_chain_or_a_comb(scheme):
    found = parse(sentences.ENGLISH_COORDINATION, scheme)
    assert found.told("conjuncts", "pears") == ("Apples", "plums")
    assert found.told("phrase", "Apples") == "Apples"


def test_a_doc_that_is_not_parsed_tells_nothing():
    doc = spacy.blank("de")("Die Ministerin lehnt den Plan ab.")
    found = Dependencies(doc)
    for token in doc:
        assert found.subject(token) is None
        assert found.objects(token) == ()
        assert found.content_clauses(token) == ()
        assert found.phrase(token).text == token.text


_LABELS = sorted({label for scheme in schemes().values() for label in scheme.labels} | {"ROOT", ""})
_WORDS = ("Berg", "sagte", "dass", "es", "dafür", ",", "„", "(", "von", "wurde", "nicht", " ")
_POS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "PUNCT", "PRON", "PART", "CCONJ", "")
_TAGS = ("NN", "NE", "VVFIN", "VVPP", "VVINF", "VVIZU", "VAFIN", "VMFIN", "PTKZU", "TO", "VBG", "")
_VOCAB = spacy.blank("de").vocab


@st.composite
def _any_parse(draw):
    """A doc with any labels, and heads that may cross and go in circles."""
    count = draw(st.integers(1, 14))

    def each(strategy):
        return draw(st.lists(strategy, min_size=count, max_size=count))

    scheme = draw(st.sampled_from(list(schemes().values())))
    labels = draw(st.sampled_from([_LABELS, sorted(scheme.labels)]))
    return Doc(
        _VOCAB,
        words=each(st.sampled_from(_WORDS)),
        heads=each(st.integers(0, count - 1)),
        deps=each(st.sampled_from(labels)),
        pos=each(st.sampled_from(_POS)),
        tags=each(st.sampled_from(_TAGS)),
    )


@settings(max_examples=400, deadline=None)
@given(_any_parse())
def test_whatever_the_parse_there_is_an_answer_within_the_doc(doc):
    found = Dependencies(doc)
    for token in doc:
        group = [found.main_verb(token), *found.auxiliaries(token), *found.conjuncts(token)]
        single = (found.finite_verb, found.particle, found.negation, found.antecedent)
        group += [t for t in (ask(token) for ask in single) if t is not None]
        assert all(t.doc is doc for t in group)
        arguments = [found.subject(token), found.agent(token), found.predicate(token)]
        phrases = [a.phrase for a in (*arguments, *found.appositions(token)) if a is not None]
        phrases += [o.phrase for o in found.objects(token)]
        phrases += [piece for c in found.content_clauses(token) for piece in c.pieces]
        phrases += [clause.span for clause in found.content_clauses(token)]
        for phrase in [*phrases, found.phrase(token)]:
            assert 0 <= phrase.start < phrase.end <= len(doc)
        assert found.is_passive(token) in (True, False)


@settings(max_examples=100, deadline=None)
@given(_any_parse())
def test_all_words_of_a_verb_get_the_same_answers(doc):
    found = Dependencies(doc)
    for token in doc:
        verb = found.main_verb(token)
        for auxiliary in (t for t in doc if found.main_verb(t) == verb):
            for ask in (found.subject, found.objects, found.content_clauses, found.auxiliaries):
                assert ask(auxiliary) == ask(verb)
