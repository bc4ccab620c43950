"""Containment in bands, quotations told from copying, short items, and the passages both print."""

import pytest

from marsad.stories.copies import boilerplate_runs, compare, shared_passages
from marsad.stories.prints import SAMPLE, keys_of, make_print

STORY = (
    "أعلنت هيئة الموانئ في جزيرة الريحان أن رافعة عملاقة سقطت فجر الاثنين على رصيف الحاويات الثالث "
    "وألحقت أضرارا بسفينة شحن كانت تفرغ حمولتها من القمح. وأوضح مدير الهيئة أن الحادث نتج عن عطل في "
    "المكابح بعد عاصفة بلغت سرعة رياحها تسعين كيلومترا في الساعة. وتوقفت الملاحة ست ساعات ثم استؤنفت "
    "تدريجيا فيما بقي الرصيف الثالث مغلقا بانتظار تقرير لجنة التحقيق التي تصل من العاصمة غدا. "
    "وكانت الرافعة قد خضعت للصيانة قبل شهرين بحسب سجلات الشركة المشغلة التي رفضت التعليق على الحادث."
)
OTHER = (
    "افتتح متحف البحر في مدينة النورس معرضا للخرائط القديمة يضم ستين خريطة رسمها بحارة من القرن السابع عشر "
    "وتبرعت بها عائلة صياد لؤلؤ. ويستمر المعرض حتى نهاية الصيف وتصاحبه ورشات للأطفال في رسم السواحل. "
    "وقالت أمينة المتحف إن ثلث الخرائط يعرض للمرة الأولى وإن ترميمها استغرق أربع سنوات من العمل."
)
SPEECH = (
    "لن نقبل بأي حل ينتقص من حقوق الصيادين في مياههم وسنحمل هذا الملف إلى كل محفل دولي حتى يعود الحق إلى "
    "أصحابه ولن نتراجع مهما طال الزمن"
)


def of(text: str):
    return make_print(keys_of(text))


def test_a_text_is_a_copy_of_itself_whatever_its_spelling():
    vowels = STORY.replace("أعلنت", "أَعْلَنَتْ").replace("هيئة", "هيئه")
    assert compare(of(STORY), of(vowels)).relation == "copy"


def test_a_shortened_text_is_still_a_copy():
    half = STORY[: len(STORY) // 2]
    found = compare(of(half), of(STORY))
    assert found.relation == "copy"
    assert found.here > 0.9 > 0.7 > found.there


def test_a_copy_with_an_unrelated_article_below_is_still_a_copy():
    assert compare(of(STORY + " " + OTHER), of(STORY)).relation == "copy"


def test_half_rewritten_is_partial_and_a_paragraph_is_lifted():
    sentences = STORY.split(". ")
    half = ". ".join(sentences[:2]) + ". " + OTHER
    assert compare(of(half), of(STORY)).relation == "partial"
    lifted = (
        OTHER + " " + OTHER[::-1] + " " + " ".join(sentences[0].split()[:16]) + " " + OTHER.replace("ا", "و")
    )
    assert compare(of(lifted), of(STORY)).relation in ("lifted", "partial")


def test_unrelated_texts_have_no_relation():
    assert compare(of(STORY), of(OTHER)).relation is None


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«", "»"), ('"', '"')])
def test_two_reports_of_one_speech_are_no_copies(opening, closing):
    one = (
        "استقبل الحشد وزير الصيد عند مدخل الميناء الجديد وألقى فيهم كلمة دامت ربع ساعة "
        "قبل أن يجول على القوارب "
        f"ويستمع إلى شكاوى أصحابها وقال {opening}{SPEECH}{closing} "
        "ثم غادر نحو مقر البلدية حيث عقد اجتماعا مغلقا."
    )
    two = (
        "في نبرة لم تعهدها العاصمة منذ توقيع الاتفاق البحري خرج المسؤول عن ملف المصايد أمس "
        "بتصريح لافت جاء فيه "
        f"{opening}{SPEECH}{closing} وهو ما عده مراقبون تمهيدا لانسحاب من جولة التفاوض المقررة في الخريف."
    )
    found = compare(of(one), of(two))
    assert found.speech
    assert found.relation is None


def test_a_statement_reprinted_whole_is_a_copy_though_it_is_all_quotation():
    one = f"بيان “{SPEECH}”"
    assert compare(of(one), of(one + " انتهى")).relation == "copy"


def test_short_items_are_compared_by_runs_of_three():
    one = "هزة أرضية بقوة أربع درجات تضرب سواحل جزيرة الريحان ولا أنباء عن ضحايا"
    two = "هزة أرضية بقوة أربع درجات تضرب سواحل جزيرة الريحان"
    assert compare(of(one), of(two)).relation == "copy"
    assert compare(of(one), of("هزة أرضية بقوة خمس درجات تضرب شرق البلاد")).relation is None


def test_a_long_text_is_sampled_and_a_short_one_is_not():
    long, short = of(STORY * 3), of("هزة أرضية بقوة أربع درجات تضرب سواحل جزيرة الريحان ولا أنباء")
    assert len(long.keys) < len(set(long.runs)) / SAMPLE * 2
    assert len(short.keys) >= len(short.short_runs)


def test_boilerplate_is_left_out_of_what_is_shared():
    footer = (
        " جميع الحقوق محفوظة لصحيفة المثال ولا يجوز النسخ أو الاقتباس إلا بإذن مكتوب "
        "من إدارة الصحيفة وفق القانون"
    )
    one, two = of(STORY + footer * 1), of(OTHER + footer * 1)
    keys = frozenset(key for key, place in zip(one.keys, one.places, strict=True) if key in set(two.keys))
    assert compare(one, two).shared > 0
    left = compare(one, two, boilerplate_runs(one, keys))
    assert left.shared < compare(one, two).shared


def test_shared_passages_slice_back_to_the_same_words():
    copied = "خاص – " + STORY.split(". ")[1] + ". " + OTHER
    passages = shared_passages(copied, STORY)
    assert passages
    for here, there in passages:
        assert keys_of(here.of(copied)) == keys_of(there.of(STORY))
        assert len(here.of(copied).split()) >= 8


def test_an_empty_text_has_no_relation():
    assert compare(of(""), of(STORY)).relation is None
    assert shared_passages("", STORY) == ()
