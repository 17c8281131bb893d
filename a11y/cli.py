"""The checker's commands. Nothing heavy is imported before a command needs it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from .cli_words import language as locale_language
from .cli_words import say
from .errors import EXIT_CODES, CheckError, exit_as

app = typer.Typer(name="handrail", help=say("app"), no_args_is_help=True)


def _names(folder: str) -> str:
    """The names of the data files of one kind, for the help."""
    found = (file.name for file in files(__package__).joinpath(folder).iterdir())
    return " ".join(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


Many = list[str] | None
_FORMS = "text html json junit sarif earl markdown github"

Config = Annotated[str, typer.Option("--config", help=say("o_config"))]
Output = Annotated[Many, typer.Option("-o", "--output", help=say("o_output"))]
Form = Annotated[str | None, typer.Option("--format", help=say("o_format", forms=_FORMS))]
FailOn = Annotated[str | None, typer.Option("--fail-on", help=say("o_fail_on"), envvar="HANDRAIL_FAIL_ON")]
NoFail = Annotated[bool | None, typer.Option("--no-fail", help=say("o_no_fail"))]
ExitCodes = Annotated[str | None, typer.Option("--exit-codes", help=say("o_exit_codes"))]
Baseline = Annotated[str | None, typer.Option("--baseline", help=say("o_baseline"))]
Update = Annotated[bool | None, typer.Option("--update-baseline", help=say("o_update"))]
Waivers = Annotated[str | None, typer.Option("--waivers", help=say("o_waivers"))]
Dialect = Annotated[
    str | None,
    typer.Option(
        "--dialect", help=say("o_dialect", dialects=_names("reader/dialects")), envvar="HANDRAIL_DIALECT"
    ),
]
Lang = Annotated[str | None, typer.Option("--language", help=say("o_language"))]
Explain = Annotated[bool | None, typer.Option("--explain-path", help=say("o_explain"))]
Remote = Annotated[str | None, typer.Option("--remote", help=say("o_remote"), envvar="HANDRAIL_REMOTE")]
Headed = Annotated[bool | None, typer.Option("--headed", help=say("o_headed"))]
Insecure = Annotated[bool | None, typer.Option("--insecure", help=say("o_insecure"))]
Browser = Annotated[str | None, typer.Option("--browser", help=say("o_browser"), envvar="HANDRAIL_BROWSER")]
Driver = Annotated[
    str | None, typer.Option("--chromedriver", help=say("o_driver"), envvar="HANDRAIL_CHROMEDRIVER")
]
ChromeArg = Annotated[Many, typer.Option("--chrome-arg", help=say("o_chrome_arg"))]
Axe = Annotated[str | None, typer.Option("--axe", help=say("o_axe"), envvar="HANDRAIL_AXE")]
Timeout = Annotated[float | None, typer.Option("--timeout", help=say("o_timeout"), min=0.1, max=3600)]


@app.command("check", help=say("check"))
def check_page(  # noqa: PLR0913 -- an option each
    urls: Annotated[Many, typer.Argument(help=say("a_urls"))] = None,
    list_file: Annotated[str, typer.Option("--list", help=say("o_listed"))] = "",
    sitemap: Annotated[str, typer.Option("--sitemap", help=say("o_sitemap"))] = "",
    profile: Annotated[
        Many, typer.Option("--profile", help=say("o_profile", names=_names("profiles")))
    ] = None,
    journey: Annotated[
        Many, typer.Option("--journey", help=say("o_journey", names=_names("journeys")))
    ] = None,
    output: Output = None,
    form: Form = None,
    fail_on: FailOn = None,
    no_fail: NoFail = None,
    exit_codes: ExitCodes = None,
    baseline: Baseline = None,
    update_baseline: Update = None,
    waivers: Waivers = None,
    guide: Annotated[str | None, typer.Option("--guide", help=say("o_guide"))] = None,
    record: Annotated[str | None, typer.Option("--record", help=say("o_record"))] = None,
    dialect: Dialect = None,
    language: Lang = None,
    page_language: Annotated[str | None, typer.Option("--page-language", help=say("o_page_language"))] = None,
    scripted: Annotated[bool | None, typer.Option("--scripted", help=say("o_scripted"))] = None,
    explain_path: Explain = None,
    remote: Remote = None,
    headed: Headed = None,
    insecure: Insecure = None,
    browser: Browser = None,
    chromedriver: Driver = None,
    chrome_arg: ChromeArg = None,
    axe: Axe = None,
    no_axe: Annotated[bool | None, typer.Option("--no-axe", help=say("o_no_axe"))] = None,
    axe_only: Annotated[bool | None, typer.Option("--axe-only", help=say("o_axe_only"))] = None,
    timeout: Timeout = None,
    jobs: Annotated[int | None, typer.Option("--jobs", help=say("o_jobs"), min=1, max=32)] = None,
    quiet: Annotated[bool | None, typer.Option("--quiet", help=say("o_quiet"))] = None,
    config: Config = "",
    list_checks: Annotated[bool, typer.Option("--list-checks", help=say("o_list"))] = False,
) -> None:
    """Check a page."""
    options = _options(locals())
    with _ending(exit_codes) as known:
        if list_checks:
            from .explain import listed

            typer.echo(listed(language or locale_language()), nl=False)
            return
        from .addresses import gathered
        from .checking import check

        settings = known(_settings(config, options))
        pages = gathered(urls or (), list_file, sitemap, settings.timeout)
        if len(pages) == 1:
            raise typer.Exit(check(pages[0], settings))
        from .touring import check_many

        raise typer.Exit(check_many(pages, settings))


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

        typer.echo(explained(check, language or locale_language()), nl=False)


@app.command("listen", help=say("listen"))
def listen_to_page(  # noqa: PLR0913 -- an option each
    url: Annotated[str, typer.Argument(help=say("a_url"))],
    speak: Annotated[bool, typer.Option("--speak", help=say("o_speak"))] = False,
    rate: Annotated[int, typer.Option("--rate", help=say("o_rate"))] = 200,
    wav: Annotated[Path | None, typer.Option("--wav", help=say("o_wav"))] = None,
    wav_timeout: Annotated[
        float, typer.Option("--wav-timeout", help=say("o_wav_timeout"), min=0.1, max=3600)
    ] = 120,
    record: Annotated[Path | None, typer.Option("--record", help=say("o_record"))] = None,
    lines: Annotated[bool, typer.Option("--lines", help=say("o_lines"))] = False,
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
        from .checking import address, browser_options
        from .listen.app import run_listen

        settings = _settings(config, options)
        code = run_listen(
            address(url),
            dialect=settings.dialect,
            language=settings.language or locale_language(),
            speak=speak,
            rate=rate,
            wav=wav,
            record=record,
            timeout=wav_timeout,
            lines=lines,
            options=browser_options(settings),
        )
        raise typer.Exit(code)


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
