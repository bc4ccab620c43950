"""Where the content of an indirect claim ends: the hard part, so it has one place.

It runs to the end of the sentence unless a sign of the reporter comes first: another report
(``، وأضاف``), a participle's second claim (``مشيراً إلى``), the source (``، حسبما أفاد``), an aside of
the writer's (``، في إشارة إلى``, ``، ولم يقدم``), background (``، وكان``).
"""

from marsad.analysis.claims.clause import that_at
from marsad.analysis.claims.masdars import is_masdar
from marsad.analysis.claims.participles import PARTICIPLES
from marsad.analysis.claims.verbs import FORMS, Verb
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import (
    ANONYMOUS,
    DOCUMENTS,
    LEXICON,
    MEDIA,
    ORGANISATIONS,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    ROLES,
    THAT,
    keys,
    listed,
)
from marsad.arabic.normalise import fold

_SOURCES = ORGANISATIONS | MEDIA | ROLES | PLURAL_PEOPLE | ANONYMOUS
TRAILING = keys("حسب بحسب وفق وفقا حسبما نقلا طبقا")
_LEGAL = listed("legal")
ANSWERED = keys("نفاه نفته أكده أكدته اعتبره اعتبرته رفضه رفضته انتقده انتقدته وصفه وصفته رآه")
_KANA = keys("وكان وكانت وكانا وكانوا")
_BACKGROUND = keys("يذكر يشار الجدير جدير ويذكر ويشار والجدير وجدير وتجدر تجدر وسبق")
_CONTRAST = keys("فيما بينما")
_ASIDES = {
    tuple(fold(word) for word in line.split()) for line in LEXICON["asides"]["table"].strip().splitlines()
}
_OBJECT_GOES_ON = keys("بما ومن وعن وعلى وفي وإلى")
_YET_HE = keys("لكنه لكنها لكنهما لكنهم ولكنه ولكنها ولكنهم لكنّه")
_LONGEST = 400  # tokens of one content; text without stops must not cost its square
_COMMAS = frozenset("،,؛;")


def content_end(view: View, start: int, end: int, *, nominal: bool = False) -> int:
    """Return the token after the last one of the content that begins at *start*.

    *nominal* contents (``حذر من …``) also end at a comma that does not coordinate.
    """
    end = min(end, start + _LONGEST)
    index = start
    clausal = False
    while index < end:
        clausal = clausal or bool(that_at(view, index, end))
        quotation = view.quotation_at(index)
        if quotation and quotation[0] == index:
            index = quotation[1] + 1
            continue
        key = view.keys[index]
        if key == "(":
            index = _after_bracket(view, index, end)
            continue
        if index > start and key in _COMMAS and view.is_mark(index):
            if _reporter_after_comma(view, index + 1, end) or (
                nominal and not clausal and _leaves_object(view, index + 1, end)
            ):
                break
        elif index > start and _reporter_at(view, index, end):
            break
        index += 1
    return trimmed(view, start, min(index, end))


def trimmed(view: View, start: int, end: int) -> int:
    """Leave commas, dashes and stops that close the content outside it."""
    while (
        end > start + 1
        and view.is_mark(end - 1)
        and view.keys[end - 1] in "،,؛;.-–—:!…"
        and (end - 1) not in view.quoted_by
    ):
        end -= 1
    return end


def _after_bracket(view: View, index: int, end: int) -> int:
    for closing in range(index + 1, min(index + 30, end)):
        if view.keys[closing] == ")":
            return closing + 1
    return index + 1


def reports(view: View, index: int, end: int) -> bool:
    """True when the word is a reporting verb that goes on to report (strict ones must show it)."""
    verb = FORMS.get(view.keys[index])
    if verb is None or index in view.name_at:
        return False
    if verb.tense == "perfect" and not verb.lemma.strict and verb.lemma.cls != "express":
        return True
    for later in range(index + 1, min(end, index + 14)):
        if that_at(view, later, end) or view.keys[later] == ":":
            return True
        if later == index + 1 and _bare_object(view, later, verb):
            return True
        if view.keys[later] in verb.lemma.takes or (
            later in view.quoted_by and view.quoted_by[later][0] == later
        ):
            return ":" in verb.lemma.takes or view.keys[later] in verb.lemma.takes
        if "ب" in verb.lemma.takes and view.keys[later].startswith("ب") and later < index + 5:
            return True
    return False


def _bare_object(view: View, index: int, verb: Verb) -> bool:
    """``واستنكرت لجوء …``: a judgement passed in the perfect, its object at once."""
    if verb.tense != "perfect" or "=" not in verb.lemma.takes or verb.lemma.perfect == "قدم":
        return False
    return view.definite(index) or is_masdar(view.keys[index])


def _participle(view: View, index: int, end: int) -> bool:
    participle = PARTICIPLES.get(view.keys[index])
    if participle is None or index + 1 >= end:
        return False
    following = view.keys[index + 1]
    return (
        bool(that_at(view, index + 1, end))
        or following in participle.lemma.takes
        or following in ":"
        or (following[0] == "ب" and "ب" in participle.lemma.takes)
        or (participle.number == "s" and view.is_mark(index - 1))
    )


def _reporter_at(view: View, index: int, end: int) -> bool:
    """A sign that needs no comma before it."""
    key = view.keys[index]
    verb = FORMS.get(key)
    if verb is not None and verb.joined == "و" and reports(view, index, end):
        return True
    if key in _YET_HE and index + 1 < end and reports(view, index + 1, end):
        return True
    if _participle(view, index, end):
        return True
    if key == "حسبما" or (key in ("جاء", "وجاء") and index + 1 < end and view.keys[index + 1] == "ذلك"):
        return True
    if key in TRAILING and index + 1 < end and names_a_source(view, index + 1, end):
        return True
    return key in ("بحسب", "نقلا") and index + 1 < end and view.keys[index + 1] not in _LEGAL


def names_a_source(view: View, index: int, end: int) -> bool:
    """True when the words after ``وفقا`` are somebody and not a law, a plan or a need."""
    key = view.keys[index]
    if key == "ل" and index + 1 < end:
        index, key = index + 1, view.keys[index + 1]
    bare = "ا" + key[1:] if key.startswith("لل") else key.removeprefix("ل")
    if key in _LEGAL or bare in _LEGAL or key in DOCUMENTS or bare in DOCUMENTS:
        return False
    name = view.name_at.get(index)
    if name is not None and name.type != "place":
        return True
    return key in _SOURCES or bare in _SOURCES


def _reporter_after_comma(view: View, index: int, end: int) -> bool:
    if index >= end:
        return True
    key = view.keys[index]
    following = view.keys[index + 1] if index + 1 < end else ""
    if key in TRAILING:
        return (
            following.removeprefix("لل").removeprefix("ل") not in _LEGAL and following not in _LEGAL
        ) or following == "ما"
    if key in _KANA:
        return any(
            view.keys[later] == "قد" or (view.keys[later] in FORMS and later not in view.name_at)
            for later in range(index + 1, min(end, index + 9))
        )
    if key == "كما" and following.endswith("ت") and following not in THAT:
        return True  # كما قدمت …: the writer goes on
    if key in ("وهو", "وهي") and _comments(view, index + 1, end):
        return True
    if (key, following) == ("وهو", "ما") and index + 2 < end and view.keys[index + 2] in ANSWERED:
        return True  # وهو ما نفاه فلان: another speaks
    if key in _BACKGROUND or key == "ولم" or (key, following) in _ASIDES:
        return True
    verb = FORMS.get(key)
    if verb is not None and verb.joined and reports(view, index, end):
        return True
    if PARTICIPLES.get(key) is not None and (_participle(view, index, end)):
        return True
    if key in _CONTRAST or (key, following) == ("في", "حين"):
        after = index + (2 if key == "في" else 1)
        return any(
            view.keys[later] in FORMS and later not in view.name_at
            for later in range(after, min(end, after + 6))
        )
    if key in ("لكنه", "لكنها", "لكنهما", "لكنهم", "وقد", "ثم", "حيث", "اذ", "كما", "ولكنه", "ولكنها"):
        return index + 1 < end and reports(view, index + 1, end)
    return False


def _comments(view: View, index: int, end: int) -> bool:
    """``، وهي حصيلة تغطي …``: an indefinite noun takes up what was said and comments on it."""
    if index >= end or view.definite(index) or view.is_mark(index) or index in view.name_at:
        return False
    key = view.keys[index]
    plain = view.tokens[index].kind == "word" and key not in FORMS and key not in PREPOSITIONS
    return plain and key not in ("ما", "من", "الي") and not key.startswith(("ي", "ت", "ست", "سي"))


def _leaves_object(view: View, index: int, end: int) -> bool:
    key = view.keys[index] if index < end else ""
    if key in _OBJECT_GOES_ON or key == "وان" or key in DOCUMENTS:
        return False
    return not (key.startswith("و") and len(key) > 3 and key not in ("وذلك", "وهو", "وهي"))
