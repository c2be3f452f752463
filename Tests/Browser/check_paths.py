"""Drives the whole of Cairn in a browser as its three kinds of people use it: the coordinator from an empty server to a
published plan, the adviser of several communities, the resident without an account; and what is sent to do harm.

Usage: check_paths.py --cairn PROGRAM [--store sqlite|postgresql|ADDRESS] [--shots FOLDER]

Starts `PROGRAM serve --store ADDRESS` on a store of its own: a new file, a PostgreSQL that it starts, or the empty database
that is named. axe looks at every page at 1280 and 390 pixels. Needs Debian's chromium, Playwright and axe-core from
.tools/venv, and what publishing needs. With --shots every page is kept as a picture at both widths, some of them also dark
and as paper, to be looked at.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

import path_adviser
import path_coordinator
import path_harm
import path_resident
import path_shades
from check_accounts import Checker
from report import Report
from serving import new_store, served


class Stage:
    """What all paths share: the server, the browser, and what was counted so far."""

    def __init__(self, server, browser, shots):
        self.server = server
        self.address = server.address
        self.browser = browser
        self.shots = shots
        self.report = Report()
        self.checker = Checker(self.report, shots)
        self.look = self.checker.look

    def person(self, **options):
        return self.checker.person(self.browser, locale="en-US", **options)


def walk(stage):
    carla, ana = stage.person(), stage.person()
    path_coordinator.walk(stage, carla)
    path_adviser.walk(stage, carla, ana)
    path_resident.walk(stage)
    path_harm.walk(stage, carla)
    path_shades.walk(stage, carla)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--store", default="sqlite")
    parser.add_argument("--shots", type=pathlib.Path)
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if not chromium:
        sys.exit("check_paths: no browser is installed; run scripts/setup test")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    program = str(pathlib.Path(options.cairn).resolve())
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        with new_store(options.store, folder) as store, served(program, folder, store) as server:
            browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
            stage = Stage(server, browser, options.shots)
            if stage.report.check("the server prints its address and a set-up key", server.address and server.key):
                walk(stage)
            browser.close()
    return stage.report.close()


if __name__ == "__main__":
    sys.exit(main())
