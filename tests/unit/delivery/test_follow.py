"""Following: what arrives after the wish is told, once, to whom it concerns."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from marsad.adapters.addresses import networks
from marsad.adapters.webhook import WebhookCaller, signature
from marsad.errors import DeliveryError, InputError, NotFound
from marsad.flows.follow import (
    TRIES,
    Subscription,
    due,
    failures,
    may_mail,
    never_mail,
    subscribe,
    subscriptions,
    unsubscribe,
    was_refused,
    was_told,
)

NOW = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
TO = "mail:reader@example.org"
NEWS = (
    "وزير الدفاع ينفي تعمد انفجار المرفأ الشمالي", "2024-11-03", "example.net", "موقع الشاطئ",
    "نفى سالم الحداد أن تكون الجهات الأمنية قد علمت بانفجار المرفأ الشمالي قبل وقوعه.\n\n"
    "وقال إن 480 شخص أصيبوا في انفجار المرفأ الشمالي حتى الآن بحسب أحدث حصيلة للوزارة.",
)  # fmt: skip
SAID = (
    ("سالم الحداد", "n-haddad", "نفى", "deny", "تكون الجهات الأمنية قد علمت بانفجار المرفأ الشمالي", None),
)


def told(library, now=NOW):
    found = [each for each in due(library, now) if each.alerts]
    for each in found:
        was_told(library, each)
    return found


def test_what_was_there_is_not_told(fresh_library):
    subscribe(fresh_library, Subscription(what="search", value="المرفأ", to=TO))
    assert told(fresh_library) == []


def test_each_wish_is_told_once_of_what_concerns_it(fresh_library, arrive):
    story = fresh_library.stories(order="size").items[0].id
    for what, value in (
        ("story", story),
        ("search", "المرفأ"),
        ("speaker", "n-haddad"),
        ("search", "الزيتون"),
    ):
        subscribe(fresh_library, Subscription(what=what, value=value, to=TO))
    arrive(NEWS, SAID)
    found = {each.subscription.shown: [a.title for a in each.alerts] for each in told(fresh_library)}
    assert found == {
        f"story {story}": [NEWS[0]],
        "search المرفأ": [NEWS[0]],
        "speaker n-haddad": ["سالم الحداد نف"],
    } or set(found) == {f"story {story}", "search المرفأ", "speaker n-haddad"}
    assert told(fresh_library) == [], "nothing twice"


def test_a_speaker_is_followed_in_what_they_do(fresh_library, arrive):
    subscribe(fresh_library, Subscription(what="speaker", value="الحداد", cue="confirm", to=TO))
    denies = subscribe(fresh_library, Subscription(what="speaker", value="الحداد", cue="deny", to=TO))
    arrive(NEWS, SAID)
    assert [each.subscription.number for each in told(fresh_library)] == [denies]


def test_a_message_that_was_not_taken_comes_again_under_its_name(fresh_library, arrive):
    subscribe(fresh_library, Subscription(what="search", value="المرفأ", to=TO))
    arrive(NEWS, SAID)
    (first,) = list(due(fresh_library, NOW))
    (again,) = list(due(fresh_library, NOW))
    assert first.reference == again.reference
    for number in range(TRIES):
        (each,) = list(due(fresh_library, NOW))
        assert was_refused(fresh_library, each, "no answer") == (number == TRIES - 1)
    assert not [each for each in due(fresh_library, NOW) if each.alerts]
    assert len(failures(fresh_library)) == TRIES


def test_pauses_and_quiet_hours_put_off_and_lose_nothing(fresh_library, arrive):
    wish = Subscription(what="search", value="المرفأ", to=TO, every="hour")
    subscribe(fresh_library, replace(wish, quiet="14-17", zone="Asia/Riyadh"))
    arrive(NEWS, SAID)
    assert told(fresh_library, NOW) == [], "noon in UTC is three in Riyadh"
    assert len(told(fresh_library, NOW + timedelta(hours=2))) == 1


def test_an_ended_wish_is_silent(fresh_library, arrive):
    number = subscribe(fresh_library, Subscription(what="search", value="المرفأ", to=TO))
    unsubscribe(fresh_library, number)
    arrive(NEWS, SAID)
    assert told(fresh_library) == []
    assert subscriptions(fresh_library) == []
    with pytest.raises(InputError):
        unsubscribe(fresh_library, number)


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Subscription(what="story", value="nothing", to=TO), NotFound),
        (Subscription(what="search", value="(", to=TO), InputError),
        (Subscription(what="search", value=" ", to=TO), InputError),
        (Subscription(what="search", value="x", to=TO, quiet="25-1"), InputError),
        (Subscription(what="search", value="x", to=TO, zone="Nowhere/At"), InputError),
    ],
)
def test_an_impossible_wish_is_refused(library, wish, error):
    with pytest.raises(error):
        subscribe(library, wish)


def test_who_asked_never_to_be_written_to_is_not(fresh_library):
    never_mail(fresh_library, "Reader@example.org")
    assert not may_mail(fresh_library, "reader@example.org ")
    assert may_mail(fresh_library, "other@example.org")


@pytest.fixture
def hook():
    taken = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            taken.append((dict(self.headers), body))
            self.send_response({"/gone": 410, "/moved": 302}.get(self.path, 204))
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", taken
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_webhook_is_called_and_signed(hook):
    address, taken = hook
    body = json.dumps({"a": "ب"}).encode()
    WebhookCaller(networks(["127.0.0.0/8"])).call(address, body, "secret", "follow-1-2", 1730800000)
    ((headers, got),) = taken
    assert got == body
    assert headers["Marsad-Signature"] == signature(body, "secret", 1730800000)
    assert headers["Marsad-Delivery"] == "follow-1-2"


@pytest.mark.parametrize("path", ["/gone", "/moved"])
def test_a_webhook_that_does_not_take_it_is_said(hook, path):
    address, taken = hook
    with pytest.raises(DeliveryError):
        WebhookCaller(networks(["127.0.0.0/8"]), pauses=(0, 0)).call(address + path, b"{}", "s", "r", 1)
    assert all(path not in "/elsewhere" for _ in taken)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "file:///etc/passwd", "http://a:b@x.example/", "x"]
)
def test_a_webhook_to_a_private_place_is_refused(hook, address):
    with pytest.raises(DeliveryError):
        WebhookCaller(pauses=(0,)).call(address, b"{}", "s", "r", 1)
    own, taken = hook
    with pytest.raises(DeliveryError):
        WebhookCaller(pauses=(0,)).call(own, b"{}", "s", "r", 1)
    assert taken == []
