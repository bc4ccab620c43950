"""What the floor of names finds, and what it must leave alone; every sentence written for the test."""

from itertools import pairwise

import pytest

from marsad.analysis import text_of
from marsad.analysis.names import find_names
from marsad.analysis.names.knowledge import by_id, entities, lookup


def found(body, article=()):
    """(text, type, id) of every name of *body*."""
    return [(name.text, name.type, str(name.id)) for name in find_names(text_of(body), article)]


def ids(body):
    return [str(name.id) for name in find_names(text_of(body))]


FOUND = [
    # clitics are cut, whatever stands before
    ("وصل الوفد لبيونغ يانغ مساء.", "بيونغ يانغ", "place", "place:pyongyang"),
    ("ورحب والبنتاغون بالقرار.", "البنتاغون", "organisation", "org:pentagon"),
    ("التقى المبعوث بالكرملين ثم غادر.", "الكرملين", "organisation", "org:kremlin"),
    ("وفي اتصال بنتنياهو طلب التهدئة.", "نتنياهو", "person", "person:benjamin-netanyahu"),
    # spellings meet
    ("زار الوزير بيونجيانج.", "بيونجيانج", "place", "place:pyongyang"),
    ("أعلنت وزارة الدفاع الأميركية ذلك.", "وزارة الدفاع الأميركية", "organisation", "org:pentagon"),
    ("قال الرئيس فلاديمير زيلنسكي إنه باق.", "فلاديمير زيلنسكي", "person", "person:volodymyr-zelensky"),
    ("حذر بنيامين نتانياهو من التأخير.", "بنيامين نتانياهو", "person", "person:benjamin-netanyahu"),
    ("قالت کوریا الشمالية إنها ترفض.", "کوریا الشمالية", "place", "place:north-korea"),
    ("عاد من سورية أمس.", "سورية", "place", "place:syria"),
    ("اتفقت الإمارات والسعودية على ذلك.", "السعودية", "place", "place:saudi-arabia"),
    # outlets and agencies
    ("وذكرت صحيفة «هآرتس» أن الجيش تراجع.", "صحيفة «هآرتس»", "media", "media:haaretz"),
    ("وفق ما نقلت أ ف ب عن شهود.", "أ ف ب", "media", "media:agence-france-presse"),
    ("وبحسب وكالة الأنباء اليمنية (سبأ) عاد الوفد.", "وكالة الأنباء اليمنية (سبأ)", "media", "media:saba"),
    ("قال لقناة الجزيرة إن الحرب طالت.", "قناة الجزيرة", "media", "media:al-jazeera"),
    # offices
    ("قال وزير الخارجية السويدي إنه متفائل.", "وزير الخارجية السويدي", "role", None),
    ("صرحت المتحدثة باسم المفوضية الأوروبية بذلك.", "المتحدثة باسم المفوضية الأوروبية", "role", None),
    ("انتقد رئيس بلدية خيرسون القصف.", "رئيس بلدية خيرسون", "role", None),
    ("شكر الأمين العام للأمم المتحدة الحضور.", "الأمين العام للأمم المتحدة", "role", None),
    ("التقى نائب رئيس الوزراء العراقي الوفد.", "نائب رئيس الوزراء العراقي", "role", None),
    # bodies by grammar
    ("أكد الجيش الكيني مقتل عشرة مسلحين.", "الجيش الكيني", "organisation", "org:army-kenya"),
    (
        "نفت الخارجية النرويجية الخبر.",
        "الخارجية النرويجية",
        "organisation",
        "org:foreign-affairs-ministry-norway",
    ),
    (
        "أعلنت وزارة الصحة السودانية تفشي المرض.",
        "وزارة الصحة السودانية",
        "organisation",
        "org:health-ministry-sudan",
    ),
    ("درس في جامعة الملك سعود سنوات.", "جامعة الملك سعود", "organisation", None),
    # unknown people after an office
    ("قال مدير المستشفى سامر العلي إن الوقود نفد.", "سامر العلي", "person", None),
    ("وأوضحت الناشطة سلمى بن عمار أن الوضع صعب.", "سلمى بن عمار", "person", None),
]

NOT_FOUND = [
    ("وصل إلى مسقط رأسه أمس.", "مسقط"),
    ("هطلت سيول جارفة على القرى.", "سيول"),
    ("بعد صلاة المغرب عاد الناس.", "المغرب"),
    ("فتح الباب بنفسه وخرج.", "فتح"),
    ("كل هذا بحماس كبير.", "حماس"),
    ("قال إن قواعد اللغة العربية سهلة.", "العربية"),
    ("قضى ليلة في ليل طويل.", "ليل"),
    ("شرب الماء ومع ذلك عطش.", "ومع"),
    ("يسعى إلى إيجاد حل سريع.", "إيجاد"),
    ("هو أخبار اليوم التي تهم الناس.", "أخبار اليوم"),
    ("كان درعاً للمدينة.", "درعا"),
    ("زادت الأرباح في سوق مالي صغير.", "مالي"),
    ("دخلت القوات السعودية المدينة.", "السعودية"),
    ("استقبل الرجل عائلة سورية في بيته.", "سورية"),
    ("محمد صلاح الدين كاتب معروف في القاهرة.", "محمد صلاح"),
]


@pytest.mark.parametrize(("body", "text", "type_", "name_id"), FOUND)
def test_found(body, text, type_, name_id):
    """Each is found, with its very span, type and identity."""
    matching = [entry for entry in found(body) if entry[0] == text]
    assert matching, found(body)
    assert matching[0][1] == type_
    assert name_id is None or matching[0][2] == name_id


@pytest.mark.parametrize(("body", "text"), NOT_FOUND)
def test_not_found(body, text):
    """A common word, or part of another name, is none."""
    assert text not in [entry[0] for entry in found(body)]


def test_office_and_person_stand_side_by_side():
    body = "أعلن وزير الداخلية الليبي عماد الطرابلسي الخطة."
    assert [(text, type_) for text, type_, _ in found(body)] == [
        ("وزير الداخلية الليبي", "role"),
        ("عماد الطرابلسي", "person"),
    ]


def test_a_surname_refers_back():
    body = "قال المحلل كريم الوردي إن السوق هادئة. وأضاف الوردي أن الأسعار ستبقى."
    people = [name for name in find_names(text_of(body)) if name.type == "person"]
    assert [name.text for name in people] == ["كريم الوردي", "الوردي"]
    assert people[0].id == people[1].id
    assert people[1].canonical == "كريم الوردي"


def test_a_surname_in_the_headline_refers_to_the_body():
    body = find_names(text_of("قال المحلل كريم الوردي إن السوق هادئة."))
    headline = find_names(text_of("الوردي: السوق هادئة"), body)
    assert [name.canonical for name in headline if name.type == "person"] == ["كريم الوردي"]


def test_a_title_alone_refers_back_and_says_so():
    body = "وصلت وزيرة الخارجية الألمانية أنالينا بيربوك إلى عمان. وشددت الوزيرة على الهدنة."
    last = find_names(text_of(body))[-1]
    assert (last.text, last.id, last.inferred) == ("الوزيرة", "person:annalena-baerbock", True)


def test_a_body_returns_by_its_head():
    body = "قالت وزارة الصحة العراقية إن المرض ينحسر. وأكدت الوزارة توفر الدواء."
    first, last = find_names(text_of(body))
    assert (last.text, last.id, last.inferred) == ("الوزارة", first.id, True)


def test_the_title_before_a_name_is_an_office():
    assert ("الرئيس", "role") in [
        (text, type_) for text, type_, _ in found("خلال زيارة الرئيس بوتين إلى بكين.")
    ]


def test_spellings_of_an_unknown_name_share_an_id():
    one = [i for i in ids("قال مدير المستشفى غسان الجابر إن الوقود نفد.") if i.startswith("x:")]
    two = [i for i in ids("وقال مدير المستشفى غسّان الجابر ذلك.") if i.startswith("x:")]
    assert one[-1] == two[-1]


def test_yemen_has_two_agencies_of_one_name():
    assert lookup("سبأ الحوثية").id == "media:saba-sanaa"
    assert lookup("وكالة سبأ الحكومية").id == "media:saba-aden"
    assert lookup("سبأ").id == "media:saba"


def test_names_do_not_overlap_and_slice_back():
    body = (
        "وقال المتحدث باسم الكرملين دميتري بيسكوف لوكالة تاس إن الرئيس الروسي فلاديمير بوتين سيزور "
        "الصين (بكين) وكوريا الشمالية، و«حماس» ترحب، والناتو يراقب."
    )
    names = find_names(text_of(body))
    assert all(name.span.of(body) == name.text for name in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


def test_the_table_is_sound():
    """Ids are unique, every entity is found by its canonical form, and there are at least 1,500."""
    every = entities()
    assert len({entity.id for entity in every}) == len(every) >= 1500
    assert all(by_id(entity.id) is entity for entity in every)
    assert all(entity.latin for entity in every)
    wrong = [
        entity.id for entity in every if (hit := lookup(entity.canonical)) is not None and hit.id != entity.id
    ]
    assert not wrong


def test_empty_and_foreign_texts_hold_nothing():
    assert find_names(text_of("")) == ()
    assert find_names(text_of("12345 ... !!")) == ()
