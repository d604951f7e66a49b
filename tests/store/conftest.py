"""The servers that the tests here ask."""

from servers import oxigraph_server, virtuoso_server

__all__ = ["oxigraph_server", "virtuoso_server"]
