"""Token -> Claim: attributing phrases and adverbs, "according to ...", "in the words of ...", "reportedly"."""

from __future__ import annotations

from kg.doc import Token, Tokens
from kg.statements.claim import Claim, Range, cut, join
from kg.statements.cues import Cue
from kg.statements.reading import Reading
from kg.statements.tree import FINITE, QUESTION_TAGS, child, extent

_SOME = frozenset({"one", "some", "several", "many", "most"})
_FARING = frozenset({"lead", "trail", "fare"})
_OPENING = frozenset({",", "-", "--", "—", "–", "("})


def phrase_claim(token: Token, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of a phrase that starts with the token; its content is the sentence around it."""
    for cue in reading.phrases[token.lower_]:
        if "alone" in cue.takes:
            return _adverb(token, cue, sentence)
        found = _owned(token, cue) if cue.takes & {"owner", "itself"} else _governed(token, cue, sentence)
        if found is None:
            continue
        words, source = found
        if "nobody" in cue.takes:
            return None
        phrase = min(words[0], source[0]), min(max(source[1], words[1]), sentence[1])
        content = join(cut(_clause(token, phrase) or sentence, phrase))
        return Claim(token.i, words, source, content, cue.stance, "phrase") if content else None
    return None


def _governed(token: Token, cue: Cue, sentence: Range) -> tuple[Range, Range] | None:
    """The words of "according to NP" or "per NP", and the noun phrase."""
    end = token.i + len(cue.words)
    if end >= sentence[1] or any(token.nbor(i).lower_ != word for i, word in enumerate(cue.words)):
        return None
    who = child(token.doc[end - 1], "pobj")
    start, stop = extent(who) if who is not None else (end, max(token.right_edge.i + 1, end))
    return (token.i, end), (start, _clipped(token, start, stop) if token.i == sentence[0] else stop)


def _owned(token: Token, cue: Cue) -> tuple[Range, Range] | None:
    """The words of "in NP's view" or "in the view of NP", and the noun phrase; of "in a poll", "by one count"."""
    noun = child(token, "pobj")
    if noun is None or noun.lower_ != cue.words[1]:
        return None
    if "itself" in cue.takes:
        return ((token.i, token.i + 1), extent(noun)) if _set_off(token) else None
    owner = child(noun, "poss")
    if owner is None and (of := next((c for c in noun.rights if c.lower_ == "of"), None)) is not None:
        owner = child(of, "pobj")
    if owner is None and any(c.lower_ in _SOME for c in noun.lefts):
        return (token.i, token.i + 1), extent(noun)
    if owner is None or owner.tag_ == "WP$":
        return None
    return (token.i, noun.i + 1), extent(owner)


def _set_off(token: Token) -> bool:
    """Whether a phrase starts its sentence, stands behind a comma, or after a verb of standing: "leads in the poll"."""
    return token.is_sent_start or token.nbor(-1).text in _OPENING or token.head.lemma_ in _FARING


def _clause(token: Token, phrase: Range) -> Range | None:
    """The content clause inside which a phrase stands ("... that, according to the police, four men ..."), or None."""
    verb = token.head
    start, end = extent(verb)
    inside = verb.dep_ == "ccomp" and start < phrase[0] and phrase[1] < end
    return (start + 1, end) if inside and token.doc[start].dep_ == "mark" else None


def _clipped(token: Token, start: int, end: int) -> int:
    """Where a source at the start of a sentence ends, into which the parser has drawn the clause behind its comma.

    It ends at the first comma, or behind the name that follows it ("the coach, Jane Doe, ...").
    """
    doc = token.doc
    if end < token.sent.end - 2 and doc[end].text == "," and _ends_relative(doc.span(start, end)):
        return end
    commas = [token.i for token in doc[start:end] if token.text == ","]
    listed = any(t.dep_ == "conj" for t in doc[start:end])
    whole = len(commas) < 2 or listed
    if whole and not any(t.tag_ in FINITE for t in doc[start:end]) and end < token.sent.end - 2:
        return end
    if len(commas) > 1 and all(t.pos_ == "PROPN" for t in doc[commas[0] + 1 : commas[1]]):
        return commas[1]
    return commas[0] if commas else end


def _ends_relative(source: Tokens) -> bool:
    """Whether a relative clause behind the first comma closes a source: "Hill, who leads the group"."""
    mark = next((t for t in source if t.text == ","), None)
    if mark is None or mark.i + 1 >= source.end:
        return False
    verb = mark.nbor().head
    while verb.dep_ != "relcl" and verb.head != verb and verb.i > mark.i:
        verb = verb.head
    return mark.nbor().tag_ in QUESTION_TAGS and verb.dep_ == "relcl" and verb.right_edge.i + 1 == source.end


def _adverb(token: Token, cue: Cue, sentence: Range) -> Claim | None:
    """The claim without a source of an adverb such as "allegedly": the clause that it stands in."""
    whole = extent(token.head) if token.head.pos_ in ("VERB", "AUX") else sentence
    content = join(cut(whole, (token.i, token.i + 1)))
    return Claim(token.i, (token.i, token.i + 1), None, content, cue.stance, "adverb") if content else None
