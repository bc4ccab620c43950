"""Words too common to choose an article by: left out of ranking wherever better words stand beside them.

They stay in the index (phrases need them); a query of nothing else is still searched as typed.
"""

from marsad.arabic.normalise import fold

_WORDS = """
في من على إلى عن مع بين منذ حتى خلال بعد قبل عند لدى حول ضد دون بدون نحو عبر تحت فوق أمام وراء ضمن
و أو أم ثم بل لكن إذا إذ لو لولا كي لكي حيث كما كلما بينما
أن إن أنه إنه أنها إنها بأن لأن كأن ليس ليست لا لم لن ما قد لقد سوف
هو هي هم هن هما هذا هذه ذلك تلك هؤلاء أولئك هنا هناك
الذي التي الذين اللذين اللتين اللاتي اللواتي
كان كانت يكون تكون كانوا
كل بعض غير أي أية
كم متى أين كيف لماذا ماذا من هل
وفي ومن وعلى وإلى وعن وهو وهي وأن وإن وقد ولا ولم وما وكان وكانت
فيه فيها منه منها
له لها لهم به بها بهم عليه عليها
إليه إليها عنه عنها فإن وأنه وأنها
the a an of in on at to and or for by with from is are was were be as
that this it its
"""

STOPWORDS = frozenset(fold(word) for word in _WORDS.split())
"""Search keys."""
