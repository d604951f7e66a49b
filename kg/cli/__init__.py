"""The command line: a command is loaded when it is asked for, and one place turns errors into exit codes."""

from kg.cli.group import cli

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command line."""
    cli(prog_name="kg")
