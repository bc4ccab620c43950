"""Who is who within one article: behind surnames, behind offices, behind ``الوزارة``."""

from dataclasses import dataclass, replace

from marsad.analysis.claims.speakers import Voice, voice_of
from marsad.analysis.claims.view import View
from marsad.analysis.claims.words import ROLES, keys
from marsad.arabic.normalise import fold_name
from marsad.model.analysis import NameId, Speaker, SpeakerKind

_SAME = keys("ذاته ذاتها نفسه نفسها المذكور المذكورة أيضا عينه")
_ANY_OFFICE = keys("المسؤول المسؤولة")
_PREFIXED = ("وال", "بال", "لل", "ال", "و")
_MEMORY = 200  # names kept; a page that names more is a list, not an article
_SHORT = 2  # words of a surname (عبد الجليل)
_FULL_REACH = 16  # tokens back from a surname to the office before the full name
_OFFICE_REACH = 9  # tokens before a name in which its office is looked for


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the article has named: ``words`` fold the name, ``office`` the words around it."""

    name: str
    words: tuple[str, ...]
    id: NameId | None
    office: frozenset[str]
    at: int
    person: bool
    kind: SpeakerKind


class Registry:
    """Grows as the article is read; looks only at what the article itself prints."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.known: list[Known] = []
        self._index: dict[str, list[int]] = {}
        seen: set[int] = set()
        for index, name in view.name_at.items():
            if name.type not in ("person", "organisation", "media") or name.span.start in seen:
                continue
            seen.add(name.span.start)
            words = tuple(fold_name(word) for word in name.text.split())
            person = name.type == "person"
            if len(words) > 1:
                office = _office_before(view, index) if person else frozenset(words)
                self.known.append(Known(name.text, words, name.id, office, index, person, name.type))

    def learn(self, voice: Voice) -> None:
        """Remember a speaker printed in full."""
        speaker = voice.speaker
        if speaker.name is None or speaker.kind not in ("person", "organisation", "media", "document"):
            return
        words = tuple(fold_name(word) for word in speaker.name.split())
        if len(words) < 2:
            return
        person = speaker.kind == "person"
        office = _bare_words(speaker.role or "") if person else frozenset(words)
        self.known.append(Known(speaker.name, words, speaker.id, office, voice.at, person, speaker.kind))
        del self.known[:-_MEMORY]

    def knows(self, key: str) -> bool:
        """True when the word is the last of a person's name read so far."""
        word = fold_name(key)
        return any(known.person and known.words[-1] == word for known in self.known)

    def resolve(self, voice: Voice) -> Voice:
        """Return the voice under the fuller name the article gives, then marked as inferred."""
        speaker = voice.speaker
        if speaker.kind in ("person", "unknown") and speaker.name and len(speaker.name.split()) <= _SHORT:
            known = self._by_surname(speaker.name, voice.at)
            if known is None and " " not in speaker.name.strip():
                known = self._by_reading(voice)
            return self._as(voice, known)
        if speaker.kind == "role" and speaker.role:
            return self._as(voice, self._by_office(speaker.role, voice.at))
        if speaker.kind in ("organisation", "media", "document") and speaker.name:
            return self._as(voice, self._by_head(speaker.name, voice.at))
        return voice

    def _as(self, voice: Voice, known: Known | None) -> Voice:
        if known is None:
            return voice
        speaker = voice.speaker
        found: Speaker = replace(
            speaker, name=known.name, id=speaker.id or known.id, kind=known.kind, inferred=True
        )
        return replace(voice, speaker=found)

    def _by_surname(self, name: str, at: int) -> Known | None:
        words = tuple(fold_name(part) for part in name.split())
        word, many = words[-1], len(words)
        people = [k for k in self.known if k.person and len(k.words) > many and k.words[-many:] == words]
        before = [known for known in people if known.at <= at]
        if not people and many == 1:
            first = [known for known in self.known if known.person and known.words[0] == word]
            names = {known.words for known in first}
            people = first if len(names) == 1 else []  # كيم for كيم جونغ أون: only where nobody shares it
            before = people
        found = before or people
        return found[0] if found else None

    def _by_reading(self, voice: Voice) -> Known | None:
        """Look for the surname earlier in the article, at the end of an office and a name nobody tagged."""
        for at in self._places().get(voice.head, ()):
            if at >= voice.at:
                return None
            for head in range(at - 1, max(-1, at - _FULL_REACH), -1):
                if self.view.is_mark(head):
                    break
                if self.view.keys[head] in ROLES and (not head or self.view.keys[head - 1] not in ROLES):
                    known = self._named(head, at)
                    if known is not None:
                        return known
        return None

    def _named(self, head: int, at: int) -> Known | None:
        read = voice_of(self.view, head, at + 1).speaker
        words = tuple(fold_name(word) for word in (read.name or "").split())
        if read.kind != "person" or len(words) < 2 or read.name is None:
            return None
        known = Known(read.name, words, read.id, _bare_words(read.role or ""), head, True, "person")
        self.known.append(known)
        return known

    def _places(self) -> dict[str, list[int]]:
        if not self._index:
            for at, key in enumerate(self.view.keys):
                self._index.setdefault(key, []).append(at)
        return self._index

    def _by_office(self, role: str, at: int) -> Known | None:
        printed = [word for word in (fold_name(part) for part in role.split()) if word not in _SAME]
        if not printed or len(printed) > 4 or (not printed[0].startswith("ال") and len(printed) < 2):
            return None
        wanted = {_bare(word) for word in printed}
        if set(printed) <= {fold_name(word) for word in _ANY_OFFICE}:
            wanted = set()
        for known in reversed(self.known):
            if known.person and known.at < at and known.office and wanted <= known.office:
                return known
        return None

    def _by_head(self, name: str, at: int) -> Known | None:
        words = [word for word in (fold_name(part) for part in name.split()) if word not in _SAME]
        if len(words) != 1 or not words[0].startswith("ال"):
            return None
        head = words[0][2:]
        for known in reversed(self.known):
            if not known.person and known.at < at and known.words[0] == head:
                return known
        return None


def _bare(word: str) -> str:
    for prefix in _PREFIXED:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


def _bare_words(text: str) -> frozenset[str]:
    return frozenset(_bare(fold_name(word)) for word in text.replace("،", " ").split())


def _office_before(view: View, index: int) -> frozenset[str]:
    """Collect the words before a name back to an office, not past a mark or another name."""
    words: list[str] = []
    for before in range(index - 1, max(-1, index - _OFFICE_REACH), -1):
        name = view.name_at.get(before)
        if view.is_mark(before) or (name is not None and name.type == "person"):
            break
        key = view.keys[before]
        words.append(key)
        if key in ROLES or _bare(key) in ROLES or ("ال" + _bare(key)) in ROLES:
            if before and view.keys[before - 1] in ROLES:
                continue
            return frozenset(_bare(fold_name(word)) for word in words)
    return frozenset()
