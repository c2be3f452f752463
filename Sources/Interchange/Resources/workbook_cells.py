"""What the parts of a workbook say, element by element: texts, cells, numbers and dates."""

import math
import re
import sys
from datetime import datetime, time, timedelta
from xml.sax.handler import ContentHandler

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from workbook_package import damaged, local

# The edges of any Excel sheet.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_RANGES = 200  # of merged cells or hidden rows that are listed; the rest is counted
WHOLE = re.compile("-?[0-9]{1,40}")
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class Stop(Exception):
    """Ends the reading of a sheet at a row, for a reason."""

    def __init__(self, row, reason):
        super().__init__(reason)
        self.row = row
        self.reason = reason


def is_true(text):
    return text in ("1", "true", "on")


def kind_of_format(identity, codes):
    number = int(identity) if identity.isdigit() else 0
    if 27 <= number <= 36 or 50 <= number <= 58:  # dates in East Asian editions, without a code
        return "d"
    code = codes.get(identity, codes.get(number, "General")) or "General"
    if is_date_format(code):
        return "D" if is_timedelta_format(code) else "d"
    return "p" if "%" in re.sub(r'"[^"]*"|\\.', "", code) else "n"


def unescaped(text):
    """The text with characters in place of their escapes, and one kind of line end."""
    if "_x" in text:
        text = ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
        # A character may be escaped as two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class StringsHandler(ContentHandler):
    """Collects the list of texts, without phonetic hints."""

    def __init__(self):
        super().__init__()
        self.strings = []
        self.buffer = []
        self.hints = 0
        self.is_text = False

    def startElement(self, name, attrs):
        name = local(name)
        if name == "t":
            self.is_text = not self.hints
        elif name == "rPh":
            self.hints += 1
        elif name == "si":
            self.buffer = []

    def characters(self, content):
        if self.is_text:
            self.buffer.append(content)

    def endElement(self, name):
        name = local(name)
        if name == "t":
            self.is_text = False
        elif name == "rPh":
            self.hints -= 1
        elif name == "si":
            self.strings.append(unescaped("".join(self.buffer)))


class SheetHandler(ContentHandler):
    """Reads one sheet, a row at a time."""

    def __init__(self, reading, name):
        super().__init__()
        self.reading = reading
        self.name = name
        self.limits = reading.limits
        self.columns = {}  # letters of a column: its number
        self.row = self.column = self.rows = 0
        self.last_row = self.last_column = self.total = self.rows_left_out = 0
        self.columns_left_out = set()
        self.used_columns = set()
        self.hidden_columns = []
        self.hidden_rows = []
        self.merged = []
        self.merged_count = 0
        self.line = None
        self.in_cell = self.keeps = self.has_value = self.has_formula = False
        self.hints = 0

    # Elements

    def startElement(self, name, attrs):
        if ":" in name:
            name = local(name)
        if name == "c":
            self.start_cell(attrs)
        elif name == "v":
            self.keeps = self.has_value = self.in_cell
        elif name == "f":
            self.has_formula = self.in_cell
        elif name == "t":
            self.keeps = self.in_cell and not self.hints
        elif name == "row":
            self.start_row(attrs)
        elif name == "rPh":
            self.hints += 1
        elif name in ("col", "mergeCell", "dimension"):
            self.start_fact(name, attrs)

    def characters(self, content):
        if self.keeps:
            self.buffer.append(content)

    def endElement(self, name):
        if ":" in name:
            name = local(name)
        if name in ("v", "t"):
            self.keeps = False
        elif name == "c":
            self.end_cell()
        elif name == "row":
            self.end_row()
        elif name == "rPh":
            self.hints -= 1

    def start_fact(self, name, attrs):
        if name == "col":
            if is_true(attrs.get("hidden")) or self.is_zero(attrs.get("width")):
                first, last = int(attrs.get("min", "1")), int(attrs.get("max", "1"))
                self.hidden_columns.append((first, last))
        elif name == "mergeCell":
            self.merged_count += 1
            if len(self.merged) < MOST_RANGES:
                self.merged.append(attrs.get("ref", ""))
        else:
            digits = re.search(r":[A-Z]+(\d+)$", attrs.get("ref", ""))
            self.total = int(digits.group(1)) if digits else 0

    # Rows

    def start_row(self, attrs):
        number = attrs.get("r")
        row = int(number) if number and number.isdigit() else self.row + 1
        if row <= self.row or row > LAST_ROW:
            raise damaged(f"row {row} of its sheet “{self.name}”")
        self.row, self.column = row, 0
        self.is_hidden = is_true(attrs.get("hidden")) or self.is_zero(attrs.get("ht"))
        self.line = ([], [], [], [])

    def end_row(self):
        columns, kinds, values, formulas = self.line
        self.line = None
        self.rows += 1
        if self.rows % 1000 == 0:
            self.report_progress()
        if not columns:
            return
        if self.row > self.limits["rows"]:
            self.rows_left_out += 1
            self.last_row = self.row
            return
        self.reading.count(self.row, values)
        self.last_row = self.row
        self.used_columns.update(columns)
        if self.is_hidden:
            add_to_ranges(self.hidden_rows, self.row)
        line = {"row": self.row, "c": columns, "k": "".join(kinds), "v": values}
        if formulas:
            line["f"] = formulas
        self.reading.emit(line)

    @staticmethod
    def is_zero(text):
        try:
            return text is not None and float(text) == 0
        except ValueError:
            return False

    # Cells

    def start_cell(self, attrs):
        if self.line is None:
            return
        reference = attrs.get("r")
        column = self.column_of(reference) if reference else self.column + 1
        if column <= self.column or column > LAST_COLUMN:
            raise damaged(f"cell {reference} of its sheet “{self.name}”")
        self.column = column
        self.kind = attrs.get("t", "n")
        self.style = attrs.get("s")
        self.buffer = []
        self.in_cell = True
        self.has_value = self.has_formula = False

    def column_of(self, reference):
        letters = reference.rstrip("0123456789")
        column = self.columns.get(letters)
        if column is None:
            if not re.fullmatch("[A-Z]{1,3}", letters):
                raise damaged(f"cell {reference} of its sheet “{self.name}”")
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            self.columns[letters] = column
        return column

    def end_cell(self):
        if not self.in_cell:
            return
        self.in_cell = False
        kind, text = self.value("".join(self.buffer))
        if not kind:
            return
        self.last_column = max(self.last_column, self.column)
        if self.column > self.limits["columns"]:
            self.columns_left_out.add(self.column)
            return
        columns, kinds, values, formulas = self.line
        columns.append(self.column)
        kinds.append(kind)
        values.append(text)
        if self.has_formula:
            formulas.append(self.column)

    def value(self, raw):
        """The kind of a cell, as one letter, and its text; no letter when there is nothing."""
        kind = self.kind
        if kind in ("str", "inlineStr"):
            if self.has_formula and not self.has_value:
                return "u", ""
            text = unescaped(raw)
            return ("t", text) if text else ("", "")
        raw = raw.strip()
        if not raw:
            return ("u", "") if self.has_formula else ("", "")
        if kind == "s":
            return self.shared_string(raw)
        if kind == "b":
            return "b", "true" if is_true(raw) else "false"
        if kind == "e":
            return "e", raw
        if kind == "d":
            return "d", f"- {raw.replace('T00:00:00', '').replace('T', ' ')}"
        return self.number(raw)

    def shared_string(self, raw):
        strings = self.reading.strings
        if not raw.isdigit() or int(raw) >= len(strings):
            raise damaged(f"the text in row {self.row} of its sheet “{self.name}”")
        text = strings[int(raw)]
        return ("t", text) if text else ("", "")

    def number(self, raw):
        try:
            number = float(raw)
        except ValueError:
            raise damaged(f"the number “{raw}” in row {self.row} of its sheet “{self.name}”") from None
        if not math.isfinite(number):
            return "e", "#NUM!"
        formats = self.reading.formats
        style = int(self.style) if self.style and self.style.isdigit() else 0
        kind = formats[style] if style < len(formats) else "n"
        if kind in "dD":
            return date(number, self.reading.epoch, kind == "D")
        # A whole number that is an identifier may have more digits than a calculation keeps.
        return kind, str(int(raw)) if WHOLE.fullmatch(raw) else shortest(number)

    # The sheet

    def report_progress(self):
        name = " ".join(self.name.split())
        total = self.total if self.total >= self.row else 0
        sys.stderr.write(f"progress {name} {self.row} {total}\n")
        sys.stderr.flush()

    def facts(self):
        used = sorted(self.used_columns)
        hidden_columns = []
        for column in used:
            if any(first <= column <= last for first, last in self.hidden_columns):
                add_to_ranges(hidden_columns, column)
        return {
            "end": self.name, "lastRow": self.last_row, "lastColumn": self.last_column,
            "rowsLeftOut": self.rows_left_out, "columnsLeftOut": len(self.columns_left_out),
            "merged": self.merged, "mergedCount": self.merged_count,
            "hiddenRows": self.hidden_rows[:MOST_RANGES], "hiddenColumns": hidden_columns,
        }


def add_to_ranges(ranges, number):
    """Adds a number, greater than all before, to a list of ranges."""
    if ranges and ranges[-1][1] == number - 1:
        ranges[-1][1] = number
    else:
        ranges.append([number, number])


def shortest(number):
    """The shortest text that is this number again."""
    text = repr(number + 0.0)  # there is no negative zero in a table
    return text[:-2] if text.endswith(".0") else text


def date(number, epoch, is_duration):
    """A serial number and the date that it stands for, or the error that Excel would show."""
    try:
        value = from_excel(number, epoch, timedelta=is_duration)
    except (OverflowError, ValueError):
        return "e", "#NUM!"
    if isinstance(value, datetime):
        text = value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    elif isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    else:
        text = value.isoformat()
    return "d", f"{shortest(number)} {text}"
