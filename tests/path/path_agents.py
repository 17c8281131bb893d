"""An agent at work, at the desk in a terminal of tmux or in line mode through a pipe; both driven alike."""

import subprocess
import tempfile
import threading
import uuid
from pathlib import Path

from path_company import Company, until

from console.desk.words import word

AGENT = {"en": "Example agent A", "nl": "Voorbeeldmedewerker A"}


class AtDesk:
    """Reads the screen of `handrail desk`, and presses keys."""

    def __init__(self, company: Company, language: str) -> None:
        self.language = language
        self._folder = tempfile.mkdtemp(prefix="handrail-tmux-")
        self._socket = f"{self._folder}/{uuid.uuid4().hex}"
        self._environ = company.environ | {"HANDRAIL_TOKEN": company.hire("anna", AGENT[language])}
        for size in ("COLUMNS", "LINES"):  # of the terminal the tests run in, not of the desk's
            self._environ.pop(size, None)
        desk = f"exec {company.python} -m console desk --url {company.url} --language {language} --no-notify"
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "220", "-y", "45", "-c", str(company.folder), desk
        )
        self.sees(word("waiting.none", language), word("online", language))

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *words],
            env=self._environ,
            capture_output=True,
            text=True,
            timeout=20,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def sees(self, *texts: str) -> None:
        """Wait until all of these stand on the screen at once."""

        def all_there() -> bool:
            screen = self.screen()
            return all(text in screen for text in texts)

        until(all_there, lambda: f"expected {texts} on the screen:\n{self.screen()}")

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def types(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)
        self.press("Enter")

    def sees_a_customer_wait(self) -> None:
        self.sees(
            word("waiting.some", self.language, n=1, time="").rstrip(), word("control.queued", self.language)
        )

    def sees_control(self, who: str) -> None:
        self.sees(word(f"control.{who}", self.language))

    def claims(self) -> None:
        """Two keys, wherever the focus was."""
        self.press("C-l", "Enter")
        self.sees_control("me")

    def says(self, text: str) -> None:
        self.types(text)
        self.sees(text)

    def notes(self, text: str) -> None:
        self.press("F2")
        self.sees(word("write.note", self.language))
        self.types(text)
        self.sees(text, word("role.note", self.language))

    def hands_back(self, text: str) -> None:
        self.press("F7")
        self.sees(word("write.hand_back", self.language))
        self.types(text)
        self.sees_control("hand_back")

    def closes(self, code: str) -> None:
        self.press("F9")
        self.sees(word("pick.code", self.language))
        self.types(code)
        self.sees(word("write.close", self.language))
        self.press("Enter")
        self.sees(word("composer.none", self.language), word("waiting.none", self.language))

    def leaves(self) -> None:
        """Quit; the terminal goes with it."""
        self.press("C-q")
        gone = lambda: subprocess.run(["tmux", "-S", self._socket, "ls"], capture_output=True).returncode  # noqa: E731
        until(gone, lambda: f"expected the desk to end:\n{self.screen()}")

    def close(self) -> None:
        """End the terminal, whatever runs in it."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True, timeout=20)
        Path(self._socket).unlink(missing_ok=True)
        Path(self._folder).rmdir()


class InLineMode:
    """Reads the lines of `handrail line`, and writes lines into its pipe."""

    WORDS = {
        "en": ("New: 1", "claim 1", "note", "handback", "close", "where", "quit", "Closed"),
        "nl": ("Nieuw: 1", "neem 1", "notitie", "teruggeven", "sluit", "waar", "stop", "Afgehandeld"),
    }

    def __init__(self, company: Company, language: str) -> None:
        self.language = language
        token = company.hire("anna", AGENT[language])
        self._process = company.program(
            "line", "--url", company.url, "--language", language,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=company.environ | {"HANDRAIL_TOKEN": token},
        )  # fmt: skip
        self._heard, self._read = "", 0
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()
        self._new, self._claim, self._note, self._back, self._close, self._where, self._quit, self._closed = (
            self.WORDS[language]
        )
        self.sees(AGENT[language])

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._heard += line.decode()

    def screen(self) -> str:
        return self._heard

    def sees(self, *texts: str) -> None:
        """Wait until these come, one after the other, after what was read before."""
        for text in texts:
            until(
                lambda t=text: t in self._heard[self._read :],
                lambda t=text: f"no {t!r}: {self._heard[self._read :]}",
            )
            self._read = self._heard.index(text, self._read) + len(text)

    def types(self, text: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{text}\n".encode())
        self._process.stdin.flush()

    def sees_a_customer_wait(self) -> None:
        self.sees(self._new)

    def sees_control(self, who: str) -> None:
        """Ask where one is, until the answer says it."""
        told = word(f"control.{who}", self.language)

        def is_told() -> bool:
            self.types(self._where)
            self.sees("1, ")
            until(lambda: "\n" in self._heard[self._read :], lambda: "expected a whole line")
            return told in self._heard[self._read :].split("\n")[0]

        until(is_told, lambda: f"expected {told!r}: {self._heard}")

    def claims(self) -> None:
        self.types(self._claim)
        self.sees(word("control.me", self.language))

    def says(self, text: str) -> None:
        self.types(text)
        self.sees(f"{word('role.me', self.language)}: {text}")

    def notes(self, text: str) -> None:
        self.types(f"{self._note} {text}")
        self.sees(text)

    def hands_back(self, text: str) -> None:
        self.types(f"{self._back} {text}")
        self.sees(text)

    def closes(self, code: str) -> None:
        self.types(f"{self._close} {code}")
        self.sees(self._closed)

    def leaves(self) -> None:
        self.types(self._quit)
        assert self._process.wait(40) == 0
        self.close()

    def close(self) -> None:
        assert self._process.stdin
        if not self._process.stdin.closed:
            self._process.stdin.close()
        self._reader.join()
