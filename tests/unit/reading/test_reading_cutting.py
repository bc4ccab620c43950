"""Pages come apart where another article begins, and only there."""

from marsad.model.page import Page
from marsad.reading import read

DAM = (
    "بدء العمل في سد الوادي الكبير",
    "أعلنت وزارة المياه، اليوم الاثنين، بدء العمل في سد الوادي الكبير بتكلفة مئتي مليون دولار.",
    "وقال الوزير سامر الحداد إن المشروع سيوفر مياه الري لأكثر من أربعين ألف مزارع في ثلاث محافظات.",
    "وأضاف الحداد أن الشركة المنفذة تعهدت بإنهاء الأعمال قبل نهاية العام المقبل.",
)
FALL = (
    "خمسة قتلى في انهيار مبنى وسط المدينة القديمة",
    "قتل خمسة أشخاص وأصيب عشرة آخرون في انهيار مبنى سكني وسط المدينة القديمة، بحسب مصدر طبي.",
    "وأوضح المصدر أن فرق الإنقاذ تواصل البحث عن ناجين تحت الأنقاض، وأن أربعة من المصابين في حال خطرة.",
    "وفتحت النيابة العامة تحقيقاً في أسباب الانهيار، فيما قال سكان إن المبنى كان متصدعاً منذ سنوات.",
)
OTHERS = (
    "أسعار النفط ترتفع للأسبوع الثالث",
    "منتخب الناشئين يبدأ معسكره التدريبي",
    "وزير الصحة يفتتح مستشفى جديداً في الجنوب",
)


def articles(*lines: str):
    return read(Page(content="\n".join(lines).encode(), door="file")).articles


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_aggregator_page() -> None:
    first, second = articles(
        DAM[0],
        "تاريخ النشر: 4th, March 2024 GMT",
        *DAM[1:],
        "الأناضول",
        "المصدر: صحيفة الساحل",
        "كلمات دلالية: سد الوادي مياه الري",
        "إقرأ أيضاً:",
        *FALL,
        "مقالات مشابهة",
        *(f"  • {other}" for other in OTHERS),
    )
    assert (first.headline, first.body) == (DAM[0], body(*DAM[1:]))
    assert (second.headline, second.body) == (FALL[0], body(*FALL[1:]))
    assert [(credit.name, credit.kind) for credit in first.credits] == [
        ("الأناضول", "agency"),
        ("صحيفة الساحل", "newspaper"),
    ]
    assert first.keywords == ("سد الوادي", "مياه الري")
    assert second.related == OTHERS
    assert first.published is not None
    assert first.published.value == "2024-03-04"
    assert second.published is None


def test_one_headline_in_passing_does_not_split() -> None:
    (article,) = articles(*DAM[:2], "اقرأ أيضاً", OTHERS[0], *DAM[2:3], f"شاهد أيضا: {OTHERS[1]}", *DAM[3:])
    assert article.body == body(*DAM[1:])
    assert article.related == OTHERS[:2]


def test_subheadings_do_not_split() -> None:
    (article,) = articles(*DAM[:2], "مياه الري لآلاف المزارعين", *DAM[2:3], "موعد إنهاء الأعمال", *DAM[3:])
    assert [paragraph.kind for paragraph in article.paragraphs] == [
        "text",
        "subheading",
        "text",
        "subheading",
        "text",
    ]
    assert all(article.body[p.span.start : p.span.end] for p in article.paragraphs)


def test_agency_credit_then_headline_splits_without_marker() -> None:
    assert [article.headline for article in articles(*DAM, "(رويترز)", *FALL)] == [DAM[0], FALL[0]]


def test_ticker_before_and_after() -> None:
    (article,) = articles("الرئيسية", *OTHERS, *DAM, *OTHERS)
    assert (article.headline, article.body) == (DAM[0], body(*DAM[1:]))
    assert article.related == OTHERS


def test_furniture_is_no_body() -> None:
    (article,) = articles(
        DAM[0],
        "أخبار",
        "1 day ago",
        "share",
        *DAM[1:],
        "هل أعجبك المقال؟ اشترك في نشرتنا البريدية",
        "تابعونا على تلغرام",
        "3 تعليقات",
        "أبو علي",
        "خبر جميل ونتمنى أن يكتمل المشروع في موعده ولا يتأخر كغيره.",
        "جميع الحقوق محفوظة © الساحل 2024",
    )
    assert article.body == body(*DAM[1:])
    assert {noise.kind for noise in article.noise} >= {
        "share",
        "newsletter",
        "app",
        "comments",
        "copyright",
        "date",
    }
    assert article.source is not None
    assert article.source.name == "الساحل"


def test_html_neighbours() -> None:
    def paragraphs(parts: tuple[str, ...]) -> str:
        return "".join(f"<p>{part}</p>" for part in parts[1:])

    html = f"""<html><body><nav><a href=/>الرئيسية</a></nav><h1>{DAM[0]}</h1>
    <span class="author">منى درويش</span><time class="date">2024/3/4</time>
    <article>{paragraphs(DAM)}<div class="related"><a href=/1>{OTHERS[0]}</a></div></article>
    <div class="related-post"><h4>اقرأ أيضا</h4><h3><a href=/x>{FALL[0]}</a></h3>{paragraphs(FALL)}</div>
    <div class="tags"><a href=/t>سد الوادي</a> <a href=/t>مياه</a></div>
    <footer>جميع الحقوق محفوظة</footer></body></html>"""
    first, second = articles(html)
    assert (first.headline, first.body, first.byline) == (DAM[0], body(*DAM[1:]), ("منى درويش",))
    assert (second.headline, second.body) == (FALL[0], body(*FALL[1:]))
    assert OTHERS[0] in first.related
