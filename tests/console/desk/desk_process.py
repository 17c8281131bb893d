"""A desk in a process of its own, on a real terminal: python desk_process.py URL USER PASSWORD [LANGUAGE]."""

import asyncio
import sys

from console.client import Credentials
from console.desk.app import run_desk

if __name__ == "__main__":
    url, user, password, *language = sys.argv[1:]
    who = Credentials("human", user=user, password=password)
    sys.exit(asyncio.run(run_desk(url, who, language=(language or ["en"])[0], notify=False)))
