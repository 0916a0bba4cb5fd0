"""Looks at pages in Chromium, spoken to over a pipe in the DevTools protocol; see Tests/Pages/check."""

import base64
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import html5lib

AXE, PAGES, KEPT = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
WIDTHS = (1200, 390)
# How long the browser may keep silent, in seconds.
PATIENCE = 60


class Browser:
    """A browser without a window."""

    def __init__(self):
        read_requests, self.requests = os.pipe()
        self.replies, write_replies = os.pipe()
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = [
            "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}", "about:blank",
        ]
        # The browser reads its pipe as descriptor 3 and writes to 4, whatever they are here.
        shell = f'exec 3<&{read_requests} 4>&{write_replies}; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "bash"] + command, pass_fds=(read_requests, write_replies),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(read_requests)
        os.close(write_replies)
        self.rest = b""
        self.number = 0
        self.events = []

    def next(self):
        while b"\0" not in self.rest:
            if not select.select([self.replies], [], [], PATIENCE)[0]:
                raise SystemExit(f"the browser has said nothing for {PATIENCE} s")
            piece = os.read(self.replies, 1 << 20)
            if not piece:
                raise SystemExit("the browser has gone")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def end(self):
        self.process.kill()
        self.process.wait()
        self.profile.cleanup()

    def ask(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.requests, json.dumps(message).encode() + b"\0")
        while True:
            reply = self.next()
            if reply.get("id") == self.number:
                if "error" in reply:
                    raise SystemExit(f"{method}: {reply['error']}")
                return reply["result"]
            self.events.append(reply)

    def wait(self, method, session):
        while True:
            for index, event in enumerate(self.events):
                if event.get("method") == method and event.get("sessionId") == session:
                    del self.events[index]
                    return
            self.events.append(self.next())

    def value(self, session, expression):
        reply = self.ask(
            "Runtime.evaluate", session, expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in reply:
            raise SystemExit(f"{expression[:60]}: {reply['exceptionDetails']}")
        return reply["result"].get("value")


def syntax(page):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page.read_bytes().decode())
    return [f"html5lib: {error[1]} at {error[0]}" for error in parser.errors]


def look(browser, page, axe, figures):
    """The faults of a page."""
    faults = syntax(page)
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    browser.events.clear()
    for area in ("Page", "Runtime", "Log", "Network"):
        browser.ask(f"{area}.enable", session)
    for width in WIDTHS:
        browser.ask(
            "Emulation.setDeviceMetricsOverride", session, width=width, height=900, deviceScaleFactor=1,
            mobile=width < 500)
        browser.ask("Page.navigate", session, url=page.as_uri())
        browser.wait("Page.loadEventFired", session)
        for event in browser.events:
            if event.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                faults.append(f"console at {width}: {json.dumps(event['params'])[:300]}")
            if event.get("method") == "Network.requestWillBeSent":
                url = event["params"]["request"]["url"]
                if url != page.as_uri():
                    faults.append(f"loads {url}")
        browser.events.clear()
        beyond = browser.value(
            session,
            """(() => {
              const edge = document.documentElement.clientWidth;
              const found = [...document.querySelectorAll('body *')].filter(e => !e.closest('thead') &&
                e.getBoundingClientRect().right > edge + 0.5 && getComputedStyle(e).clipPath === 'none');
              return [document.documentElement.scrollWidth - edge,
                found.slice(0, 3).map(e => e.tagName + ': ' + e.textContent.slice(0, 40))];
            })()""")
        if beyond[0] > 0 or beyond[1]:
            faults.append(f"at {width} pixels {beyond[0]} too wide: {beyond[1]}")
        smallest = browser.value(
            session,
            """(() => { let least = 99;
              for (const text of document.querySelectorAll('svg text')) {
                const box = text.ownerSVGElement.getBoundingClientRect();
                least = Math.min(least, 16 * box.width / text.ownerSVGElement.viewBox.baseVal.width);
                const own = text.getBoundingClientRect();
                if (own.right > box.right + 1 || own.left < box.left - 1) least = -1;
              }
              return least; })()""")
        if smallest < 9:
            faults.append(f"at {width} pixels the letters of a chart are cut off or too small: {smallest}")
        picture = browser.ask("Page.captureScreenshot", session, format="png", captureBeyondViewport=True)
        (KEPT / f"{page.stem}.{width}.png").write_bytes(base64.b64decode(picture["data"]))
        # For axe alone, which comes from outside: the page itself allows no script at all.
        browser.value(session, axe + ";0")
        result = json.loads(
            browser.value(session, "axe.run(document).then(r => JSON.stringify({v: r.violations, p: r.passes.length}))"))
        figures["rules"] += result["p"]
        for fault in result["v"]:
            where = "; ".join(node["html"][:120] for node in fault["nodes"][:3])
            faults.append(f"axe at {width}: {fault['id']} ({fault['impact']}): {where}")
        browser.events.clear()
    pdf = KEPT / f"{page.stem}.pdf"
    printed = browser.ask("Page.printToPDF", session, preferCSSPageSize=True, printBackground=False)
    pdf.write_bytes(base64.b64decode(printed["data"]))
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    if "A4" not in lines["Page size"]:
        faults.append(f"printed on {lines['Page size'].strip()}")
    figures["sheets"] += int(lines["Pages"])
    if page.stem.startswith("certificate") and int(lines["Pages"]) != 1:
        faults.append(f"a certificate on {lines['Pages'].strip()} sheets")
    browser.ask("Target.closeTarget", targetId=target)
    return faults


def main():
    axe = Path(AXE).read_text()
    browser = Browser()
    figures = {"rules": 0, "sheets": 0}
    pages = sorted(PAGES.glob("*.html"))
    count = 0
    start = time.monotonic()
    try:
        for page in pages:
            for fault in look(browser, page, axe, figures):
                count += 1
                print(f"{page.name}: {fault}")
    finally:
        browser.end()
    print(
        f"{len(pages)} pages at {' and '.join(map(str, WIDTHS))} pixels and on {figures['sheets']} sheets of A4, "
        f"{figures['rules']} rules of access kept, {count} faults, {time.monotonic() - start:.0f} s")
    return 1 if count or not pages else 0


sys.exit(main())
