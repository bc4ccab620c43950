"""Office and name, with and without the help of the names floor."""

import pytest

from marsad.analysis import text_of
from marsad.analysis.claims import find_claims, find_headline_claims
from marsad.analysis.names import find_names
from marsad.model.analysis import Claim, Name, NameId
from marsad.model.span import Span


def claims(body: str, names: tuple[Name, ...] = ()) -> tuple[Claim, ...]:
    return find_claims(text_of(body), times=(), quantities=(), names=names)


@pytest.mark.parametrize(
    ("subject", "name", "role", "kind"),
    [
        ("وزير الزراعة الكيني أحمد موانغي", "أحمد موانغي", "وزير الزراعة الكيني", "person"),
        ("نائب مدير الهيئة، سمير نجم،", "سمير نجم", "نائب مدير الهيئة", "person"),
        ("سمير نجم، مدير الهيئة،", "سمير نجم", "مدير الهيئة", "person"),
        ("الدكتور الصالح", "الصالح", "الدكتور", "person"),
        ("مدير مرور المدينة العقيد سمير نجم", "سمير نجم", "مدير مرور المدينة العقيد", "person"),
        ("مسؤول أوغندي رفيع", "مسؤول أوغندي رفيع", None, "anonymous"),
        ("مصدر في وزارة الداخلية", "مصدر في وزارة الداخلية", None, "anonymous"),
        ("شهود عيان", "شهود عيان", None, "anonymous"),
        ("وزارة الصحة (الجهة المنظمة)", "وزارة الصحة", None, "organisation"),
        ("صحيفة «المرفأ»", "صحيفة «المرفأ»", None, "media"),
        ("التقرير", "التقرير", None, "document"),
        ("المتحدث باسم الشرطة", None, "المتحدث باسم الشرطة", "role"),
        ('"الصالح"', "الصالح", None, "unknown"),
    ],
)
def test_office_and_name(subject: str, name: str | None, role: str | None, kind: str) -> None:
    (claim,) = claims(f"قال {subject} إن الطريق فتح أمام الشاحنات.")
    assert (claim.speaker.name, claim.speaker.role, claim.speaker.kind) == (name, role, kind)


def test_surname_gets_its_full_name_and_says_so() -> None:
    first, second = claims("قال الخبير سمير نجم إن الجسر سليم.\n\nوأكد نجم أن الفحص انتهى.")
    assert not first.speaker.inferred
    assert (second.speaker.name, second.speaker.inferred) == ("سمير نجم", True)


def test_office_alone_is_the_one_who_holds_it() -> None:
    _, second = claims("قالت الوزيرة هند سعيد إن المدارس تفتح غدا.\n\nوأكدت الوزيرة أن الحافلات جاهزة.")
    assert (second.speaker.name, second.speaker.role) == ("هند سعيد", "الوزيرة")
    assert second.speaker.inferred


def test_body_behind_its_first_word() -> None:
    _, second = claims("قالت وكالة الفضاء الهندية إن المسبار هبط.\n\nوأوضحت الوكالة أن الصور وصلت.")
    assert (second.speaker.name, second.speaker.inferred) == ("وكالة الفضاء الهندية", True)


def test_dropped_subject_is_not_carried_across_a_change_of_speaker() -> None:
    body = "قال سمير نجم إن الجسر سليم.\n\nوقالت هند سعيد إن الطريق مغلق.\n\nوأضافت أن البديل جاهز."
    assert claims(body)[2].speaker.name == "هند سعيد"


def test_dropped_subject_agrees_with_its_verb() -> None:
    body = "قالت هند سعيد إن الطريق مغلق.\n\nوقال سمير نجم إن الجسر سليم.\n\nوأضافت أن البديل جاهز."
    assert claims(body)[2].speaker.name == "هند سعيد"


def test_name_id_comes_from_the_names_floor() -> None:
    body = "قال الخبير سمير نجم إن الجسر سليم."
    name = Name(
        span=Span(11, 19), text="سمير نجم", type="person", canonical="سمير نجم", id=NameId("n1"), rule="t"
    )
    assert claims(body, (name,))[0].speaker.id == "n1"


def test_chain_of_a_relay() -> None:
    (claim,) = claims("وفقاً لما نقلت وكالة الأناضول عن مسؤول كيني، سيفتح المعبر غدا أمام الشاحنات.")
    assert claim.speaker.kind == "anonymous"
    assert claim.chain == ("وكالة الأناضول",)


def test_chain_of_a_source_named_after() -> None:
    first, second = claims("قالت الوزارة إن المعبر سيفتح، حسبما أفاد النائب سمير نجم.")
    assert first.chain == ("سمير نجم",)
    assert second.speaker.name == "سمير نجم"


def test_circumstances() -> None:
    body = "قال المحافظ سمير نجم لمجلس الأمن في مؤتمر صحفي بالعاصمة إن المعبر سيفتح."
    (claim,) = claims(body)
    assert claim.channel == "في مؤتمر صحفي بالعاصمة"
    assert claim.addressee == "لمجلس الأمن"


def test_headline() -> None:
    headline = text_of("«نجم»: الجسر سليم")
    (claim,) = find_headline_claims(headline, quantities=(), names=find_names(headline))
    assert (claim.speaker.name, claim.text) == ("نجم", "الجسر سليم")


def test_nothing_in_nothing() -> None:
    assert claims("") == ()
    assert find_headline_claims(text_of(""), quantities=(), names=()) == ()
