"""The package that a workbook is: a zip of XML parts, looked at before anything is unpacked."""

import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.sax import SAXException

from defusedxml import DefusedXmlException, ElementTree

from refusal import Refusal

SAVE_AGAIN = "Open it in Excel and save it as “Excel Workbook (.xlsx)”."
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, ParseError, SAXException, NotImplementedError, OSError,
    ValueError,
)


def megabytes(count):
    return f"{count / 1_000_000:,.0f} MB"


def local(name):
    """The name of an element or attribute without its namespace or prefix."""
    return name.rpartition("}")[2].rpartition(":")[2]


def damaged(what):
    return Refusal(
        f"The workbook is damaged: {what} cannot be read. Open it in Excel, let Excel repair it, and "
        "save it again.")


def refuse_other_kinds(file):
    """Refuses what is not a zip, in words for what it is."""
    start = file.read(4096)
    if not start.strip():
        raise Refusal("The file is empty.")
    if start.startswith(OLE):
        rest = start + file.read()
        if "EncryptedPackage".encode("utf-16-le") in rest:
            raise Refusal(
                "The workbook is protected by a password. Open it in Excel, remove the password "
                "(File, Info, Protect Workbook, Encrypt with Password), and save it again.")
        raise Refusal(f"The file is an old Excel workbook (.xls). {SAVE_AGAIN}")
    if start.startswith(b"PK"):
        return
    begin = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise Refusal(f"The file is a web page or XML with the name of a workbook. {SAVE_AGAIN}")
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(f"The file is not an Excel workbook. {SAVE_AGAIN}")
    raise Refusal(
        "The file is text, such as CSV, with the name of a workbook. Give it the ending .csv, or "
        "open it in Excel and save it as “Excel Workbook (.xlsx)”.")


def refuse_bombs(archive, size, limits):
    """Refuses a zip that would unpack to more than is reasonable."""
    entries = archive.infolist()
    if len(entries) > limits["entries"]:
        raise Refusal(
            f"The workbook has {len(entries):,} parts; at most {limits['entries']:,} are allowed.")
    total = sum(entry.file_size for entry in entries)
    if total > limits["unpackedBytes"]:
        raise Refusal(
            f"The workbook unpacks to {megabytes(total)}; at most "
            f"{megabytes(limits['unpackedBytes'])} are allowed. Split it into smaller ones.")
    # Parts may overlap in the file, so the file's own size counts, not the sum of theirs.
    if total > size * limits["ratio"]:
        raise Refusal(
            f"The workbook unpacks to {total // max(size, 1):,} times its size; at most "
            f"{limits['ratio']:,} times are allowed, so it was not opened. {SAVE_AGAIN}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("The file is a zip protected by a password, not a workbook.")


class Package:
    """An open workbook with its parts by name."""

    def __init__(self, file, limits):
        size = file.seek(0, 2)
        if size > limits["fileBytes"]:
            raise Refusal(
                f"The file has {megabytes(size)}; at most {megabytes(limits['fileBytes'])} are "
                "allowed. Remove sheets and pictures that are not needed, or split it.")
        file.seek(0)
        refuse_other_kinds(file)
        try:
            self.archive = zipfile.ZipFile(file)
        except DAMAGE as error:
            raise Refusal(
                "The file begins like a workbook, but is incomplete or damaged. Copy or upload it "
                "again.") from error
        refuse_bombs(self.archive, size, limits)
        self.names = {
            name.replace("\\", "/").lower(): name for name in self.archive.namelist()}
        self.refuse_other_documents()

    def refuse_other_documents(self):
        if "xl/workbook.bin" in self.names:
            raise Refusal(f"The file is a binary Excel workbook (.xlsb). {SAVE_AGAIN}")
        if "content.xml" in self.names and "mimetype" in self.names:
            raise Refusal(
                "The file is an OpenDocument file (.ods). Save it as “Excel 2007–365 (.xlsx)”.")
        if "[content_types].xml" not in self.names or "_rels/.rels" not in self.names:
            raise Refusal(f"The file is a zip, but not an Excel workbook. {SAVE_AGAIN}")

    def open(self, part):
        name = self.names.get(part.lower())
        if name is None:
            raise damaged(f"its part “{part}”")
        return self.archive.open(name)

    def tree(self, part):
        """The whole of a small part."""
        with guarded(f"its part “{part}”"), self.open(part) as source:
            return ElementTree.parse(source, forbid_dtd=True).getroot()

    def relations(self, part):
        """What a part refers to: kind and part by id; what lies outside the package is left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels.lower() not in self.names:
            return {}
        result = {}
        for relation in self.tree(rels):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rpartition("/")[2]
            result[relation.get("Id")] = (kind, target.lstrip("/"))
        return result


class guarded:
    """Turns whatever the reading of a part raises into a refusal that names the part."""

    def __init__(self, what):
        self.what = what

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, DefusedXmlException):
            raise Refusal(
                f"The workbook was not read: {self.what} declares entities or a document type, which "
                "no spreadsheet program writes.") from error
        if isinstance(error, DAMAGE):
            raise damaged(self.what) from error
        return False
