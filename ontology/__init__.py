"""The ontology as package data: `kg.ontology` once installed."""
