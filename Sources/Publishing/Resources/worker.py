"""Does what needs Python when a plan is published: one JSON request in, one JSON response out.

Requests are read from standard input, responses written to standard output:

  {"task": "typst", "main": path, "root": folder, "output": path,
   "fontPaths": [folder], "timestamp": unix seconds, "standards": ["ua-1"], "inputs": {name: text}}
    -> {"ok": true, "pages": count, "warnings": [text]}

  {"task": "referenceDocx", "output": path, "palette": {name: color}, "footer": text}
    -> {"ok": true}

What goes wrong is answered too, with exit status 0:
    -> {"ok": false, "message": one sentence for people, "details": text}

Only the standard library and the package typst are used; pandoc is run as a program.
"""

import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # the folder of the program is nobody's to write to

import reference_docx  # noqa: E402 (a neighbor of this file)


class Refusal(Exception):
    """A request that cannot be fulfilled, said in a sentence for people."""

    def __init__(self, message, details=""):
        super().__init__(message)
        self.message = message
        self.details = details


def required(request, name, kind=str):
    """Returns the named value of the request, or refuses."""
    value = request.get(name)
    if not isinstance(value, kind) or (kind is str and not value):
        raise Refusal(f"The publishing request lacks “{name}”.")
    return value


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


# --- PDF -------------------------------------------------------------------------------------------

FONT_PACKAGES = {
    "vollkorn": "fonts-vollkorn",
    "inter": "fonts-inter",
    "inter display": "fonts-inter",
}


def compile_typst(request):
    """Typesets a plan as PDF, by default as PDF/UA-1."""
    try:
        import typst
    except ImportError as error:
        raise Refusal("Typst is not installed; run scripts/setup publish.", str(error)) from error
    main, output = required(request, "main"), required(request, "output")
    if not os.path.isfile(main):
        raise Refusal(f"There is no file {main} to typeset.")
    try:
        compiler = typst.Compiler(
            input=main,
            root=required(request, "root"),
            font_paths=request.get("fontPaths") or [],
            sys_inputs=request.get("inputs") or {},
        )
        data, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=request.get("standards") or ["ua-1"],
            timestamp=request.get("timestamp"),
        )
        pages = json.loads(compiler.query("<plan-pages>", field="value") or "[]")
    except typst.TypstError as error:
        raise typesetting_refusal(error) from error
    write_whole(output, data)
    response = {"ok": True, "warnings": [warning_text(warning) for warning in warnings]}
    if pages:
        response["pages"] = pages[-1]
    return response


def typesetting_refusal(error):
    """Says what Typst said, first in a sentence, then in full."""
    message = error.message.removeprefix("assertion failed: ").rstrip(".")
    hints = "".join(f" ({hint})" for hint in error.hints or [])
    said = (error.diagnostic or "\n".join(error.trace or [])).strip().split("\n\n")
    details = "\n\n".join(dict.fromkeys(said))  # one mistake in a template repeats on every page
    return Refusal(f"The plan could not be typeset: {message}{hints}.", details)


def warning_text(warning):
    """Returns the warning in words; a missing font names the package that holds it."""
    font = re.search(r"unknown font family: (.+)", warning.message)
    if font is None:
        return warning.message
    name = font.group(1).strip()
    package = FONT_PACKAGES.get(name)
    remedy = f"; install the package {package}" if package else ""
    return f"The font “{name}” is missing, so another one was used{remedy}."


# --- Word ------------------------------------------------------------------------------------------


def make_reference_docx(request):
    """Makes the document whose styles pandoc gives to a plan in Word."""
    output, palette = required(request, "output"), required(request, "palette", dict)
    try:
        pandoc = subprocess.run(
            ["pandoc", "--print-default-data-file", "reference.docx"],
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise Refusal("pandoc is not installed; run scripts/setup publish.", str(error)) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise Refusal("pandoc did not give its reference document.", said) from error
    try:
        data = reference_docx.branded(pandoc.stdout, palette, request.get("footer") or "")
    except (KeyError, ValueError) as error:
        raise Refusal("The palette lacks a color that the Word styles need.", str(error)) from error
    write_whole(output, data)
    return {"ok": True}


TASKS = {"typst": compile_typst, "referenceDocx": make_reference_docx}


def answer(text):
    """Returns the response to a request given as JSON text."""
    try:
        request = json.loads(text)
        if not isinstance(request, dict):
            raise Refusal("The publishing request is not a JSON object.")
        task = TASKS.get(request.get("task"))
        if task is None:
            raise Refusal(f"The publishing worker knows no task “{request.get('task')}”.")
        return task(request)
    except Refusal as refusal:
        return {"ok": False, "message": refusal.message, "details": refusal.details}
    except json.JSONDecodeError as error:
        return {
            "ok": False,
            "message": "The publishing request is not JSON.",
            "details": str(error),
        }
    except Exception as error:  # whatever it is, the caller waits for an answer
        return {
            "ok": False,
            "message": "The publishing worker failed in a way it did not expect.",
            "details": f"{type(error).__name__}: {error}",
        }


if __name__ == "__main__":
    json.dump(answer(sys.stdin.read()), sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
