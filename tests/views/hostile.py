"""Queries that must do no harm; `%s` stands for the address of a canary: a file or a server."""

from __future__ import annotations

_SERVICE = (
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c OPTIONAL { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { { ?a ?b ?c } UNION { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { ?a ?b ?c MINUS { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { ?a ?b ?c FILTER (?a = ?b || NOT EXISTS { SERVICE <%s> { ?s ?p ?o } }) }",
    "SELECT (EXISTS { SERVICE <%s> { ?s ?p ?o } } AS ?x) { }",
    "SELECT * { { SELECT * { GRAPH ?g { SERVICE <%s> { ?s ?p ?o } } } } }",
    "SELECT * { VALUES ?u { <%s> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { BIND (IRI('%s') AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "ASK { SERVICE <%s> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <%s> { ?s ?p ?o } }",
    "PREFIX x: <%s> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { sErViCe<%s>{ ?s ?p ?o } }",
    "SELECT * { # a comment\n SERVICE # another\n <%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '\\u005C' SERVICE <%s> { ?a ?b ?c } #' }\n }",
    "SELECT * { \\u0053ERVICE <%s> { ?s ?p ?o } }",
)
_FROM = (
    "SELECT * FROM <%s> { ?s ?p ?o }",
    "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } FROM <%s> WHERE { ?s ?p ?o }",
    "CONSTRUCT FROM <%s> WHERE { ?s ?p ?o }",
    "ASK FROM <%s> { ?s ?p ?o }",
    "DESCRIBE <urn:x> FROM <%s>",
    "BASE <%s> SELECT * FROM <> { ?s ?p ?o }",
)
_UPDATES = (
    "LOAD <%s>",
    "LOAD SILENT <%s> INTO GRAPH <urn:x>",
    "INSERT DATA { <urn:x> <urn:x> <%s> }",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o } ; LOAD <%s>",
)
_CHANGES = ("DROP ALL", "CLEAR DEFAULT", "DELETE WHERE { ?s ?p ?o }", "DELETE DATA { <urn:x> <urn:x> <urn:x> }")

# What could reach a file or the network, or write: to be refused
FORBIDDEN = (*_SERVICE, *_FROM, *_UPDATES, *_CHANGES)

# What could take for ever, or all memory: to be ended at a limit, unless it can be answered
EXPENSIVE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER (REGEX(CONCAT(STR(?a), STR(?f)), '(.*)*x(.*)*y(.*)*z')) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER (REGEX(STR(?c), '(a|aa|aaa|.*)+$') && STR(?c) = STR(?f)) }",
    "SELECT ?x { ?s ?p ?o BIND (REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$') AS ?x) }",
    "SELECT * { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c . ?c (!<urn:x>)* ?d }",
    "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:x>)*)* ?b . ?b ((!<urn:y>)+)* ?c }",
    "SELECT * { ?a (!<urn:x>/^!<urn:x>)+ ?b . ?b (!<urn:x>/^!<urn:x>)+ ?c }",
    "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER (?c = ?i && ?f = ?a && ?d = ?h) } }",
    "SELECT (SUM(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g)))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (MD5(GROUP_CONCAT(CONCAT(STR(?a), STR(?f)))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * {" + "{" * 3_000 + " ?s ?p ?o " + "}" * 3_000 + "}",
    "SELECT * { FILTER (" + "(" * 3_000 + "1" + ")" * 3_000 + ") }",
    "SELECT * { ?a " + "/".join(["!<urn:x>"] * 400) + " ?b }",
    "SELECT * { " + " UNION ".join(["{ ?a ?b ?c . ?d ?e ?f }"] * 300) + " }",
    "SELECT * { VALUES ?x { " + "1 " * 60_000 + " } }",
)
