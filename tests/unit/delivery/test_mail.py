"""The digest and alerts as mail, received by a real server on this machine."""

import email
import email.policy
import re
import socket
from datetime import UTC, datetime

import pytest
from aiosmtpd.controller import Controller

from marsad.adapters.smtp import SmtpMailer, address_of
from marsad.errors import DeliveryError, InputError
from marsad.flows.digest import last_until, make_digest, remember_sent, since_day, told_since, was_sent
from marsad.flows.follow import Alert
from marsad.mail.writing import LANGUAGES, Style, alert_mail, digest_html, digest_mail, digest_text, words

STYLE = Style(site="https://news.example/")
NOW = datetime(2024, 11, 5, 9, 0, tzinfo=UTC)


class Box:
    """What the server took."""

    def __init__(self) -> None:
        self.taken: list = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if envelope.rcpt_tos == ["full@example.org"]:
            return "552 the box is full"
        self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture
def server():
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture(scope="module")
def issue(library):
    return make_digest(library, "2024-10-30", "2024-11-04")


def test_an_issue_has_the_stories_that_moved(library, issue):
    first = issue.stories[0]
    assert "المرفأ" in first.story.headline
    assert first.opened
    assert len(issue.stories) == 2
    assert issue.disputes == 1
    assert [d.claim.cue.cls for d in first.denials] == ["deny"]
    assert make_digest(library, "2024-11-03", "2024-11-04").stories == ()
    undated = make_digest(library, "2024-11-05", "2024-11-05").stories
    assert [each.story.headline for each in undated] == ["خبر بلا تاريخ عن موسم الزيتون"], (
        "first met that day"
    )
    assert make_digest(library, "2024-10-30", "2024-11-04").id == issue.id


def test_every_sentence_links_to_what_prints_it(issue):
    html = digest_html(issue, STYLE)
    assert '<html lang="ar" dir="rtl">' in html
    for each in issue.stories:
        for sentence in each.sentences:
            assert f"https://news.example/article/{sentence.article}" in html
    assert "<script" not in html
    assert "&lt;b&gt;" in html, "a headline is text"
    assert "<img" not in html
    assert not re.search(r"\{\{|\}\}", html)


def test_the_twin_says_the_same_in_plain_text(issue):
    text = digest_text(issue, STYLE)
    for each in issue.stories:
        assert each.story.headline in text
        assert all(sentence.text in text for sentence in each.sentences)
        assert all(point.text in text for figure in each.figures for point in figure.points)


def test_an_issue_without_news_says_so(library):
    empty = make_digest(library, "2024-11-03", "2024-11-04")
    for language in LANGUAGES:
        assert words()[language]["empty"] in digest_text(
            empty, Style(site="https://x.example", language=language)
        )


def test_both_languages_say_everything():
    assert words()["ar"].keys() == words()["en"].keys()


def test_the_server_gets_it_whole(issue, server):
    SmtpMailer("127.0.0.1", server.port, "مرصد <news@example.org>", security="none").send(
        digest_mail(issue, "reader@example.org", STYLE)
    )
    (mail,) = server.taken
    assert mail["to"] == "reader@example.org"
    assert mail["subject"].startswith("نشرة مرصد:")
    assert mail["list-unsubscribe"] == "<mailto:news@example.org?subject=unsubscribe>"
    html = mail.get_body(("html",)).get_content()
    text = mail.get_body(("plain",)).get_content()
    assert issue.stories[0].story.headline in html
    assert issue.stories[0].story.headline in text


def test_the_same_issue_is_the_same_message(issue, server):
    mailer = SmtpMailer("127.0.0.1", server.port, "news@example.org", security="none")
    for _ in range(2):
        mailer.send(digest_mail(issue, "reader@example.org", STYLE))
    assert server.taken[0]["message-id"] == server.taken[1]["message-id"]


def test_a_refusal_is_said(issue, server):
    mailer = SmtpMailer("127.0.0.1", server.port, "news@example.org", security="none")
    with pytest.raises(DeliveryError, match="full"):
        mailer.send(digest_mail(issue, "full@example.org", STYLE))


def test_a_server_that_is_not_there_is_said(issue):
    with pytest.raises(DeliveryError):
        SmtpMailer("127.0.0.1", 1, "news@example.org", security="none").send(
            digest_mail(issue, "reader@example.org", STYLE)
        )


@pytest.mark.parametrize(
    "given",
    [
        "",
        "nobody",
        "a@b",
        "a@b.c\nBcc: x@y.z",
        "a@b.c, d@e.f",
        "a@b.c;d@e.f",
        "@example.org",
        "a@",
        "a b@c.d",
    ],
)
def test_what_is_no_address_is_refused(given):
    with pytest.raises(InputError):
        address_of(given)


def test_a_page_cannot_write_headers():
    alert = Alert(id="1", title="x\r\nBcc: y@z.org", text="…", path="/article/a", where="o")
    mail = alert_mail([alert], "بحث\r\nBcc: y@z.org", "reader@example.org", STYLE, "follow-1-2")
    assert "\n" not in mail.subject
    message = SmtpMailer("127.0.0.1", 1, "news@example.org")._message(mail)
    assert message["bcc"] is None


def test_one_may_write_the_templates_oneself(issue, tmp_path):
    (tmp_path / "digest.txt").write_text("{{ digest.stories|length }} قصة", encoding="utf-8")
    assert digest_text(issue, Style(site="https://x.example", templates=tmp_path)) == "2 قصة"
    (tmp_path / "digest.txt").write_text("a\n{{ digest.", encoding="utf-8")
    with pytest.raises(InputError, match=r"digest\.txt"):
        digest_text(issue, Style(site="https://x.example", templates=tmp_path))
    (tmp_path / "digest.txt").write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(InputError):
        digest_text(issue, Style(site="https://x.example", templates=tmp_path))


@pytest.mark.parametrize(
    ("given", "day"),
    [("yesterday", "2024-11-04"), ("7d", "2024-10-29"), ("2w", "2024-10-22"), ("2024-10-01", "2024-10-01")],
)
def test_days_are_named_as_people_do(given, day):
    assert since_day(given, NOW) == day


@pytest.mark.parametrize("given", ["last", "soon", "2024-13-01", "٧d"])
def test_what_is_no_day_is_refused(given):
    with pytest.raises(InputError):
        since_day(given, NOW)


def test_nobody_gets_an_issue_twice(fresh_library):
    issue = make_digest(fresh_library, "2024-10-30", "2024-11-05")
    assert not was_sent(fresh_library, issue, "a@example.org")
    remember_sent(fresh_library, issue, "a@example.org")
    assert was_sent(fresh_library, issue, "a@example.org")
    assert not was_sent(fresh_library, issue, "b@example.org")
    assert last_until(fresh_library) == "2024-11-05"


def test_what_an_issue_told_is_no_news_in_the_next(fresh_library, arrive):
    first = make_digest(fresh_library, "2024-10-30", "2024-11-05")
    remember_sent(fresh_library, first, "a@example.org")
    told = told_since(fresh_library, "2024-10-30")
    assert make_digest(fresh_library, "2024-10-30", "2024-11-05", told=told).stories == ()
    late = (
        "بلدية المدينة تعلن جدول المعارض", "2024-11-04", "example.com", "جريدة الحقل",
        "أعلنت بلدية المدينة القديمة جدول معارض الشتاء.\n\n"
        "وتبدأ المعارض الشهر المقبل في القاعة الكبرى.",
    )  # fmt: skip
    arrive(late, ())
    again = make_digest(fresh_library, "2024-10-30", "2024-11-05", told=told)
    assert [article.headline for each in again.stories for article in each.fresh] == [late[0]]
    assert told_since(fresh_library, "2024-11-06") == frozenset()
