"""Drives JupyterLab in a real Chromium with the network cut: for browser tests and benchmark.

Everything outside this machine is refused and written down, so that a page that tries to
load anything from elsewhere is caught.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

from course import lab

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "course-test"
# Lab draws only the cells in view; for a test every cell must be on the page.
SETTINGS = {"@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"}}
START_SECONDS = 60


@contextlib.contextmanager
def jupyter(folder: Path) -> Iterator[str]:
    """Start JupyterLab as `course lab` does, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / ".lab-settings"
    for name, values in SETTINGS.items():
        path = settings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    words = lab.command(folder, browser=False, port=port)
    words += [f"--IdentityProvider.token={TOKEN}", "--ServerApp.ip=127.0.0.1"]
    environment = {**lab.environment(), "JUPYTERLAB_SETTINGS_DIR": str(settings)}
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(words, env=environment, stdout=log, stderr=log, cwd=folder)
        try:
            _wait_for(port, server, folder / "lab.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(port: int, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            url = f"http://127.0.0.1:{port}/api/status?token={TOKEN}"
            with urllib.request.urlopen(url, timeout=2):
                return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def chromium() -> Iterator:
    """Start a Chromium; its pages share one cache, as the tabs of a reader do."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser.new_context(viewport={"width": 1280, "height": 1000})
        finally:
            browser.close()


def new_page(context):
    """Open a page; `page.refused` lists the addresses elsewhere that it tried to load."""
    page = context.new_page()
    page.refused = []

    def route(request_route) -> None:
        if urlparse(request_route.request.url).hostname in ("127.0.0.1", None):
            request_route.continue_()
        else:
            page.refused.append(request_route.request.url)
            request_route.abort()

    page.route("**/*", route)
    return page


def open_notebook(page, address: str, path: str) -> None:
    """Open one notebook alone (no remembered workspace) and wait until its kernel talks."""
    with page.expect_websocket(lambda socket: "/channels" in socket.url) as channel:
        page.goto(f"{address}/doc/tree/{path}?reset&token={TOKEN}")
    # The sign beside the kernel's name says "idle" before there is a kernel at all, and
    # cells that are run then are dropped. The first message is the kernel's own word.
    if not channel.value.is_closed():
        channel.value.wait_for_event("framereceived", timeout=60_000)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    page.locator(".jp-StatusBar-Widget, #jp-bottom-panel", has_text="| Idle").first.wait_for(
        timeout=60_000
    )


def clear_outputs(page) -> None:
    """Remove all stored outputs, so that what shows later was drawn now."""
    _menu(page, "Edit", "Clear Outputs of All Cells")


def run_all(page) -> None:
    """Choose Run > Run All Cells."""
    _menu(page, "Run", "Run All Cells")


def wait_until_run(page, seconds: float = 120) -> None:
    """Wait until every code cell has run: each prompt is a number, none a star."""
    wait_for(
        page,
        """() => {
            const prompts = [...document.querySelectorAll(
                '.jp-CodeCell .jp-InputArea-prompt')].map(p => p.textContent);
            return prompts.length > 0 && prompts.every(p => /\\[\\d+\\]/.test(p));
        }""",
        seconds=seconds,
    )


def wait_for(page, condition: str, arg=None, seconds: float = 60, polling: float = 100) -> None:
    """Wait for a condition in the page.

    It is looked at on a clock: a headless browser without a graphics card may paint no
    frame for minutes, and Playwright's default waits for frames.
    """
    page.wait_for_function(condition, arg=arg, timeout=seconds * 1000, polling=polling)


def _menu(page, menu: str, entry: str) -> None:
    page.locator(".lm-MenuBar-item", has_text=menu).first.click()
    page.locator(".lm-Menu-item:not(.lm-mod-disabled)", has_text=entry).first.click()


def in_ci() -> bool:
    """Say whether this runs in continuous integration, where no browser test may be skipped."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def python() -> str:
    """Return the Python that runs now."""
    return sys.executable
