"""Store -> answers: timelines, networks, events, queries; they read the graph, never text and never a model."""
