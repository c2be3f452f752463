"""Writes a workbook for people to fill in or read, from a description of its sheets.

A sheet is {"name": text, "intro": [text], "columns": [...], "rows": [[cell]], "freeze": truth,
"frozenColumns": count, "autofilter": truth, "landscape": truth, "repeatHeader": truth,
"tabColor": color or null, "emptyRows": count, "highlights": [...]}. Under the lines of intro, after an
empty row, stands the header; without intro it is the first row. emptyRows says for how many rows
under the last one the rules of the columns hold too.

A column is {"title": text, "width": characters, "note": text, "kind": "text", "number", "amount" or
"year", "rule": null, {"list": [text], "isSuggestion": truth}, {"listNamed": text},
{"number": [least, most]} or {"whole": [least, most]}, "wrap": truth, "header": {"fill": color,
"text": color} or null}; least or most may be null.

A highlight is {"column": title, "filled": [title], "empty": [title], "color": color}.

A cell is null, text, a number or a truth. Text stays text, whatever it begins with.
"""

import io
import math
import os
from datetime import datetime, timezone

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from refusal import Refusal, required

LISTS = "Lists"  # the hidden sheet with the values of long lists
# What Excel allows.
LONGEST_TEXT, LONGEST_LIST, LONGEST_MESSAGE = 32_767, 255, 255
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LARGEST = 999_999_999_999_999  # of a number, in a rule without bounds; Excel keeps 15 digits
LETTER = 1  # the paper
WIDEST = 260  # characters that a printed page may hold and still be read
LINE, TALLEST = 15, 409  # points: a line of text, the tallest row
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class ExactWorksheet(Worksheet):
    """A sheet whose numbers keep all their digits; XlsxWriter itself writes sixteen."""

    def _xml_number_element(self, number, attributes=()):
        marks = "".join(f' {key}="{self._escape_attributes(value)}"' for key, value in attributes)
        self.fh.write(f"<c{marks}><v>{number!r}</v></c>")


def write(request):
    """Writes the workbook; returns the response."""
    output, sheets = required(request, "output"), required(request, "sheets", list)
    if not sheets:
        raise Refusal("A workbook needs at least one sheet.")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    try:
        book.set_properties(properties(request))
        lists = Lists(request.get("lists") or [])
        styles = Styles(book, request.get("header") or {})
        for sheet in sheets:
            SheetWriting(book, sheet, lists, styles).run()
        lists.write(book, styles)
        book.close()
    except XlsxWriterException as error:
        raise Refusal(f"Excel does not allow this workbook: {str(error).strip()}") from error
    data = buffer.getvalue()
    write_whole(output, data)
    return {"ok": True, "bytes": len(data)}


def properties(request):
    stamp = request.get("timestamp")
    now = datetime.now(timezone.utc) if stamp is None else datetime.fromtimestamp(stamp, timezone.utc)
    return {
        "title": request.get("title") or "", "author": request.get("author") or "",
        "created": now.replace(tzinfo=None, microsecond=0),
    }


def write_whole(path, data):
    """Writes the file so that nobody ever sees half of it."""
    scratch = f"{path}.{os.getpid()}.part"
    try:
        with open(scratch, "wb") as file:
            file.write(data)
        os.replace(scratch, path)
    except OSError as error:
        raise Refusal(f"{path} could not be written: {error.strerror}.") from error
    finally:
        if os.path.exists(scratch):
            os.unlink(scratch)


class Styles:
    """The few looks that the cells of a workbook have."""

    def __init__(self, book, header):
        self.book = book
        self.cells = {}
        self.heading = book.add_format({"bold": True, "font_size": 14})
        self.headers = {}
        self.header = self.title(header)

    def title(self, header):
        """The look of a column's title."""
        colors = header.get("fill") or "#1F3A4D", header.get("text") or "#FFFFFF"
        if colors not in self.headers:
            self.headers[colors] = self.book.add_format({
                "bold": True, "text_wrap": True, "valign": "top", "border": 1,
                "bg_color": colors[0], "font_color": colors[1],
            })
        return self.headers[colors]

    def cell(self, kind, is_quoted=False, wraps=False):
        """The look of a cell; is_quoted keeps text that begins like a formula text when edited."""
        key = (kind, is_quoted, wraps)
        if key not in self.cells:
            look = {
                "text": {"num_format": "@"}, "year": {"num_format": "0", "align": "left"},
                "amount": {"num_format": "#,##0.00"},
            }.get(kind, {})
            if is_quoted:
                look = {**look, "quote_prefix": True}
            if wraps:
                look = {**look, "text_wrap": True}
            self.cells[key] = self.book.add_format({**look, "valign": "top"})
        return self.cells[key]


class Lists:
    """Lists of allowed values; those that are too long for a rule stand on a hidden sheet."""

    def __init__(self, lists):
        self.names = {}  # name of a list: its place
        self.columns = []  # title and values
        for entry in lists:
            self.add(required(entry, "name"), required(entry, "values", list))

    def add(self, name, values):
        if name in self.names:
            raise Refusal(f"There are two lists with the name “{name}”.")
        if not values:
            raise Refusal(f"The list “{name}” is empty, so nothing could be chosen.")
        letters = xl_col_to_name(len(self.columns), col_abs=True)
        self.columns.append((name, values))
        self.names[name] = f"='{LISTS}'!{letters}$2:{letters}${len(values) + 1}"

    def source(self, rule, title):
        """What the rule of a column refers to: the values themselves, or their place."""
        if "listNamed" in rule:
            place = self.names.get(rule["listNamed"])
            if place is None:
                raise Refusal(f"Column “{title}” refers to a list “{rule['listNamed']}”, which is missing.")
            return place
        values = rule["list"]
        if values and len(",".join(values)) <= LONGEST_LIST and not any("," in v for v in values):
            return values
        name = next(
            name for name in [title] + [f"{title} ({n})" for n in range(2, LAST_COLUMN)]
            if name not in self.names or self.columns_named(name) == values)
        if name not in self.names:
            self.add(name, values)
        return self.names[name]

    def columns_named(self, name):
        return next((values for title, values in self.columns if title == name), None)

    def write(self, book, styles):
        if not self.columns:
            return
        sheet = book.add_worksheet(LISTS, worksheet_class=ExactWorksheet)
        for column, (title, values) in enumerate(self.columns):
            put(sheet, 0, column, title, styles.header, LISTS)
            for row, value in enumerate(values, 1):
                put_text(sheet, row, column, value, "text", styles, LISTS)
        sheet.hide()


class SheetWriting:
    """One sheet being written."""

    def __init__(self, book, sheet, lists, styles):
        self.sheet = sheet
        self.name = required(sheet, "name")
        self.columns = required(sheet, "columns", list)
        self.rows = sheet.get("rows") or []
        self.lists = lists
        self.styles = styles
        if self.name.lower() == LISTS.lower():
            raise Refusal(f"The sheet name “{LISTS}” is kept for lists of allowed values.")
        intro = sheet.get("intro") or []
        self.header = len(intro) + 1 if intro else 0
        self.last = self.header + len(self.rows)
        self.end = min(self.last + int(sheet.get("emptyRows") or 0), LAST_ROW - 1)
        self.widths = [
            column.get("width") or max(10, min(40, len(required(column, "title")) + 4))
            for column in self.columns]
        self.page = book.add_worksheet(self.name, worksheet_class=ExactWorksheet)
        for row, line in enumerate(intro):
            put(self.page, row, 0, line, styles.cell("plain") if row else styles.heading, self.name)

    def run(self):
        for index, column in enumerate(self.columns):
            self.write_column(index, column)
        for offset, row in enumerate(self.rows, 1):
            self.write_row(self.header + offset, row)
        for highlight in self.sheet.get("highlights") or []:
            self.highlight(highlight)
        self.lay_out()

    def write_column(self, index, column):
        title, note = required(column, "title"), column.get("note") or ""
        look = self.styles.cell(column.get("kind"), wraps=bool(column.get("wrap")))
        self.page.set_column(index, index, self.widths[index], look)
        header = self.styles.title(column["header"]) if column.get("header") else self.styles.header
        put(self.page, self.header, index, title, header, self.name)
        if note:
            size = {"x_scale": 2, "y_scale": max(1, len(note) / 160), "author": ""}
            check(self.page.write_comment(self.header, index, note, size), self.name, title)
        rule = column.get("rule")
        if rule and self.end > self.header:
            options = {**self.rule_options(rule, title), "ignore_blank": True}
            if note and len(note) <= LONGEST_MESSAGE:
                options["input_message"] = note
            check(
                self.page.data_validation(self.header + 1, index, self.end, index, options),
                self.name, title)

    def rule_options(self, rule, title):
        """What XlsxWriter calls a data validation."""
        if "list" in rule or "listNamed" in rule:
            if rule.get("isSuggestion"):
                return {
                    "validate": "list", "source": self.lists.source(rule, title),
                    "error_type": "warning", "error_title": "Not in the list",
                    "error_message": "This is not in the list of this cell.",
                }
            return {
                "validate": "list", "source": self.lists.source(rule, title),
                "error_title": "Not in the list",
                "error_message": "Choose a value from the list of this cell.",
            }
        kind = "whole" if "whole" in rule else "number"
        least, most = rule[kind]
        words = "a whole number" if kind == "whole" else "a number"
        if least is not None and most is not None:
            words += f" from {plain(least)} to {plain(most)}"
            bounds = {"criteria": "between", "minimum": least, "maximum": most}
        elif least is not None:
            words += f" of at least {plain(least)}"
            bounds = {"criteria": ">=", "value": least}
        elif most is not None:
            words += f" of at most {plain(most)}"
            bounds = {"criteria": "<=", "value": most}
        else:
            bounds = {"criteria": "between", "minimum": -LARGEST, "maximum": LARGEST}
        return {
            "validate": "integer" if kind == "whole" else "decimal", **bounds,
            "error_title": "Not allowed here", "error_message": f"Enter {words}.",
        }

    def highlight(self, highlight):
        """Colors the cells of a column where others of their row are filled, and none of some is."""

        def cells(titles):
            columns = [self.column_named(title) for title in titles]
            return [f"${xl_col_to_name(column)}{self.header + 2}" for column in columns]

        filled = "+".join(f"LEN({cell})" for cell in cells(highlight["filled"]))
        empty = "+".join(f"LEN({cell})" for cell in cells(highlight["empty"]))
        column = self.column_named(highlight["column"])
        look = self.styles.book.add_format({"bg_color": highlight["color"]})
        self.page.conditional_format(
            self.header + 1, column, max(self.end, self.header + 1), column,
            {"type": "formula", "criteria": f"=AND({filled}>0,{empty}=0)", "format": look})

    def column_named(self, title):
        for index, column in enumerate(self.columns):
            if column.get("title") == title:
                return index
        raise Refusal(f"Sheet “{self.name}” has no column “{title}” to color.")

    def write_row(self, number, row):
        if len(row) > len(self.columns):
            raise Refusal(f"Row {number + 1} of sheet “{self.name}” has more cells than columns.")
        lines = max((self.lines(cell, index) for index, cell in enumerate(row)), default=1)
        if lines > 1:
            self.page.set_row(number, min(LINE * lines, TALLEST))
        for index, cell in enumerate(row):
            kind, wraps = self.columns[index].get("kind"), bool(self.columns[index].get("wrap"))
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                put_text(self.page, number, index, cell, kind, self.styles, self.name, wraps)
            elif isinstance(cell, bool):
                result = self.page.write_boolean(number, index, cell, self.styles.cell("plain"))
                check(result, self.name, place(number, index))
            else:
                look = self.styles.cell(kind if kind in ("year", "amount") else "number")
                check(self.page.write_number(number, index, cell, look), self.name, place(number, index))

    def lines(self, cell, index):
        """How many lines a text takes in its cell; not every program works out the height of rows."""
        if not isinstance(cell, str) or not self.columns[index].get("wrap"):
            return 1
        return sum(max(1, math.ceil(len(line) / self.widths[index])) for line in cell.split("\n"))

    def lay_out(self):
        page, sheet, last_column = self.page, self.sheet, max(len(self.columns) - 1, 0)
        if sheet.get("freeze"):
            page.freeze_panes(self.header + 1, int(sheet.get("frozenColumns") or 0))
        if sheet.get("autofilter") and self.columns:
            page.autofilter(self.header, 0, max(self.last, self.header + 1), last_column)
        if sheet.get("repeatHeader"):
            page.repeat_rows(self.header)
        if sheet.get("landscape"):
            page.set_landscape()
        if sheet.get("tabColor"):
            page.set_tab_color(sheet["tabColor"])
        page.set_paper(LETTER)
        if sum(self.widths) <= WIDEST:
            page.fit_to_pages(1, 0)
        else:
            # Too small to read on one page: the first columns are repeated on each.
            page.set_print_scale(70)
            page.print_across()
            page.repeat_columns(0, max(int(sheet.get("frozenColumns") or 0) - 1, 0))
        page.set_footer("&L&A&RPage &P of &N")


def put(sheet, row, column, text, look, name):
    """Writes text that Excel shall not take for anything else."""
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            f"The text in {place(row, column)} of sheet “{name}” has {len(text):,} characters; Excel "
            f"keeps {LONGEST_TEXT:,}.")
    check(sheet.write_string(row, column, text, look), name, place(row, column))


def put_text(sheet, row, column, text, kind, styles, name, wraps=False):
    put(sheet, row, column, text, styles.cell(kind, text.startswith(FORMULA_STARTS), wraps), name)


def place(row, column):
    return f"{xl_col_to_name(column)}{row + 1}"


def plain(number):
    return f"{number:g}" if abs(number) >= 1e15 or number != int(number) else f"{int(number)}"


def check(result, name, where):
    """Refuses what XlsxWriter left out; it says so only by what it returns."""
    if result:
        raise Refusal(f"{where} of sheet “{name}” is outside what an Excel sheet can hold.")
