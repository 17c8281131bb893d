"""The command line: wires the parts together. Nothing heavy is imported before a command needs it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from a11y.cli import app as checker
from a11y.language import users_language
from a11y.version import tell_version

from .cli_words import say

app = typer.Typer(name="handrail", help=say("app"), no_args_is_help=True, add_completion=True)
agent_app = typer.Typer(help=say("agent"), no_args_is_help=True)
app.add_typer(agent_app, name="agent")
app.registered_commands += checker.registered_commands


@app.callback()
def handrail(
    version: Annotated[
        bool, typer.Option("--version", help=say("o_version"), callback=tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before a command."""


Config = Annotated[str, typer.Option("--config", help=say("o_config"))]
State = Annotated[str, typer.Option("--state", help=say("o_state"))]
Url = Annotated[str, typer.Option("--url", help=say("o_url"))]
User = Annotated[str, typer.Option("--user", help=say("o_user"))]
Token = Annotated[str, typer.Option("--token", envvar="HANDRAIL_TOKEN", help=say("o_token"))]
Lang = Annotated[str, typer.Option("--language", help=say("o_language"))]
Conversation = Annotated[str, typer.Argument(help=say("a_conversation"))]


def _settings(config: str, state: str = "") -> Any:
    from .config import load

    environ = dict(os.environ)
    if state:
        environ["HANDRAIL_HUB__STATE"] = f'"{state}"' if '"' not in state else state
    return load(config, environ)


def _language(given: str, setting: str = "") -> str:
    chosen = given or setting or users_language()
    if chosen not in ("nl", "en"):
        raise typer.BadParameter(f"nl / en; {chosen!r}")
    return chosen


@app.command(help=say("demo"))
def demo(
    state: State = "",
    port: Annotated[int, typer.Option(help=say("o_port"))] = 8700,
    lang: Lang = "",
    theme: Annotated[str, typer.Option(help=say("o_theme"))] = "dark",
    customers: Annotated[int, typer.Option(help=say("o_customers"), min=0, max=50)] = 4,
) -> None:
    """Start everything, or play one conversation where there is no terminal."""
    from .demo import play, show

    chosen = _language(lang)
    if sys.stdin.isatty() and sys.stdout.isatty():
        raise typer.Exit(show(state, port, chosen, theme, customers))
    raise typer.Exit(play(chosen))


@app.command(name="demo-stage", hidden=True)
def demo_stage(state: str, port: int, lang: str, customers: int) -> None:
    """Run what the demo needs beside the desk, until standard input closes."""
    from .demo import stage

    raise typer.Exit(stage(Path(state), port, lang, customers))


@app.command(help=say("hub"))
def hub(
    config: Config = "",
    state: State = "",
    host: Annotated[str, typer.Option(help=say("o_host"))] = "",
    port: Annotated[int | None, typer.Option(help=say("o_port"))] = None,
) -> None:
    """Start the hub and serve until it is told to stop."""
    from .run import run_hub

    raise typer.Exit(run_hub(_settings(config, state), host, port))


@app.command(help=say("desk"))
def desk(
    config: Config = "",
    url: Url = "",
    user: User = "",
    token: Token = "",
    lang: Lang = "",
    theme: Annotated[str, typer.Option(help=say("o_theme"))] = "",
    notify: Annotated[bool | None, typer.Option(help=say("o_notify"))] = None,
) -> None:
    """Open an agent's desk."""
    from .run import run_desk

    mine = _settings(config).desk
    raise typer.Exit(
        run_desk(
            url or mine.url,
            (user or mine.user, token),
            _language(lang, mine.language),
            theme or mine.theme,
            mine.notify if notify is None else notify,
        )
    )


@app.command(help=say("line"))
def line(
    config: Config = "",
    url: Url = "",
    user: User = "",
    token: Token = "",
    lang: Lang = "",
    speak: Annotated[bool | None, typer.Option("--speak/--no-speak", help=say("o_speak"))] = None,
    rate: Annotated[int, typer.Option(help=say("o_rate"), min=80, max=600)] = 200,
) -> None:
    """Open the desk as plain lines."""
    from .run import run_line

    mine = _settings(config).desk
    spoken = mine.speak if speak is None else speak
    raise typer.Exit(
        run_line(url or mine.url, (user or mine.user, token), _language(lang, mine.language), spoken, rate)
    )


@app.command(help=say("bot"))
def bot(
    connector: Annotated[str, typer.Argument(help=say("o_connector"))] = "faq",
    config: Config = "",
    url: Url = "",
    token: Token = "",
    knowledge: Annotated[str, typer.Option(help=say("o_knowledge"))] = "",
    webhook: Annotated[str, typer.Option("--to", help=say("o_webhook"))] = "",
) -> None:
    """Start a bot."""
    from .run import run_bot

    options = {
        "knowledge": knowledge,
        "url": webhook,
        "secret": os.environ.get("HANDRAIL_WEBHOOK_SECRET", ""),
    }
    raise typer.Exit(run_bot(url or _settings(config).desk.url, token, connector, options))


@app.command(help=say("export"))
def export(
    conversation: Conversation,
    config: Config = "",
    state: State = "",
    output: Annotated[str, typer.Option("-o", "--output", help=say("o_output"))] = "-",
    form: Annotated[str, typer.Option("--format", help=say("o_format"))] = "json",
    lang: Lang = "",
) -> None:
    """Write one conversation out."""
    from .manage import export_conversation

    export_conversation(_settings(config, state), conversation, output, form, _language(lang))


@app.command(help=say("forget"))
def forget(
    conversation: Conversation,
    config: Config = "",
    state: State = "",
    yes: Annotated[bool, typer.Option("--yes", help=say("o_yes"))] = False,
) -> None:
    """Erase the words of one conversation."""
    from .manage import forget_conversation

    if not yes:
        typer.confirm(say("forget_ask", id=conversation), abort=True)
    forget_conversation(_settings(config, state), conversation)
    typer.echo(say("forgotten", id=conversation), err=True)


@app.command(help=say("move"))
def move(
    source: Annotated[str, typer.Argument(help=say("a_source"))],
    target: Annotated[str, typer.Argument(help=say("a_target"))],
) -> None:
    """Carry a store over to another database."""
    from .manage import move_store

    moved = move_store(source, target, lambda text: typer.echo(text, err=True))
    typer.echo(say("moved", **moved))


@app.command(help=say("backup"))
def backup(
    file: Annotated[Path, typer.Argument(help=say("a_file"))], config: Config = "", state: State = ""
) -> None:
    """Write a copy of the store while hubs use it."""
    from .manage import backup_store

    size, keys = backup_store(_settings(config, state), file)
    typer.echo(say("backed_up", file=file, size=f"{size:,}"))
    typer.echo(say("backup_without", keys=keys), err=True)


@app.command(help=say("token"))
def token(
    name: Annotated[str, typer.Argument(help="id")],
    role: Annotated[str, typer.Option(help=say("o_role"))] = "human",
    days: Annotated[float, typer.Option(help=say("o_days"), min=0.001, max=3650)] = 30,
    config: Config = "",
    state: State = "",
) -> None:
    """Make a token; it is printed alone on standard output."""
    from .manage import make_token

    typer.echo(make_token(_settings(config, state), name, role, days))


@agent_app.command("add", help=say("agent_add"))
def agent_add(
    user: Annotated[str, typer.Argument(help=say("o_user"))],
    name: Annotated[str, typer.Option(help=say("o_name"))] = "",
    team: Annotated[list[str] | None, typer.Option(help=say("o_team"))] = None,
    supervisor: Annotated[bool, typer.Option(help=say("o_supervisor"))] = False,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help=say("o_password_stdin"))] = False,
    config: Config = "",
    state: State = "",
) -> None:
    """Add an agent or change one."""
    from .manage import add_agent

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else _ask_password()
    add_agent(_settings(config, state), user, name or user, tuple(team or ()), supervisor, password)
    typer.echo(say("added", id=user, name=name or user), err=True)


def _ask_password() -> str:
    first: str = typer.prompt(say("password"), hide_input=True)
    if first != typer.prompt(say("again"), hide_input=True):
        raise typer.BadParameter(say("differs"))
    return first


@agent_app.command("list", help=say("agent_list"))
def agent_list(config: Config = "", state: State = "") -> None:
    """List the accounts, one a line."""
    from .core.safe import visible
    from .manage import list_accounts

    for account in list_accounts(_settings(config, state)):
        teams = visible(",".join(account.teams)) or "-"
        flags = " ".join(w for w, on in (("supervisor", account.supervisor), ("off", account.disabled)) if on)
        typer.echo(
            f"{visible(account.id)}\t{account.kind}\t{visible(account.name)}\t{teams}\t{flags}".rstrip()
        )


@agent_app.command("off", help=say("agent_off"))
def agent_off(user: str, config: Config = "", state: State = "") -> None:
    """Switch an account off; open connections are closed by the hub."""
    from .manage import switch_off

    switch_off(_settings(config, state), user)
    typer.echo(say("off", id=user), err=True)


def main() -> None:
    """Run, and turn every known error into a sentence and an exit code."""
    raise SystemExit(guarded(app))


def guarded(run: Callable[[], Any]) -> int:
    """Run a command; give its exit code. Errors go to standard error, without a traceback."""
    from .errors import HandrailError

    try:
        run()
    except HandrailError as problem:
        from .core.safe import visible

        # What a hub or a file said may be in it, and nobody vouches for either.
        typer.echo(f"handrail: {visible(str(problem), lines=True)}", err=True)
        return problem.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
