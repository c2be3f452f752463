"""Reads the cells of a workbook in one pass, within limits, and what people may not see in it.

Lines, in the order of the sheets:

  {"sheet": name, "hidden": truth}
  {"row": number, "c": [column], "k": kinds, "v": [text], "f": [column]}   rows with something in them
      One letter of k per cell: t text, n number, p number shown as percent, d date, b truth,
      e error, u formula without a value. The text of a date is its serial number, or “-”, a space,
      and the date. f has the columns with formulas, and is left out when there are none.
  {"end": name, "lastRow": n, "lastColumn": n, "rowsLeftOut": n, "columnsLeftOut": n,
   "merged": [range], "mergedCount": n, "hiddenRows": [[first, last]], "hiddenColumns": [[first, last]]}
      Hidden rows and columns are those that hold something.
  {"stopped": name, "row": number, "reason": "cells" or "text"}           instead of "end"

and at the end {"ok": true, "date1904": truth, "awaitsCalculation": truth}. awaitsCalculation: the
program that wrote the workbook left the calculation of its formulas to the next one.

The cells are not read with openpyxl, which needs five times as long and keeps neither hidden rows nor
the difference between a formula without a value and one with empty text.
"""

import resource
import signal

from defusedxml import sax
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from refusal import Refusal, required
from workbook_cells import SheetHandler, Stop, StringsHandler, is_true, kind_of_format
from workbook_package import Package, guarded, local

LIMITS = (
    "fileBytes", "unpackedBytes", "ratio", "entries", "rows", "columns", "cells", "textCharacters",
    "memoryBytes", "processorSeconds",
)
LARGEST_ANSWER = 1_000_000_000  # bytes


def read(request, emit):
    """Reads the workbook at a path; returns the last line."""
    given = required(request, "limits", dict)
    limits = {name: required(given, name, int) for name in LIMITS}
    confine(limits)
    path = required(request, "path")
    try:
        file = open(path, "rb")
    except OSError as error:
        raise Refusal(f"The file cannot be opened: {error.strerror}.") from error
    with file:
        return Reading(Package(file, limits), limits, emit).run()


def confine(limits):
    """Takes the means of doing harm from this process: memory, time and disk."""

    def too_long(_signal, _frame):
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)  # it comes again every second
        raise Refusal(
            "The workbook takes too long to read. Split it, or remove what is not needed.")

    signal.signal(signal.SIGXCPU, too_long)
    # The thread that started this program may have held its signals back, and that is inherited.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGXCPU})
    seconds = limits["processorSeconds"]
    for kind, soft, hard in [
        (resource.RLIMIT_AS, limits["memoryBytes"], limits["memoryBytes"]),
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_FSIZE, LARGEST_ANSWER, LARGEST_ANSWER),
    ]:
        most = resource.getrlimit(kind)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(kind, (soft, hard))


class Reading:
    """One workbook being read."""

    def __init__(self, package, limits, emit):
        self.package = package
        self.limits = limits
        self.emit = emit
        self.cells = 0
        self.characters = 0

    def run(self):
        main = next(
            (part for kind, part in self.package.relations("").values() if kind == "officeDocument"),
            "xl/workbook.xml")
        tree = self.package.tree(main)
        if local(tree.tag) != "workbook":
            raise Refusal("The file is an Office document, but not an Excel workbook.")
        parts = self.package.relations(main)
        self.date1904, awaits = facts_of(tree)
        self.epoch = CALENDAR_MAC_1904 if self.date1904 else CALENDAR_WINDOWS_1900
        self.formats = self.read_formats(one_part(parts, "styles"))
        self.strings = self.read_strings(one_part(parts, "sharedStrings"))
        sheets = [element for element in tree.iter() if local(element.tag) == "sheet"]
        for sheet in sheets:
            reference = next((v for k, v in sheet.attrib.items() if local(k) == "id"), None)
            kind, part = parts.get(reference, ("", ""))
            if kind == "worksheet":  # a sheet may also be a chart or a dialog
                self.read_sheet(sheet.get("name", ""), sheet.get("state", "visible"), part)
        return {"ok": True, "date1904": self.date1904, "awaitsCalculation": awaits}

    def read_formats(self, part):
        """The kind of number of each cell style: n, p, d, or D for a duration."""
        if part is None:
            return []
        tree = self.package.tree(part)
        codes = dict(BUILTIN_FORMATS)
        for element in tree.iter():
            if local(element.tag) == "numFmt":
                codes[element.get("numFmtId")] = element.get("formatCode", "")
        styles = next((e for e in tree if local(e.tag) == "cellXfs"), [])
        return [kind_of_format(style.get("numFmtId", "0"), codes) for style in styles]

    def read_strings(self, part):
        if part is None:
            return []
        handler = StringsHandler()
        with guarded("its list of texts"), self.package.open(part) as source:
            sax.parse(source, handler, forbid_dtd=True)
        return handler.strings

    def read_sheet(self, name, state, part):
        self.emit({"sheet": name, "hidden": state != "visible"})
        handler = SheetHandler(self, name)
        try:
            with guarded(f"its sheet “{name}”"), self.package.open(part) as source:
                sax.parse(source, handler, forbid_dtd=True)
        except Stop as stop:
            self.emit({"stopped": name, "row": stop.row, "reason": stop.reason})
            return
        handler.report_progress()
        self.emit(handler.facts())

    def count(self, row, texts):
        """Counts what was read, and stops at the limits of the whole workbook."""
        self.cells += len(texts)
        self.characters += sum(map(len, texts))
        if self.cells > self.limits["cells"]:
            raise Stop(row, "cells")
        if self.characters > self.limits["textCharacters"]:
            raise Stop(row, "text")


def one_part(parts, kind):
    return next((part for k, part in parts.values() if k == kind), None)


def facts_of(tree):
    """Whether days count from 1904, and whether formulas await calculation."""
    date1904 = awaits = False
    for element in tree:
        if local(element.tag) == "workbookPr":
            date1904 = is_true(element.get("date1904"))
        elif local(element.tag) == "calcPr":
            awaits = is_true(element.get("fullCalcOnLoad"))
    return date1904, awaits
