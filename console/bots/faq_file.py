"""Reads a knowledge file: Markdown with one `## question` for each entry.

    ## How do I return something? {#returns}
    - Can I send my shoes back?
    - It does not fit

    You can return it within 30 days. ...

    > plain: You can send it back. You have 30 days.
    > replies: When do I get my money back? | Where is the return label?
    > human: The customer wants to return something.

List items right under the question are other ways to ask it. The answer is plain text; `{#id}` names the
entry in citations. `plain` is the answer in short and plain words, `replies` are quick replies, and `human`
gives the customer to an employee after the answer, with this summary. Text before the first question is
for the editor.
"""

import re
from pathlib import Path

import msgspec
from rapidfuzz import process

from ..errors import UsageError

LANGUAGES = ("nl", "en")
MAX_BYTES = 2 * 1024 * 1024
MAX_ANSWER = 2000
DIRECTIVES = ("plain", "replies", "human")


class Entry(msgspec.Struct, frozen=True):
    """One question that can be answered."""

    cite: str
    """File and id, like "en.md#returns"."""
    question: str
    phrases: tuple[str, ...]
    """Other ways to ask it."""
    answer: str
    plain: str = ""
    replies: tuple[str, ...] = ()
    human: str = ""

    @property
    def id(self) -> str:
        """The entry's name within its file."""
        return self.cite.partition("#")[2]


def read(path: Path) -> tuple[Entry, ...]:
    """Read a knowledge file. Raises `UsageError` that names file and line."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: expected at most {MAX_BYTES} bytes. Split it, or leave something out.")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: expected a knowledge file in UTF-8; {problem}.") from None
    return parse(text, path.name)


def find(given: str) -> dict[str, Path]:
    """Give the knowledge file of each language: the embedded ones, one file, or those of a folder.

    The language is the last part of a file's name: `nl.md`, `shop.nl.md`.
    """
    path = Path(given).expanduser() if given else Path(__file__).parent / "knowledge"
    files = sorted(path.glob("*.md")) if path.is_dir() else [path]
    found = {language: file for file in files if (language := file.stem.split(".")[-1]) in LANGUAGES}
    if not found:
        raise UsageError(
            f"{path}: expected a file that ends in nl.md or en.md, or a folder with one. Check the path."
        )
    return found


def parse(text: str, file: str) -> tuple[Entry, ...]:
    """Read the entries of a knowledge text; `file` names it in citations and errors."""
    entries: dict[str, Entry] = {}
    for line, question, body in _sections(text):
        entry = _entry(question, body, file, line)
        if entry.cite in entries:
            raise UsageError(
                f"{file}:{line}: expected an id of its own, {entry.id!r} is taken. Add {{#another-id}}."
            )
        entries[entry.cite] = entry
    if not entries:
        raise UsageError(f"{file}: expected at least one '## question', found none.")
    return tuple(entries.values())


def _sections(text: str) -> list[tuple[int, str, list[str]]]:
    sections: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if line.startswith("## "):
            sections.append((number, line[3:].strip(), []))
        elif sections:
            sections[-1][2].append(line.rstrip())
    return sections


def _entry(question: str, body: list[str], file: str, line: int) -> Entry:
    title, _, anchor = question.partition("{#")
    given: dict[str, str] = {}
    phrases: list[str] = []
    answer: list[str] = []
    for number, text in enumerate(body, start=line + 1):
        if text.startswith(">"):
            key, _, value = text[1:].partition(":")
            given[_directive(key.strip(), file, number)] = plain_text(value)
        elif text.startswith("- ") and not any(answer):
            phrases.append(text[2:].strip())
        else:
            answer.append(text)
    said = plain_text("\n".join(answer))
    if not said or len(said) > MAX_ANSWER:
        raise UsageError(
            f"{file}:{line}: expected an answer of 1 to {MAX_ANSWER} characters, got {len(said)}."
        )
    replies = tuple(part.strip() for part in given.get("replies", "").split("|") if part.strip())
    return Entry(
        cite=f"{file}#{anchor.strip().rstrip('}').strip() or _slug(title)}"[:200],
        question=title.strip(),
        phrases=tuple(phrases),
        answer=said,
        plain=given.get("plain", ""),
        replies=replies[:8],
        human=given.get("human", "")[:200],
    )


def _directive(key: str, file: str, line: int) -> str:
    if key in DIRECTIVES:
        return key
    near = process.extractOne(key, DIRECTIVES, score_cutoff=60)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(DIRECTIVES)}."
    raise UsageError(f"{file}:{line}: {key!r} after '>' is not known. {hint}")


def _slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower()).strip("-")


_PLAIN = (
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"(\*\*|__|`)(.+?)\1"), r"\2"),
    (re.compile(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)"), r"\1"),
    (re.compile(r"^#+\s+", re.MULTILINE), ""),
    (re.compile(r"(?<!\n)\n(?!\n|[-*] |\d+[.)] )"), " "),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def plain_text(markdown: str) -> str:
    """Give Markdown as people read it aloud: links with their address, no marks, paragraphs kept."""
    for pattern, by in _PLAIN:
        markdown = pattern.sub(by, markdown)
    return markdown.strip()
