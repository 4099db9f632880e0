import pytest

from newsdash.extraction.analysis import analyse


def sentences(text, language="de"):
    analysis = analyse(text, language)
    return [text[s.start : s.end] for s in analysis.host_sentences]


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 5. August kam Dr. Meier nach Bonn.",
        "Die 20. Legislaturperiode begann z. B. mit Streit.",
        "Der Umsatz stieg um 3,5 Mio. Euro auf 2.800 Einheiten.",
        "Die Forscher:innen und Kund*innen warten.",
        "„Das ist gut. Sehr gut!“, sagte sie am Montag.",
        "»Nein!«, rief er.",
        "J. K. Muster schrieb das Buch.",
    ],
)
def test_what_is_one_sentence_stays_one(sentence):
    assert sentences(sentence + " Danach war Schluss.") == [sentence, "Danach war Schluss."]


def test_a_year_ends_a_sentence():
    assert sentences("Das war 1999. Dann kam der Regen.") == [
        "Das war 1999.",
        "Dann kam der Regen.",
    ]


def test_a_headline_without_a_full_stop_is_a_sentence():
    assert sentences("Streit im Rat\nDer Rat stritt.") == ["Streit im Rat", "Der Rat stritt."]


def test_hard_wrapped_lines_do_not_cut_sentences():
    words = "Der Rat der kleinen Stadt hat am Montag lange über den Haushalt gestritten "
    text = "\n".join([words.strip()] * 8) + "."
    assert len(sentences(text)) == 1
