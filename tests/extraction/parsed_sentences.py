"""Sentences for ``parses.parse``, written for the tests.

The TIGER column is as spaCy's stock German pipelines have it (Tiger2Dep), the UD column as UD
German GSD and UD English EWT do, the CLEAR column as spaCy's stock English pipelines.
"""

FRONTED_OBJECT = """
de tiger ud
Den DET ART 2 nk 2 det
Plan NOUN NN 3 oa 3 obj
lehnt VERB VVFIN 0 ROOT 0 ROOT
die DET ART 5 nk 5 det
Ministerin NOUN NN 3 sb 3 nsubj
nicht PART PTKNEG 3 ng 3 advmod
ab ADP PTKVZ 3 svp 3 compound:prt
. PUNCT $. 3 punct 3 punct
"""

DASS_CLAUSE = """
de tiger ud
Berg PROPN NE 2 sb 2 nsubj
sagte VERB VVFIN 0 ROOT 0 ROOT
, PUNCT $, 2 punct 9 punct
dass SCONJ KOUS 10 cp 9 mark
er PRON PPER 10 sb 9 nsubj
das DET ART 7 nk 7 det
Buch NOUN NN 9 oa 9 obj
bereits ADV ADV 9 mo 9 advmod
gelesen VERB VVPP 10 oc 2 ccomp
hat AUX VAFIN 2 oc 9 aux
. PUNCT $. 2 punct 2 punct
"""

PASSIVE = """
de tiger ud
Der DET ART 2 nk 2 det
Plan NOUN NN 3 sb 8 nsubj:pass
wurde AUX VAFIN 0 ROOT 8 aux:pass
von ADP APPR 8 sbp 6 case
der DET ART 6 nk 6 det
Ministerin NOUN NN 4 nk 8 obl:agent
scharf ADV ADJD 8 mo 8 advmod
kritisiert VERB VVPP 3 oc 0 ROOT
. PUNCT $. 3 punct 8 punct
"""

# as a parser has it that does not know agents
PLAIN_PASSIVE = (
    PASSIVE.replace("sbp", "mo")
    .replace("obl:agent", "obl")
    .replace("nsubj:pass", "nsubj")
    .replace("aux:pass", "aux")
)

PERFECT_PASSIVE = """
de tiger ud
Der DET ART 2 nk 2 det
Brief NOUN NN 3 sb 5 nsubj:pass
ist AUX VAFIN 0 ROOT 5 aux
nie ADV ADV 5 mo 5 advmod
geschrieben VERB VVPP 6 oc 0 ROOT
worden AUX VAPP 3 oc 5 aux:pass
. PUNCT $. 3 punct 5 punct
"""

SUBJECTS = """
de tiger ud
Berg PROPN NE 8 sb 8 nsubj
, PUNCT $, 1 punct 3 punct
Vogt PROPN NE 1 cj 1 conj
und CCONJ KON 3 cd 7 cc
der DET ART 7 nk 7 det
junge ADJ ADJA 7 nk 7 amod
Kern PROPN NE 4 cj 1 conj
begrüßten VERB VVFIN 0 ROOT 0 ROOT
das DET ART 10 nk 10 det
Gesetz NOUN NN 8 oa 8 obj
. PUNCT $. 8 punct 8 punct
"""

VERBS = """
de tiger ud
Die DET ART 2 nk 2 det
Ministerin NOUN NN 3 sb 3 nsubj
kritisierte VERB VVFIN 0 ROOT 0 ROOT
den DET ART 5 nk 5 det
Plan NOUN NN 3 oa 3 obj
und CCONJ KON 3 cd 7 cc
forderte VERB VVFIN 6 cj 3 conj
Änderungen NOUN NN 7 oa 7 obj
. PUNCT $. 3 punct 3 punct
"""

PARTICIPLES = """
de tiger ud
Der DET ART 2 nk 2 det
Plan NOUN NN 3 sb 4 nsubj:pass
wurde AUX VAFIN 0 ROOT 4 aux:pass
geprüft VERB VVPP 3 oc 0 ROOT
und CCONJ KON 4 cd 8 cc
vom ADP APPRART 8 sbp 7 case
Rat NOUN NN 6 nk 8 obl:agent
verworfen VERB VVPP 5 cj 4 conj
. PUNCT $. 3 punct 4 punct
"""

COPULA = """
de tiger ud
Die DET ART 2 nk 2 det
Entscheidung NOUN NN 3 sb 7 nsubj
war AUX VAFIN 0 ROOT 7 cop
damals ADV ADV 3 mo 7 advmod
kein DET PIAT 7 nk 7 det
großer ADJ ADJA 7 nk 7 amod
Fehler NOUN NN 3 pd 0 ROOT
. PUNCT $. 3 punct 7 punct
"""

FUTURE_COPULA = """
de tiger ud
Berg PROPN NE 2 sb 6 nsubj
wird AUX VAFIN 0 ROOT 6 aux
mit ADP APPR 6 mo 5 case
dem DET ART 5 nk 5 det
Plan NOUN NN 3 nk 6 obl
zufrieden ADJ ADJD 7 pd 0 ROOT
sein AUX VAINF 2 oc 6 cop
. PUNCT $. 2 punct 6 punct
"""

MODAL = """
de tiger ud
Er PRON PPER 2 sb 6 nsubj
will AUX VMFIN 0 ROOT 6 aux
den DET ART 4 nk 4 det
Vertrag NOUN NN 6 oa 6 obj
nicht PART PTKNEG 6 ng 6 advmod
kündigen VERB VVINF 2 oc 0 ROOT
. PUNCT $. 2 punct 6 punct
"""

WITHOUT_DASS = """
de tiger ud
Berg PROPN NE 2 sb 2 nsubj
sagte VERB VVFIN 0 ROOT 0 ROOT
, PUNCT $, 2 punct 7 punct
das DET ART 5 nk 5 det
Gesetz NOUN NN 6 sb 7 nsubj
sei AUX VAFIN* 2 oc 7 cop
falsch ADJ ADJD 6 pd 2 ccomp
. PUNCT $. 2 punct 2 punct
"""

AFTER_IT = """
de tiger ud
Das PRON PDS 2 sb 3 nsubj
sei AUX VAFIN* 5 oc 3 cop
falsch ADJ ADJD 2 pd 5 ccomp
, PUNCT $, 5 punct 3 punct
sagte VERB VVFIN 0 ROOT 0 ROOT
Berg PROPN NE 5 sb 5 nsubj
. PUNCT $. 5 punct 5 punct
"""

PUT_IN = """
de tiger ud
Das PRON PDS 6 sb 7 nsubj
, PUNCT $, 6 punct 3 punct
sagte VERB VVFIN 6 par 7 parataxis
Berg PROPN NE 3 sb 3 nsubj
, PUNCT $, 6 punct 3 punct
sei AUX VAFIN* 0 ROOT 7 cop
falsch ADJ ADJD 6 pd 0 ROOT
. PUNCT $. 6 punct 7 punct
"""

COLON = """
de tiger ud
Berg PROPN NE 2 sb 2 nsubj
sagte VERB VVFIN 0 ROOT 0 ROOT
: PUNCT $. 2 punct 6 punct
„ PUNCT $( 6 punct 6 punct
Das PRON PDS 6 sb 6 nsubj
reicht VERB VVFIN 2 rs 2 parataxis
. PUNCT $. 6 punct 6 punct
“ PUNCT $( 6 punct 6 punct
"""

# of the two sentences either may hang on the other
COLON_TURNED = """
de tiger ud
Berg PROPN NE 2 sb 2 nsubj
sagte VERB VVFIN 5 par 5 parataxis
: PUNCT $. 2 punct 2 punct
Das PRON PDS 5 sb 5 nsubj
reicht VERB VVFIN 0 ROOT 0 ROOT
. PUNCT $. 5 punct 5 punct
"""

AFTERWARDS = """
de tiger ud
Er PRON PPER 2 sb 2 nsubj
kam VERB VVFIN 0 ROOT 0 ROOT
( PUNCT $( 2 punct 5 punct
das PRON PDS 5 sb 5 nsubj
freute VERB VVFIN 2 par 2 parataxis
alle PRON PIS 5 oa 5 obj
) PUNCT $( 5 punct 5 punct
. PUNCT $. 2 punct 2 punct
"""

INFINITIVE = """
de tiger ud
Er PRON PPER 2 sb 3 nsubj
hat AUX VAFIN 0 ROOT 3 aux
versprochen VERB VVPP 2 oc 0 ROOT
, PUNCT $, 2 punct 8 punct
den DET ART 6 nk 6 det
Vertrag NOUN NN 8 oa 8 obj
zu PART PTKZU 8 pm 8 mark
prüfen VERB VVINF 3 oc 3 xcomp
und CCONJ KON 8 cd 10 cc
abzulehnen VERB VVIZU 9 cj 8 conj
. PUNCT $. 2 punct 3 punct
"""

BARE_INFINITIVE = """
de tiger ud
Er PRON PPER 2 sb 2 nsubj
lässt VERB VVFIN 0 ROOT 0 ROOT
den DET ART 4 nk 4 det
Vertrag NOUN NN 5 oa 5 obj
prüfen VERB VVINF 2 oc 2 xcomp
. PUNCT $. 2 punct 2 punct
"""

STAND_IN = """
de tiger ud
Er PRON PPER 2 sb 2 nsubj
besteht VERB VVFIN 0 ROOT 0 ROOT
darauf ADV PROAV 2 op 2 advmod
, PUNCT $, 2 punct 7 punct
dass SCONJ KOUS 7 cp 7 mark
sie PRON PPER 7 sb 7 nsubj
kommt VERB VVFIN 3 re 2 ccomp
. PUNCT $. 2 punct 2 punct
"""

# clauses of reason are no content, one that "darauf" announces is, wherever it hangs
STAND_IN_LOOSELY = STAND_IN.replace("2 ccomp", "2 advcl")
ADVERBIAL_CLAUSE = (
    STAND_IN.replace("darauf ADV PROAV", "darauf ADV ADV")
    .replace("2 op", "2 mo")
    .replace("dass", "weil")
    .replace("3 re", "2 mo")
    .replace("2 ccomp", "2 advcl")
)

SUBJECT_CLAUSE = """
de tiger ud
Es PRON PPER 2 ep 3 expl
ist AUX VAFIN 0 ROOT 3 cop
klar ADJ ADJD 2 pd 0 ROOT
, PUNCT $, 2 punct 7 punct
dass SCONJ KOUS 7 cp 7 mark
sie PRON PPER 7 sb 7 nsubj
kommt VERB VVFIN 2 sb 3 csubj
. PUNCT $. 2 punct 3 punct
"""

APPOSITION = """
de tiger ud
Jana PROPN NE 2 pnc 8 nsubj
Berg PROPN NE 8 sb 1 flat
, PUNCT $, 2 punct 5 punct
die DET ART 5 nk 5 det
Chefin NOUN NN 2 app 1 appos
der DET ART 7 nk 7 det
Partei NOUN NN 5 ag 5 nmod
lehnt VERB VVFIN 0 ROOT 0 ROOT
ab ADP PTKVZ 8 svp 8 compound:prt
. PUNCT $. 8 punct 8 punct
"""

TITLE = """
de tiger ud
Ministerin NOUN NN 4 sb 4 nsubj
Jana PROPN NE 3 pnc 1 appos
Berg PROPN NE 1 nk 2 flat
sprach VERB VVFIN 0 ROOT 0 ROOT
am ADP APPRART 4 mo 6 case
Montag NOUN NN 5 nk 4 obl
mit ADP APPR 4 op 9 case
ihren DET PPOSAT 9 nk 9 det:poss
Kollegen NOUN NN 7 nk 4 obl
aus ADP APPR 9 mnr 11 case
Bonn PROPN NE 10 nk 9 nmod
. PUNCT $. 4 punct 4 punct
"""

RELATIVE = """
de tiger ud
Die DET ART 2 nk 2 det
Frau NOUN NN 9 sb 9 nsubj
, PUNCT $, 7 punct 7 punct
die PRON PRELS 7 sb 7 nsubj
das PRON PDS 7 oa 7 obj
immer ADV ADV 7 mo 7 advmod
sagte VERB VVFIN 2 rc 2 acl
, PUNCT $, 7 punct 7 punct
lacht VERB VVFIN 0 ROOT 0 ROOT
. PUNCT $. 9 punct 9 punct
"""

PARTICIPLE_BEFORE_NOUN = """
de tiger ud
Die DET ART 5 nk 5 det
gestern ADV ADV 3 mo 3 advmod
verabschiedete ADJ ADJA 5 nk 5 acl
neue ADJ ADJA 5 nk 5 amod
Regel NOUN NN 6 sb 6 nsubj
gilt VERB VVFIN 0 ROOT 0 ROOT
. PUNCT $. 6 punct 6 punct
"""

TWO_OBJECTS = """
de tiger ud
Er PRON PPER 2 sb 4 nsubj
hat AUX VAFIN 0 ROOT 4 aux
sich PRON PRF 4 oa 4 obj
gegeben VERB VVPP 2 oc 0 ROOT
der DET ART 6 nk 6 det
Frau NOUN NN 4 da 4 obl:arg
das DET ART 8 nk 8 det
Buch NOUN NN 4 oa 4 obj
. PUNCT $. 2 punct 4 punct
"""

THAT_CLAUSE = """
en clear ud
The DET DT 2 det 2 det
minister NOUN NN 5 nsubj 5 nsubj
did AUX VBD 5 aux 5 aux
n't PART RB 5 neg 5 advmod
say VERB VB 0 ROOT 0 ROOT
that SCONJ IN 9 mark 10 mark
the DET DT 8 det 8 det
plan NOUN NN 9 nsubj 10 nsubj
was AUX VBD 5 ccomp 10 cop
wrong ADJ JJ 9 acomp 5 ccomp
. PUNCT . 5 punct 5 punct
"""

ENGLISH_PASSIVE = """
en clear ud
The DET DT 2 det 2 det
law NOUN NN 5 nsubjpass 5 nsubj:pass
has AUX VBZ 5 aux 5 aux
been AUX VBN 5 auxpass 5 aux:pass
criticised VERB VBN 0 ROOT 0 ROOT
by ADP IN 5 agent 7 case
Jana PROPN NNP 8 compound 5 obl:agent
Berg PROPN NNP 6 pobj 7 flat
. PUNCT . 5 punct 5 punct
"""
TO_INFINITIVE = """
en clear ud
Berg PROPN NNP 7 nsubj 7 nsubj
, PUNCT , 1 punct 4 punct
the DET DT 4 det 4 det
chair NOUN NN 1 appos 1 appos
, PUNCT , 1 punct 4 punct
never ADV RB 7 neg 7 advmod
wants VERB VBZ 0 ROOT 0 ROOT
to PART TO 9 aux 9 mark
give VERB VB 7 xcomp 7 xcomp
him PRON PRP 9 dative 9 iobj
power NOUN NN 9 dobj 9 obj
over ADP IN 9 prep 13 case
us PRON PRP 12 pobj 9 obl
. PUNCT . 7 punct 7 punct
"""

HE_SAID = """
en clear ud
It PRON PRP 2 nsubj 3 nsubj
is AUX VBZ 6 ccomp 3 cop
wrong ADJ JJ 2 acomp 0 ROOT
, PUNCT , 6 punct 3 punct
he PRON PRP 6 nsubj 6 nsubj
said VERB VBD 0 ROOT 3 parataxis
. PUNCT . 6 punct 3 punct
"""

ENGLISH_COORDINATION = """
en clear ud
Apples NOUN NNS 6 nsubj 6 nsubj
, PUNCT , 1 punct 3 punct
pears NOUN NNS 1 conj 1 conj
and CCONJ CC 3 cc 5 cc
plums NOUN NNS 3 conj 1 conj
rot VERB VBP 0 ROOT 0 ROOT
. PUNCT . 6 punct 6 punct
"""
