"""Words that introduce, extend or forbid a name; folded as name keys when the module loads."""

from marsad.arabic.names import word_key


def _keys(words: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in words.split())


INTRODUCING: dict[str, frozenset[str]] = {
    "media": _keys(
        "وكالة صحيفة جريدة قناة موقع مجلة إذاعة تلفزيون شبكة فضائية راديو بوابة مراسل مراسلة مراسلو مراسلي لقناة وكالات"
    ),
    "organisation": _keys(
        "حركة حزب تنظيم جماعة شركة منصة مجموعة نادي فريق مؤسسة منظمة كتائب ميليشيا مليشيا قوات"
    ),
    "place": _keys(
        "مدينة محافظة بلدة قرية ولاية منطقة إقليم مقاطعة مخيم العاصمة دولة قضاء ناحية حي ريف شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط ضواحي"
    ),
    "person": _keys(
        "الرئيس الوزير وزير السيد اللواء الفريق الجنرال الملك الأمير الدكتور النائب السفير المبعوث النجم اللاعب المدرب الشيخ"
    ),
    "role": frozenset(),
}
PLACE_BEFORE = _keys("في إلى داخل بين خارج قرب باتجاه نحو")

NAME_GOES_ON = _keys("الدين الله بن ابن آل")

REFUSED_AFTER: dict[str, frozenset[str]] = {
    word_key(word): _keys(after)
    for word, after in {
        "حماة": "الوطن الديار الأرض الحق",
        "المغرب": "العربي والعشاء",
        "مصر": "للطيران",
        "قطر": "دائرة الدائرة سم متر القطار",
        "الجزيرة": "العربية",
        "البرهان": "على أن",
        "العراق": "",
        "الأنبار": "",
    }.items()
}
"""After these words the form is a common word, or part of another name."""

REFUSED_BEFORE: dict[str, frozenset[str]] = {
    word_key(word): _keys(before)
    for word, before in {
        "المغرب": "صلاة أذان آذان وقت بعد قبل",
        "قطر": "نصف طول",
        "الشرق": "",
        "البرهان": "إقامة قاطع",
        "الكويت": "",
    }.items()
}
"""Before the form these words make it a common word."""
