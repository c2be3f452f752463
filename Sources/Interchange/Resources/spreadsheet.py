"""Reads and writes Excel workbooks: one JSON request in, JSON lines out.

Requests are read from standard input, responses written to standard output:

  {"task": "write", "output": path, "title": text, "author": text, "timestamp": unix seconds,
   "header": {"fill": color, "text": color}, "lists": [{"name": text, "values": [text]}],
   "sheets": [...]}                                         see workbook_writing.py
    -> {"ok": true, "bytes": count}

  {"task": "read", "path": path, "limits": {name: number}}  all those of workbook_reading.py
    -> lines for sheets and rows, and at the end {"ok": true, ...}
    Standard error has lines “progress SHEET ROWS TOTAL”; TOTAL is 0 while it is not known.

What goes wrong is answered too, with exit status 0; lines before it are then void:
    -> {"ok": false, "message": sentences for people, "details": text of a fault of the program}

Needs XlsxWriter, openpyxl and defusedxml, which scripts/setup publish installs.
"""

import json
import os
import sys

sys.dont_write_bytecode = True  # the folder of the program is nobody's to write to
os.environ["OPENPYXL_LXML"] = "False"  # lxml would parse without the guard of defusedxml

from refusal import Refusal  # noqa: E402 (a neighbor of this file)


def write(request):
    """Writes a workbook from its description."""
    import workbook_writing

    return workbook_writing.write(request)


def read(request):
    """Reads a workbook; sheets and rows go out as they come."""
    import workbook_reading

    return workbook_reading.read(request, emit)


TASKS = {"write": write, "read": read}


def emit(line):
    """Writes one line of the response."""
    try:
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    except OSError as error:
        raise Refusal("There is no room for what was read.") from error


def answer(text):
    """Returns the last line of the response to a request given as JSON text."""
    try:
        request = json.loads(text)
        if not isinstance(request, dict):
            raise Refusal("The spreadsheet request is not a JSON object.")
        task = TASKS.get(request.get("task"))
        if task is None:
            raise Refusal(f"The spreadsheet worker knows no task “{request.get('task')}”.")
        return task(request)
    except Refusal as refusal:
        return {"ok": False, "message": refusal.message}
    except json.JSONDecodeError as error:
        message, details = "The spreadsheet request is not JSON.", str(error)
    except ImportError as error:
        message = "Python packages for spreadsheets are missing. Run scripts/setup publish."
        details = str(error)
    except MemoryError:
        message = "The workbook needs more memory than is allowed. Split it into smaller ones."
        details = ""
    except Exception as error:  # whatever it is, the caller waits for an answer
        message = "The spreadsheet worker failed in a way it did not expect."
        details = f"{type(error).__name__}: {error}"
    return {"ok": False, "message": message, "details": details}


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    emit(answer(sys.stdin.read()))
