"""Every namespace and IRI that the package writes, as plain strings; nothing heavy is imported here.

Data IRIs stand below BASE, which the environment variable KG_BASE sets. All of them come from content.
"""

from __future__ import annotations

import hashlib
import os
import re
from urllib.parse import quote, unquote

from kg.model import TEXT, Article, Span

NS = "https://w3id.org/newskg/ns#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
GAF = "http://groundedannotationframework.org/gaf#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
GEONAMES = "https://sws.geonames.org/"
BASE = os.environ.get("KG_BASE", "https://w3id.org/newskg/id/")
ACTORS_GRAPH = BASE + "graph/actors"
EVENTS = BASE + "event/"
ARTICLES = BASE + "article/"
LINKS_GRAPH = BASE + "graph/links"
DERIVED_GRAPH = BASE + "graph/derived"

PREFIXES = {
    "dc": DC,
    "dcterms": DCTERMS,
    "gaf": GAF,
    "kg": NS,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
}

# Classes
EVENT = NS + "Event"
SEM_EVENT = SEM + "Event"
ACTOR = SEM + "Actor"
PLACE = SEM + "Place"
ARTICLE = SCHEMA + "NewsArticle"
PARTICIPATION = NS + "Participation"
ATTRIBUTION = NS + "Attribution"
STATEMENT = NS + "Statement"
EVENT_RELATION = NS + "EventRelation"
ACTOR_RELATION = NS + "ActorRelation"
TYPE_COUNT = NS + "TypeCount"
CANONICAL_ACTOR = NS + "CanonicalActor"
CANONICAL_EVENT = NS + "CanonicalEvent"
THREAD = NS + "Thread"
POSITION = NS + "Position"
LINK = NS + "Link"
RUN = NS + "Run"

# What everything has
TYPE = RDF + "type"
LABEL = RDFS + "label"
ALT_LABEL = SKOS + "altLabel"
NAME = NS + "name"
IDENTIFIER = DCTERMS + "identifier"
DENOTED_BY = GAF + "denotedBy"
IN_ARTICLE = NS + "inArticle"
KIND = NS + "kind"
SCORE = NS + "score"

# Articles
TITLE_OF = DCTERMS + "title"
ISSUED = DCTERMS + "issued"
PUBLISHED = SCHEMA + "datePublished"
LANGUAGE = DCTERMS + "language"
AUTHOR = DC + "creator"
OUTLET = NS + "outlet"
URL = SCHEMA + "url"
DIGEST = NS + "digest"
GENERATED_BY = PROV + "wasGeneratedBy"
SETTING = NS + "setting"

# Mentions
BEGIN_INDEX = NS + "beginIndex"
END_INDEX = NS + "endIndex"
QUOTE = NS + "quote"
PART = NS + "part"
IN_SENTENCE = NS + "inSentence"

# Events
EVENT_TYPE = SEM + "eventType"
HAS_ACTOR = SEM + "hasActor"
HAS_PLACE = SEM + "hasPlace"
GEONAMES_FEATURE = NS + "geonames"
PREDICATE = NS + "predicate"
STATUS = NS + "status"
CERTAINTY = NS + "certainty"
POLARITY = NS + "polarity"
FUTURE = NS + "future"
FACTUALITY_CUE = NS + "factualityCue"
PLOVER = NS + "plover"
CAMEO = NS + "cameo"
EXTRACTED_BY = NS + "extractedBy"
CONFIDENCE = NS + "confidence"
CONFIDENCE_FACTOR = NS + "confidenceFactor"
BEGINS = NS + "begins"
ENDS = NS + "ends"
PRECISION = NS + "precision"
BASIS = NS + "basis"
EDTF = NS + "edtf"
TRIGGER = NS + "trigger"
TIME_MENTION = NS + "timeMention"
FORMER_BEGINS = NS + "formerBegins"
FORMER_ENDS = NS + "formerEnds"
FORMER_PRECISION = NS + "formerPrecision"
FORMER_BASIS = NS + "formerBasis"
FORMER_EDTF = NS + "formerEdtf"
FORMER_TIME_MENTION = NS + "formerTimeMention"

# Participations, attributions, statements, relations between events
HAS_PARTICIPATION = NS + "participation"
ROLE = NS + "role"
ROLE_PLAYER = NS + "actor"
HAS_ATTRIBUTION = NS + "attribution"
ATTRIBUTED_TO = PROV + "wasAttributedTo"
ORDER = NS + "order"
CUE = NS + "cue"
SOURCE_MENTION = NS + "sourceMention"
CONTENT = NS + "content"
STANCE = NS + "stance"
SPEECH = NS + "speech"
PART_OF = NS + "partOf"
RELATION = NS + "relation"
SOURCE_EVENT = NS + "sourceEvent"
TARGET_EVENT = NS + "targetEvent"

# Offices, and who belongs to whom
HOLDER = NS + "holder"
HELD_IN = NS + "heldIn"
INCUMBENCY = NS + "incumbency"
TENURE = NS + "tenure"
STARTS = SCHEMA + "startDate"
STOPS = SCHEMA + "endDate"
JOB_TITLE = SCHEMA + "jobTitle"
AFFILIATION = SCHEMA + "affiliation"
MEMBER = SCHEMA + "member"

# Links across articles
COMPARED_BY = NS + "comparedBy"
BESIDE = NS + "beside"
BLOCK = NS + "block"
HAS_MEMBER = NS + "hasMember"
HAS_REPORT = NS + "hasReport"
HAS_TELLING = NS + "hasTelling"
CANONICAL = NS + "canonical"
LINK_MEMBER = NS + "linkMember"
VERDICT = NS + "verdict"
REASON = NS + "reason"
DECIDED_BY = NS + "decidedBy"
EVIDENCE = NS + "evidence"

# Derived relations of actors
SOURCE_ACTOR = NS + "sourceActor"
TARGET_ACTOR = NS + "targetActor"
COUNT = NS + "count"
COOPERATIVE = NS + "cooperative"
CONFLICTUAL = NS + "conflictual"
NEUTRAL = NS + "neutral"
FIRST = NS + "firstDate"
LAST = NS + "lastDate"
TYPE_COUNT_OF = NS + "typeCount"
DERIVED_FROM = PROV + "wasDerivedFrom"
PENDING = NS + "pending"
UNLINKED = NS + "unlinked"
LOADING = NS + "loading"

KIND_CLASSES = {
    "person": SCHEMA + "Person",
    "organization": SCHEMA + "Organization",
    "state": SCHEMA + "Country",
    "place": SCHEMA + "Place",
    "group": NS + "Group",
}
_DIGEST = re.compile("[0-9a-f]{32}/")
# The names of two relations are taken by the days of an event.
_RELATION_TERMS = {"begins": "startsEvent", "ends": "endsEvent"}


def content_iri(kind: str, *content: str) -> str:
    """The IRI of a thing that is nothing but its content: the same content, the same IRI."""
    known = "\n".join(content).encode("utf-8", "surrogatepass")
    return f"{BASE}{kind}/{hashlib.sha256(known).hexdigest()[:32]}"


def type_iri(name: str) -> str:
    """The class of a type of event: `Cancel` -> kg:Cancel."""
    return NS + quote(name)


def type_property(name: str) -> str:
    """The property of the plain triples of a type of event: `SignAgreement` -> kg:signAgreement."""
    return NS + quote(name[:1].lower() + name[1:])


def relation_iri(name: str) -> str:
    """The property of a relation between events: `responds-to` -> kg:respondsTo."""
    first, *others = name.split("-")
    return NS + quote(_RELATION_TERMS.get(name) or first + "".join(map(str.capitalize, others)))


def place_of(span: Span) -> str:
    """A span's part and offsets as a short name: `12-20`, or `title12-20`."""
    return f"{'' if span.part == TEXT else span.part}{span.start}-{span.end}"


def article_iri(article: Article) -> str:
    """The IRI of an article, which is also the name of its graph."""
    return ARTICLES + article.digest


def mention_iri(article: Article, span: Span) -> str:
    """The IRI of a stretch of an article, in the style of RFC 5147."""
    part = "char" if span.part == TEXT else span.part
    return f"{article_iri(article)}#{part}={span.start},{span.end}"


def event_iri(article: Article, trigger: Span) -> str:
    """The IRI of an event, from its article and the place of its first trigger."""
    return f"{EVENTS}{article.digest}/{place_of(trigger)}"


def actor_iri(article: Article, chain: str, identity: str | None = None) -> str:
    """The IRI of an actor: by the gazetteer's key where it is a known one, else of this article alone."""
    name = quote(identity or chain, errors="replace")
    return f"{BASE}actor/{name}" if identity else f"{BASE}actor/{article.digest}/{name}"


def identity_of(actor: str) -> str | None:
    """The gazetteer's key in the IRI of a known actor; None for an actor of one article alone.

    >>> identity_of(BASE + "actor/state/XA"), identity_of(BASE + "actor/" + 32 * "0" + "/c1")
    ('state/XA', None)
    """
    name = unquote(actor.removeprefix(f"{BASE}actor/"))
    return None if _DIGEST.match(name) else name
