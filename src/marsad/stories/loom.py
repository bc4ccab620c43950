"""Weaving one article after the other: copies, then the story, with a memory that lives in a store.

A loom weaves a batch. It reads from ``Remembered`` and keeps every change in ``effects``, which the
store writes in one transaction; what it did so far in the batch lies over what the store holds, so
that the result does not depend on where batches begin and end.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass

from xxhash import xxh32_intdigest

from marsad.model.article import ArticleId
from marsad.model.story import Copy
from marsad.stories.copies import Overlap, boilerplate_runs, compare
from marsad.stories.direction import Verdict, direct, origin_of
from marsad.stories.kept import Arrival, Effects, Remembered, Seat, Woven
from marsad.stories.kinship import name_key
from marsad.stories.moments import day_of, moment_of
from marsad.stories.prints import Print, keys_of, make_print
from marsad.stories.seating import Seating
from marsad.stories.terms import rarity
from marsad.stories.traits import Words, count_words, make_traits

POSTING_CAP = 50
"""A key met in this many articles is not entered again."""
CROWDED = 0.25
"""What a key at its cap counts for when candidates are looked for."""
BOILERPLATE = 6
"""A key of this many articles, nearly all of one outlet, is that outlet's boilerplate."""
LOOKED_AT = 24
"""Copy candidates that are compared exactly."""
WITHIN_GROUP = 0.5
"""A text joins a copy group when it is a copy and at least this share of itself is in the other."""
NEWEST = 40
QUERY_TERMS = 16
CANDIDATES = 36


@dataclass(frozen=True, slots=True)
class _Prepared:
    arrival: Arrival
    fingerprint: Print
    words: Words


@dataclass(frozen=True, slots=True)
class _Found:
    other: Woven
    overlap: Overlap


class Loom:
    """Weaves the articles of one batch in order; ``effects`` is what changed."""

    def __init__(self, memory: Remembered, cache: MutableMapping[int, Woven] | None = None) -> None:
        self.effects = Effects()
        self._memory = memory
        self._woven: MutableMapping[int, Woven] = {} if cache is None else cache
        self._postings: dict[int, list[tuple[int, int]]] = {}
        self._stored_sharing: dict[int, Sequence[int]] = {}
        self._new_sharing: dict[int, list[int]] = defaultdict(list)
        self._frequencies: dict[int, int] = {}
        self._prepared: dict[int, _Prepared] = {}
        self._stored_counts: dict[int, int] = {}
        self.seating = Seating(memory, self.effects, self.known, self.frequencies)

    # before: everything that can be asked for at once
    def expect(self, arrivals: Sequence[Arrival]) -> None:
        """Read from the store what weaving *arrivals* will need."""
        keys: set[int] = set()
        terms: set[int] = {0}
        for arrival in arrivals:
            headline = keys_of(arrival.article.headline or "")
            body = keys_of(arrival.article.body)
            prepared = _Prepared(arrival, make_print(body or headline), count_words(headline, body))
            self._prepared[arrival.sequence] = prepared
            keys.update(prepared.fingerprint.keys)
            terms |= prepared.words.distinct
        keys -= self._postings.keys()
        terms -= self._frequencies.keys()
        found = self._memory.postings(sorted(keys))
        self._postings.update((key, list(found.get(key, ()))) for key in keys)
        self._frequencies.update(self._memory.frequencies(sorted(terms)))
        self._expect_sharing(arrivals)

    def _expect_sharing(self, arrivals: Sequence[Arrival]) -> None:
        """Ask at once for the terms that will most likely be asked for one by one."""
        articles = self._frequencies.get(0, 0)
        likely: set[int] = set()
        for arrival in arrivals:
            words = self._prepared[arrival.sequence].words
            weights = {
                term: (words.lead[term] ** 0.5 + 2 * (term in words.headline))
                * rarity(term, self._frequencies.get(term, 0), articles)
                for term in words.distinct
            }
            likely.update(sorted(weights, key=lambda t: -weights[t])[: QUERY_TERMS + 2])
        self._share(sorted(likely))

    def _share(self, terms: Sequence[int]) -> None:
        unknown = [term for term in terms if term not in self._stored_sharing]
        if unknown:
            stored = self._memory.sharing(unknown, NEWEST)
            self._stored_sharing.update((term, stored.get(term, ())) for term in unknown)

    def known(self, sequences: Sequence[int]) -> dict[int, Woven]:
        """Return what is remembered of articles, from this batch, the cache or the store."""
        missing = [s for s in sequences if s not in self._woven]
        if missing:
            self._woven.update(self._memory.woven(missing))
        gone = self.effects.forgotten
        return {s: self._woven[s] for s in sequences if s in self._woven and s not in gone}

    # one article
    def sequence_of(self, article: ArticleId) -> int | None:
        """Return the sequence of an article woven in this batch or before."""
        fresh = next((text.sequence for text in self.effects.woven if text.article == article), None)
        return fresh if fresh is not None else self._memory.sequence_of(article)

    def weave(self, arrival: Arrival, change: int | None = None) -> Seat:
        """Find the article's copies and its story; *change* is what the log names. Returns its seat."""
        self.seating.sequence = arrival.sequence if change is None else change
        prepared = self._prepared.pop(arrival.sequence)
        text = self._remember(prepared)
        found = self._copies(prepared, text)
        group = self._group(found)
        if group is not None:
            seat = self._sit_with_group(text, group)
        else:
            contained = {
                item.other.sequence: item.overlap.contained
                * (1.0 if min(item.overlap.here, item.overlap.there) > 0.2 else 0.5)
                for item in found
                if item.overlap.relation
            }
            candidates = self._candidates(text)
            self._enter_terms(text, prepared.words)
            seat = self.seating.place(text, candidates, contained)
            seat = self.seating.bring_together(seat, candidates)
        self._enter_keys(text, prepared.fingerprint)
        self.effects.woven.append(text)
        return seat

    def _remember(self, prepared: _Prepared) -> Woven:
        arrival, article = prepared.arrival, prepared.arrival.article
        source = article.source
        articles = self._frequencies.get(0, 0)

        def weight(term: int) -> float:
            return rarity(term, self._frequencies.get(term, 0), articles)

        text = Woven(
            sequence=arrival.sequence,
            article=article.id,
            domain=(source.domain if source else None) or "",
            source=source.name if source else "",
            headline=article.headline or "",
            moment=moment_of(article.published, arrival.seen),
            words=prepared.fingerprint.words,
            runs=prepared.fingerprint.runs.tobytes(),
            short_runs=prepared.fingerprint.short_runs.tobytes(),
            keys=array("Q", prepared.fingerprint.keys).tobytes(),
            quoted=prepared.fingerprint.quoted,
            denies=prepared.fingerprint.denies,
            credits=tuple((credit.name, credit.kind) for credit in article.credits),
            traits=make_traits(
                article,
                arrival.analysis,
                prepared.words,
                weight,
                arrival.seen.date() if arrival.seen else None,
            ),
        )
        self._woven[text.sequence] = text
        return text

    # copies
    def _copies(self, prepared: _Prepared, text: Woven) -> list[_Found]:
        """Return the texts that share passages with this one, the most alike first."""
        ours = _outlet_number(text)
        counts: dict[int, float] = defaultdict(float)
        boilerplate: set[int] = set()
        for key in prepared.fingerprint.keys:
            postings = self._postings[key]
            if len(postings) >= BOILERPLATE and _of_one_outlet(postings, ours):
                boilerplate.add(key)
                continue
            weight = CROWDED if len(postings) >= POSTING_CAP else 1.0
            for sequence, _ in postings:
                counts[sequence] += weight
        needed = 4 if not prepared.fingerprint.short else 3
        likely = sorted((s for s, n in counts.items() if n >= needed), key=lambda s: (-counts[s], s))[
            :LOOKED_AT
        ]
        others = self.known(likely)
        leave_out = boilerplate_runs(prepared.fingerprint, frozenset(boilerplate))
        found = []
        for sequence in likely:
            other = others.get(sequence)
            if other is None:
                continue
            overlap = compare(prepared.fingerprint, other.fingerprint(), leave_out)
            if overlap.relation:
                found.append(_Found(other, overlap))
                self.effects.copies.append(_copy(text, other, overlap, direct(text, other, overlap)))
        found.sort(key=lambda item: (-item.overlap.contained, -item.overlap.here, item.other.sequence))
        return found

    def _group(self, found: Sequence[_Found]) -> int | None:
        for item in found:
            if item.overlap.relation == "copy" and item.overlap.here >= WITHIN_GROUP:
                seat = self.seating.seat(item.other.sequence)
                if seat is not None:
                    return seat.group
        return None

    def _sit_with_group(self, text: Woven, group: int) -> Seat:
        first = self.seating.seat(group)
        own = origin_of(text)
        if first is None:
            raise LookupError(f"no seat for {group}")
        return self.seating.sit(
            Seat(
                sequence=text.sequence,
                article=text.article,
                group=group,
                story=first.story,
                role="copy",
                score=1.0,
                origin=own if own.startswith("agency:") else first.origin,
                outlet=text.domain or text.source,
                day=day_of(text.traits.latest),
                evidence=(f"copy:{first.article}",),
            )
        )

    def _enter_keys(self, text: Woven, fingerprint: Print) -> None:
        outlet = _outlet_number(text)
        for key in fingerprint.keys:
            postings = self._postings[key]
            if len(postings) < POSTING_CAP:
                postings.append((text.sequence, outlet))
                self.effects.postings.append((key, text.sequence, outlet))

    # stories
    def _candidates(self, text: Woven) -> tuple[int, ...]:
        """Return the distinct texts that share the most telling terms with *text*."""
        terms = text.traits.rare[:QUERY_TERMS]
        self._share(terms)
        scores: dict[int, float] = defaultdict(float)
        for term in terms:
            fresh = self._new_sharing.get(term, [])
            weight = text.traits.lead.get(term, 0.0)
            for sequence in (*reversed(fresh[-NEWEST:]), *self._stored_sharing[term])[:NEWEST]:
                scores[sequence] += weight
        ranked = sorted(scores, key=lambda s: (-scores[s], -s))
        return tuple(ranked[:CANDIDATES])

    def _enter_terms(self, text: Woven, words: Words) -> None:
        for term in text.traits.rare:
            self._new_sharing[term].append(text.sequence)
            self.effects.rare.append((term, text.sequence))
        for term in (0, *words.distinct):
            self._frequencies[term] = self._frequencies.get(term, 0) + 1
            self.effects.frequencies[term] = self.effects.frequencies.get(term, 0) + 1
        for name in {*text.traits.people, *text.traits.places}:
            key = name_key(name)
            self.effects.frequencies[key] = self.effects.frequencies.get(key, 0) + 1

    def frequencies(self, terms: Collection[int]) -> dict[int, int]:
        """Return in how many texts terms and names stand by now; key 0 counts the texts."""
        unknown = [term for term in terms if term not in self._stored_counts]
        if unknown:
            stored = self._memory.frequencies(sorted(unknown))
            self._stored_counts.update((term, stored.get(term, 0)) for term in unknown)
        fresh = self.effects.frequencies
        return {term: self._stored_counts[term] + fresh.get(term, 0) for term in terms}

    # after
    def forget(self, sequence: int) -> None:
        """Take an article out of the weave: its keys, its seat, and its story where it was alone."""
        self.seating.leave(sequence)
        self._woven.pop(sequence, None)
        self.effects.woven = [text for text in self.effects.woven if text.sequence != sequence]
        self.effects.postings = [row for row in self.effects.postings if row[1] != sequence]
        self.effects.rare = [row for row in self.effects.rare if row[1] != sequence]
        for postings in self._postings.values():
            postings[:] = [row for row in postings if row[0] != sequence]
        self.effects.forgotten.append(sequence)

    def finish(self) -> Effects:
        """Bring the touched stories' summaries up to date and return everything that changed."""
        self.seating.summarise()
        return self.effects


def _outlet_number(text: Woven) -> int:
    return xxh32_intdigest((text.domain or text.source or text.article).encode()) >> 1


def _of_one_outlet(postings: Sequence[tuple[int, int]], outlet: int) -> bool:
    return sum(found == outlet for _, found in postings) >= 0.9 * len(postings)


def _copy(text: Woven, other: Woven, overlap: Overlap, verdict: Verdict) -> Copy:
    relation = overlap.relation
    if relation is None:
        raise ValueError("not a copy")
    sibling = verdict.ancestor is not None and relation in ("copy", "partial")
    return Copy(
        article=text.article,
        other=other.article,
        contained=round(overlap.contained, 4),
        relation="sibling" if sibling else relation,
        direction=verdict.direction,
        origin=verdict.origin,
        ancestor=verdict.ancestor,
        grounds=verdict.grounds,
    )
