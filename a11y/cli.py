"""The checker's commands. Nothing heavy is imported before a command needs it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from .cli_words import say
from .errors import EXIT_CODES, CheckError, exit_as
from .language import users_language
from .version import tell_version

app = typer.Typer(name="handrail", help=say("app"), no_args_is_help=True)


@app.callback()
def handrail(
    version: Annotated[
        bool, typer.Option("--version", help=say("o_version"), callback=tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before a command."""


def _names(folder: str) -> str:
    """The names of the data files of one kind, for the help."""
    found = (file.name for file in files(__package__).joinpath(folder).iterdir())
    return " ".join(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


_PANELS = {
    "p_pages": ("--list", "--sitemap", "--jobs", "--remote"),
    "p_walk": ("--profile", "--journey", "--guide", "--page-language", "--scripted", "--explain-path"),
    "p_reports": ("--output", "--format", "--language", "--record", "--quiet"),
    "p_verdict": (
        "--fail-on", "--no-fail", "--exit-codes", "--baseline", "--update-baseline", "--waivers", "--dialect",
    ),
    "p_browser": (
        "--browser", "--chromedriver", "--chrome-arg", "--headed", "--insecure", "--timeout",
        "--axe", "--no-axe", "--axe-only",
    ),
}  # fmt: skip
_PANEL_OF = {name: panel for panel, names in _PANELS.items() for name in names}


def _option(*names: str, **more: Any) -> Any:
    """An option, under the heading where somebody would look for it."""
    panel = _PANEL_OF.get(names[-1])
    return typer.Option(*names, rich_help_panel=say(panel) if panel else None, **more)


Many = list[str] | None
_FORMS = "text html json junit sarif earl markdown github"

Config = Annotated[str, _option("--config", help=say("o_config"))]
Output = Annotated[Many, _option("-o", "--output", help=say("o_output"))]
Form = Annotated[str | None, _option("--format", help=say("o_format", forms=_FORMS))]
FailOn = Annotated[str | None, _option("--fail-on", help=say("o_fail_on"), envvar="HANDRAIL_FAIL_ON")]
NoFail = Annotated[bool | None, _option("--no-fail", help=say("o_no_fail"))]
ExitCodes = Annotated[str | None, _option("--exit-codes", help=say("o_exit_codes"))]
Baseline = Annotated[str | None, _option("--baseline", help=say("o_baseline"))]
Update = Annotated[bool | None, _option("--update-baseline", help=say("o_update"))]
Waivers = Annotated[str | None, _option("--waivers", help=say("o_waivers"))]
Dialect = Annotated[
    str | None,
    _option(
        "--dialect", help=say("o_dialect", dialects=_names("reader/dialects")), envvar="HANDRAIL_DIALECT"
    ),
]
Lang = Annotated[str | None, _option("--language", help=say("o_language"))]
Explain = Annotated[bool | None, _option("--explain-path", help=say("o_explain"))]
Remote = Annotated[str | None, _option("--remote", help=say("o_remote"), envvar="HANDRAIL_REMOTE")]
Headed = Annotated[bool | None, _option("--headed", help=say("o_headed"))]
Insecure = Annotated[bool | None, _option("--insecure", help=say("o_insecure"))]
Browser = Annotated[str | None, _option("--browser", help=say("o_browser"), envvar="HANDRAIL_BROWSER")]
Driver = Annotated[
    str | None, _option("--chromedriver", help=say("o_driver"), envvar="HANDRAIL_CHROMEDRIVER")
]
ChromeArg = Annotated[Many, _option("--chrome-arg", help=say("o_chrome_arg"))]
Axe = Annotated[str | None, _option("--axe", help=say("o_axe"), envvar="HANDRAIL_AXE")]
Timeout = Annotated[float | None, _option("--timeout", help=say("o_timeout"), min=0.1, max=3600)]


@app.command("check", help=say("check"))
def check_page(  # noqa: PLR0913 -- an option each
    urls: Annotated[Many, typer.Argument(help=say("a_urls"))] = None,
    list_file: Annotated[str, _option("--list", help=say("o_listed"))] = "",
    sitemap: Annotated[str, _option("--sitemap", help=say("o_sitemap"))] = "",
    profile: Annotated[Many, _option("--profile", help=say("o_profile", names=_names("profiles")))] = None,
    journey: Annotated[Many, _option("--journey", help=say("o_journey", names=_names("journeys")))] = None,
    output: Output = None,
    form: Form = None,
    fail_on: FailOn = None,
    no_fail: NoFail = None,
    exit_codes: ExitCodes = None,
    baseline: Baseline = None,
    update_baseline: Update = None,
    waivers: Waivers = None,
    guide: Annotated[str | None, _option("--guide", help=say("o_guide"))] = None,
    record: Annotated[str | None, _option("--record", help=say("o_record"))] = None,
    dialect: Dialect = None,
    language: Lang = None,
    page_language: Annotated[str | None, _option("--page-language", help=say("o_page_language"))] = None,
    scripted: Annotated[bool | None, _option("--scripted", help=say("o_scripted"))] = None,
    explain_path: Explain = None,
    remote: Remote = None,
    headed: Headed = None,
    insecure: Insecure = None,
    browser: Browser = None,
    chromedriver: Driver = None,
    chrome_arg: ChromeArg = None,
    axe: Axe = None,
    no_axe: Annotated[bool | None, _option("--no-axe", help=say("o_no_axe"))] = None,
    axe_only: Annotated[bool | None, _option("--axe-only", help=say("o_axe_only"))] = None,
    timeout: Timeout = None,
    jobs: Annotated[int | None, _option("--jobs", help=say("o_jobs"), min=1, max=32)] = None,
    quiet: Annotated[bool | None, _option("--quiet", help=say("o_quiet"))] = None,
    config: Config = "",
    list_checks: Annotated[bool, _option("--list-checks", help=say("o_list"))] = False,
) -> None:
    """Check a page."""
    options = _options(locals())
    with _ending(exit_codes) as known:
        if list_checks:
            from .explain import listed

            typer.echo(listed(language or users_language()), nl=False)
            return
        from .addresses import gathered

        settings = known(_settings(config, options))
        pages = gathered(urls or (), list_file, sitemap, settings.timeout)
        if len(pages) == 1:
            raise typer.Exit(_check_one(pages[0], settings))
        from .touring import check_many

        raise typer.Exit(check_many(pages, settings))


def _check_one(page: str, settings: Any) -> int:
    from .opening import Opening

    with Opening(settings) as opening:
        from .checking import check

        return check(page, settings, opening)


@app.command("judge", help=say("judge"))
def judge_recordings(  # noqa: PLR0913 -- an option each
    recordings: Annotated[list[Path], typer.Argument(help=say("a_recordings"))],
    output: Output = None,
    form: Form = None,
    fail_on: FailOn = None,
    no_fail: NoFail = None,
    exit_codes: ExitCodes = None,
    baseline: Baseline = None,
    update_baseline: Update = None,
    waivers: Waivers = None,
    dialect: Dialect = None,
    language: Lang = None,
    explain_path: Explain = None,
    config: Config = "",
) -> None:
    """Judge recordings."""
    options = _options(locals(), "recordings")
    with _ending(exit_codes) as known:
        from .judging import judge

        raise typer.Exit(judge(recordings, known(_settings(config, options))))


@app.command("explain", help=say("explain"))
def explain_check(
    check: Annotated[str, typer.Argument(help=say("a_check"))],
    language: Lang = None,
) -> None:
    """Explain a check."""
    with _ending():
        from .explain import explained

        typer.echo(explained(check, language or users_language()), nl=False)


@app.command("listen", help=say("listen"))
def listen_to_page(  # noqa: PLR0913 -- an option each
    url: Annotated[str, typer.Argument(help=say("a_url"))],
    speak: Annotated[bool, _option("--speak", help=say("o_speak"))] = False,
    rate: Annotated[int, _option("--rate", help=say("o_rate"))] = 200,
    wav: Annotated[Path | None, _option("--wav", help=say("o_wav"))] = None,
    wav_timeout: Annotated[
        float, _option("--wav-timeout", help=say("o_wav_timeout"), min=0.1, max=3600)
    ] = 120,
    record: Annotated[Path | None, _option("--record", help=say("o_record"))] = None,
    lines: Annotated[bool, _option("--lines", help=say("o_lines"))] = False,
    dialect: Dialect = None,
    language: Lang = None,
    remote: Remote = None,
    insecure: Insecure = None,
    browser: Browser = None,
    chromedriver: Driver = None,
    timeout: Timeout = None,
    config: Config = "",
) -> None:
    """Drive a simulated screen reader by hand."""
    options = _options(locals(), "speak", "rate", "wav", "wav_timeout", "record", "lines")
    with _ending():
        from .addresses import address
        from .listen.app import Settings, run_listen
        from .opening import browser_options

        settings = _settings(config, options)
        asked = Settings(
            url=address(url),
            dialect=settings.dialect,
            language=settings.language or users_language(),
            speak=speak,
            rate=rate,
            wav=wav,
            record=record,
            timeout=wav_timeout,
            lines=lines,
            options=browser_options(settings),
        )
        raise typer.Exit(run_listen(asked))


def _options(given: dict[str, Any], *others: str) -> dict[str, Any]:
    """What was given on the command line, under the settings' names; without what is no setting."""
    names = {"form": "format"}
    beside = ("url", "urls", "list_file", "sitemap", "config", "list_checks", *others)
    return {
        names.get(key, key): value for key, value in given.items() if key not in beside and value is not None
    }


def _settings(config: str, options: dict[str, Any]) -> Any:
    from .config import load

    return load(config, options, Path.cwd())


@contextmanager
def _ending(convention: str | None = None) -> Iterator[Callable[[Any], Any]]:
    """Every known problem becomes a sentence on standard error and an exit code.

    Gives a function that takes the settings, once they are known, for the convention of the exit codes.
    """
    named = [convention if convention in EXIT_CODES else "handrail"]

    def known(settings: Any) -> Any:
        named.append(settings.exit_codes)
        return settings

    try:
        yield known
    except typer.Exit as end:
        raise typer.Exit(exit_as(end.exit_code, named[-1])) from None
    except CheckError as problem:
        from .reports.safe import safe

        # What a file, a page or a browser said may be in it, and nobody vouches for any of them.
        typer.echo("handrail: " + "\n".join(map(safe, str(problem).splitlines())), err=True)
        raise typer.Exit(exit_as(problem.exit_code, named[-1])) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def main(run: Callable[[], Any] = app) -> None:
    """Run the checker alone: `python -m a11y`."""
    sys.exit(run())
