"""Arguments -> a command, loaded on use; a KgError -> one line on standard error and its exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

INTERRUPTED = 130
COMMANDS = {
    "run": "kg.cli.run:run",
    "extract": "kg.cli.extract:extract",
    "add": "kg.cli.store:add",
    "remove": "kg.cli.store:remove",
    "export": "kg.cli.exchange:export_",
    "import": "kg.cli.exchange:import_",
    "validate": "kg.cli.exchange:validate",
    "ontology": "kg.cli.ontology:ontology",
    "query": "kg.cli.query:query_",
    "timeline": "kg.cli.views:timeline",
    "thread": "kg.cli.threads:thread",
    "conflicts": "kg.cli.threads:conflicts",
    "network": "kg.cli.views:network",
    "actors": "kg.cli.actors:actors",
    "events": "kg.cli.same:events",
    "show": "kg.cli.events:show",
    "explain": "kg.cli.events:explain",
    "lexicon": "kg.cli.lexicon:lexicon",
}


class Commands(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return getattr(import_module(module), name) if name else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; end with the exit code of its error."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(error.exit_code)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            path = (error.ctx or ctx).command_path
            click.echo(f"kg: {error.format_message()} See: {path} --help", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("kg: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has gone, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """News articles in; a graph of dated, attributed events out.

    \b
    kg run seeds -o outputs                      everything in one go
    kg extract article.txt --layer events        what an article says, as JSON lines
    kg add archive.jsonl --store my-store        keep it
    kg timeline --store my-store --actor Biden   ask it
    """
