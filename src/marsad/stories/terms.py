"""Words as weaving compares them: folded tokens, light stems, and how common each one is.

``background`` counts stems in headlines of the ANS corpus
(Apache-2.0, Khouja 2020), so that the first article of an empty archive already knows that
``الرئيس`` is common and ``سيليدوفي`` is not.
"""

from functools import cache, lru_cache
from importlib.resources import files
from math import log

from xxhash import xxh32_intdigest

from marsad.arabic.stem import light_stem

_STOP_WORDS = """
    في من علي الي عن مع ان او ثم لا ما لم لن قد كان كانت يكون تكون هذا هذه ذلك تلك التي الذي الذين كما
    بعد قبل حتي بين خلال عند عندما حيث اذا لكن كل بعض غير اي وقد وكان وكانت وفي ومن وعلي والي وان انه
    انها وانه اليوم امس هو هي هم نحن انا فيه فيها منه منها عليه عليها له لها به بها لهم اما ايضا فقط
    نحو حول ضد دون تحت فوق منذ عبر قال قالت وقال وقالت اضاف واضاف اضافت اكد واكد اكدت اشار واشار اوضح
    واوضح ذكر وذكر يوم عام سنه شهر اخر اخري الاول الثاني احد احدي جميع وهو وهي وذلك كذلك لدي ولم ولا
    وما الا سوف يتم تم ليس امام بسبب بشان وفق حسب بن عاجل بالصور بالفيديو شاهد صور فيديو السبت الاحد
    الاثنين الثلاثاء الاربعاء الخميس الجمعه يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر
    اكتوبر نوفمبر ديسمبر
"""
STOP = frozenset(_STOP_WORDS.split())
"""Function words, reporting verbs and calendar words, folded: they say nothing of the event."""


@lru_cache(maxsize=200_000)
def term(key: str) -> int:
    """Return the number (31 bits) that stands for a folded word, 0 for a word that says nothing."""
    if key in STOP or len(key) < 2:
        return 0
    return xxh32_intdigest(light_stem(key).encode()) >> 1 or 1


@cache
def background() -> tuple[int, dict[int, int]]:
    """Return the number of headlines counted and, by term, in how many it stood."""
    lines = files("marsad.stories").joinpath("background.tsv").read_text("utf-8").splitlines()
    total = int(lines[0])
    counts = (line.split("\t") for line in lines[1:])
    return total, {term(word): int(count) for word, count in counts}


def rarity(term: int, frequency: int, articles: int) -> float:
    """Return how telling *term* is: inverse document frequency, backed by the background.

    The background weighs as if it were a quarter of its size in articles, so that a growing archive
    soon speaks for itself.
    """
    total, counts = background()
    seen = frequency + counts.get(term, 0) / 4
    return log(1 + (articles + total / 4) / (seen + 0.8))
