"""What a built page says about itself, read without a browser."""

import html.parser
import urllib.parse


class Page(html.parser.HTMLParser):
    """One HTML file: its ids, links, loaded files, figures and tables."""

    def __init__(self, file):
        super().__init__()
        self.file = file
        self.ids = []
        self.links = []
        self.loads = []
        self.popovers = []
        self.captions = []
        self._caption = None
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"] or "")
        if tag in ("script", "img", "source", "iframe", "video", "audio") and found.get("src"):
            self.loads.append(found["src"])
        if tag == "link" and found.get("href"):
            self.loads.append(found["href"])
        if found.get("popovertarget"):
            self.popovers.append(found["popovertarget"])
        if tag == "figure" and "table" in (found.get("class") or "").split():
            self.captions.append("")
        if "table__title" in (found.get("class") or "").split():
            self._caption = tag

    def handle_endtag(self, tag):
        if tag == self._caption:
            self._caption = None

    def handle_data(self, data):
        if self._caption and self.captions:
            self.captions[-1] += data


def broken(page, site):
    """Every address in a page that leads nowhere, with the reason."""
    for address in page.links + page.loads:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme or parts.netloc:
            # Links may lead to the web; a page must not need it.
            if address in page.loads and parts.scheme != "data":
                yield f"{address} is loaded from elsewhere"
            continue
        target = (page.file.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else page.file
        if target.is_dir():
            target = target / "index.html"
        if site not in target.parents or not target.is_file():
            yield f"{address} does not exist"
        elif parts.fragment and target.suffix == ".html":
            ids = page.ids if target == page.file else Page(target).ids
            if urllib.parse.unquote(parts.fragment) not in ids:
                yield f"{address} names no id of {target.name}"
