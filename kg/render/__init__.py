"""Layers and answers -> text, pictures and files; one module per format."""
