"""Checks the PDF and the DOCX of a built plan: sound, tagged, described, and the same plan as the pages.

Usage: check_documents.py SITE

What a program can decide is checked here; a reader with a screen reader decides the rest. Needs
qpdf and poppler-utils, and pikepdf, pdfua and python-docx from .tools/venv.
"""

import pathlib
import re
import subprocess
import sys

import docx
import pdfua
import pikepdf
from docx.oxml.ns import qn

from pages import Page
from report import Report


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def squeezed(text):
    """Text without spaces and hyphens, which differ where lines break."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text).casefold()


def elements(pdf):
    """Every element of the structure tree with its standard role."""
    root = pdf.Root.StructTreeRoot
    roles = root.get("/RoleMap", {})
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(roles.get(str(node.S), node.S)), node
            if "/K" in node:
                waiting.append(node.K)


def has_descendant(node, role):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            if str(child.get("/S", "")) == role or has_descendant(child, role):
                return True
    return False


def check_pdf_structure(report, name, file):
    with pikepdf.open(file) as pdf:
        if not report.check(f"{name}: has a structure tree", "/StructTreeRoot" in pdf.Root):
            return
        report.check(f"{name}: is marked as tagged", bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False)))
        report.check(f"{name}: names its language", str(pdf.Root.get("/Lang", "")) != "")
        shows_title = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
        report.check(f"{name}: shows its title", bool(shows_title))
        with pdf.open_metadata() as metadata:
            report.check(f"{name}: declares PDF/UA-1", str(metadata.get("pdfuaid:part", "")) == "1")
        found = list(elements(pdf))
        roles = [role for role, _ in found]
        report.check(f"{name}: has headings", "/H1" in roles and "/H2" in roles)
        figures = [node for role, node in found if role == "/Figure"]
        bare = sum(1 for node in figures if not str(node.get("/Alt", "")).strip())
        report.check(f"{name}: has figures", figures)
        report.check(f"{name}: every figure is described", not bare, f"{bare} of {len(figures)} are not")
        tables = [node for role, node in found if role == "/Table"]
        headless = sum(1 for node in tables if not has_descendant(node, "/TH"))
        report.check(f"{name}: has tables", tables)
        report.check(f"{name}: every table has header cells", not headless, f"{headless} of {len(tables)} have none")


def check_pdf(report, file):
    name = file.name
    sound = run("qpdf", "--check", str(file))
    report.check(f"{name}: qpdf finds it sound", sound.returncode == 0, sound.stderr.strip())
    information = run("pdfinfo", str(file)).stdout
    report.check(f"{name}: pdfinfo says tagged", re.search(r"^Tagged:\s+yes", information, flags=re.M))
    report.check(f"{name}: has a title", re.search(r"^Title:\s+\S", information, flags=re.M))
    findings = [f for f in pdfua.validate(str(file)).findings if f.severity >= pdfua.Severity.WARNING]
    detail = "; ".join(f"{f.rule_id} {f.message}" for f in findings[:5])
    report.check(f"{name}: pdfua finds nothing", not findings, detail)
    check_pdf_structure(report, name, file)
    return run("pdftotext", str(file), "-").stdout


def heading_levels(document):
    for paragraph in document.paragraphs:
        if match := re.fullmatch(r"Heading (\d)", paragraph.style.name):
            yield int(match.group(1))


def check_docx(report, file):
    name = file.name
    document = docx.Document(str(file))
    report.check(f"{name}: has a title", document.core_properties.title)
    levels = list(heading_levels(document))
    report.check(f"{name}: has headings", 1 in levels and 2 in levels)
    jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    report.check(f"{name}: headings skip no level", not jumps, str(jumps[:3]))
    body = document.element.body
    pictures = list(body.iter(qn("wp:docPr")))
    bare = sum(1 for picture in pictures if not (picture.get("descr") or "").strip())
    report.check(f"{name}: has pictures", pictures)
    report.check(f"{name}: every picture is described", not bare, f"{bare} of {len(pictures)} are not")
    headless = sum(1 for table in document.tables if not list(table._tbl.iter(qn("w:tblHeader"))))
    report.check(f"{name}: has tables", document.tables)
    report.check(f"{name}: every table has a header row", not headless, f"{headless} of {len(document.tables)} have none")
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def check_captions(report, name, captions, text):
    """Every table of the pages stands in the document too."""
    squeezed_text = squeezed(text)
    missing = [caption for caption in captions if squeezed(caption) not in squeezed_text]
    report.check(f"{name}: has the {len(captions)} tables of the pages", not missing, "; ".join(missing[:5]))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    site = pathlib.Path(sys.argv[1]).resolve()
    report = Report()
    captions = [caption.strip() for file in sorted(site.rglob("*.html")) for caption in Page(file).captions]
    report.check("the pages have captioned tables", captions and all(captions))
    for ending, check in (("pdf", check_pdf), ("docx", check_docx)):
        files = sorted(site.rglob(f"*.{ending}"))
        report.check(f"the site has a {ending.upper()}", files)
        for file in files:
            check_captions(report, file.name, captions, check(report, file))
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
