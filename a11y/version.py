"""Which version this is: the distribution knows, and nothing else says it again."""


def own_version() -> str:
    """The version of this distribution; "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("handrail")
    except PackageNotFoundError:
        return ""


def tell_version(asked: bool) -> None:
    """For `--version`: say it, and end."""
    import typer

    if asked:
        typer.echo(f"handrail {own_version()}".rstrip())
        raise typer.Exit
