"""Makes the Word document whose styles, margins and footer pandoc gives to a plan.

It begins with pandoc's own reference document, so that every style that pandoc uses is there, and
replaces or adds the styles below. Standard library only; part of worker.py.
"""

import io
import re
import zipfile
from xml.sax.saxutils import escape

TEXT_FONT = "Vollkorn"
HEADING_FONT = "Inter"
# What Word shows where the fonts above are not installed.
INSTEAD = {TEXT_FONT: ("Cambria", "roman"), HEADING_FONT: ("Calibri", "swiss")}

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def hex_of(color):
    """Returns RRGGBB for #rrggbb."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color or ""):
        raise ValueError(f"{color!r} is not a color such as #11605d")
    return color[1:].upper()


# --- Properties ------------------------------------------------------------------------------------


def run(font=None, bold=None, italic=None, color=None, size=None):
    """Returns run properties; the size is in points."""
    parts = []
    if font:
        parts.append(
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        )
    if bold is not None:
        parts.append(f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>')
    if italic is not None:
        parts.append(f'<w:i w:val="{int(italic)}"/><w:iCs w:val="{int(italic)}"/>')
    if color:
        parts.append(f'<w:color w:val="{color}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def paragraph(
    before=0,
    after=0,
    line=None,
    keep=False,
    new_page=False,
    left_bar=None,
    top_bar=None,
    ground=None,
    indent=0,
    together=False,
    outline=None,
):
    """Returns paragraph properties; measures are in points, `line` in lines."""
    parts = []
    if keep:
        parts.append("<w:keepNext/><w:keepLines/>")
    if new_page:
        parts.append("<w:pageBreakBefore/>")
    if left_bar or top_bar:
        side, color, width = ("left", left_bar, 24) if left_bar else ("top", top_bar, 12)
        parts.append(
            f'<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="8" w:color="{color}"/></w:pBdr>'
        )
    if ground:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>')
    spacing = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    if line:
        spacing += f' w:line="{round(line * 240)}" w:lineRule="auto"'
    parts.append(f"<w:spacing {spacing}/>")
    if indent:
        parts.append(
            f'<w:ind w:left="{round(indent * 20)}" w:right="{round(indent * 20)}" w:firstLine="0"/>'
        )
    if together:
        parts.append("<w:contextualSpacing/>")
    parts.append('<w:jc w:val="left"/>')
    if outline is not None:
        parts.append(f'<w:outlineLvl w:val="{outline}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def style(
    identifier, name, properties, kind="paragraph", base="Normal", following=None, custom=True
):
    """Returns one style element."""
    attributes = f'w:type="{kind}"' + (' w:customStyle="1"' if custom else "")
    following = f'<w:next w:val="{following}"/>' if following else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style {attributes} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{based}{following}<w:qFormat/>{properties}</w:style>"
    )


# --- The styles -------------------------------------------------------------------------------------


def heading_styles(ink, accent, strong, muted):
    """Returns the nine headings: the first three are designed, the others only small."""
    built = []
    for level in range(1, 10):
        size, font, color = {
            1: (26, TEXT_FONT, strong),
            2: (16, HEADING_FONT, strong),
            3: (12.5, HEADING_FONT, ink),
        }.get(level, (10.5, HEADING_FONT, muted))
        look = paragraph(
            before={1: 0, 2: 24, 3: 16}.get(level, 12),
            after={1: 18, 2: 7, 3: 5}.get(level, 4),
            line=1.05,
            keep=True,
            new_page=level == 1,
            top_bar=None,
            outline=level - 1,
        ) + run(font=font, bold=True, italic=False, color=color, size=size)
        built.append(
            style(f"Heading{level}", f"heading {level}", look, following="BodyText", custom=False)
        )
    return built


def table_style(colors):
    """Returns the style of tables: lines between rows, a shaded head, room in the cells."""
    strong, rule, panel = colors["strong"], colors["rule"], colors["panel"]
    line = (
        lambda side, width, color: f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{color}"/>'
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 70), ("left", 100), ("bottom", 70), ("right", 100))
    )
    head = (
        '<w:tblStylePr w:type="firstRow">'
        + run(bold=True, color=strong)
        + "<w:trPr><w:tblHeader/></w:trPr>"
        + f"<w:tcPr><w:tcBorders>{line('top', 12, strong)}{line('bottom', 8, strong)}</w:tcBorders>"
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{panel}"/><w:vAlign w:val="bottom"/></w:tcPr>'
        + "</w:tblStylePr>"
    )
    total = (
        '<w:tblStylePr w:type="lastRow">'
        + run(bold=True)
        + f"<w:tcPr><w:tcBorders>{line('top', 8, strong)}</w:tcBorders>"
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{panel}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:qFormat/>'
        + '<w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>'
        + run(font=HEADING_FONT, size=8.5)
        + f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{line("top", 12, strong)}'
        + f"{line('bottom', 8, rule)}{line('insideH', 4, rule)}</w:tblBorders>"
        # A row stays whole, on one page.
        + f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:trPr><w:cantSplit/></w:trPr>"
        + f"{head}{total}</w:style>"
    )


def all_styles(palette):
    """Returns every style that differs from pandoc's, by its identifier."""
    ink, muted = hex_of(palette["ink"]), hex_of(palette["muted"])
    accent, strong = hex_of(palette["accent"]), hex_of(palette["accent-strong"])
    rule, panel, highlight = (hex_of(palette[key]) for key in ("rule", "panel", "highlight"))
    sans = lambda **look: run(font=HEADING_FONT, **look)
    built = [
        style("BodyText", "Body Text", paragraph(after=8, line=1.22), custom=False),
        style(
            "FirstParagraph",
            "First Paragraph",
            paragraph(after=8, line=1.22),
            base="BodyText",
            following="BodyText",
        ),
        style("Compact", "Compact", paragraph(before=1.5, after=1.5, line=1.1), base="BodyText"),
        style(
            "Title",
            "Title",
            paragraph(before=150, after=14, line=1.0, keep=True)
            + run(font=TEXT_FONT, bold=True, color=strong, size=40),
            following="Subtitle",
            custom=False,
        ),
        style(
            "Subtitle",
            "Subtitle",
            paragraph(after=18, line=1.15, keep=True)
            + run(font=TEXT_FONT, bold=False, color=ink, size=16),
            following="BodyText",
            custom=False,
        ),
        style(
            "Author",
            "Author",
            paragraph(after=4) + sans(bold=True, color=accent, size=12),
            following="BodyText",
        ),
        style(
            "Date",
            "Date",
            paragraph(after=4) + sans(color=muted, size=10.5),
            following="BodyText",
            custom=False,
        ),
        style(
            "BlockText",
            "Block Text",
            paragraph(before=10, after=12, line=1.2, left_bar=highlight, indent=14)
            + run(italic=True, color=strong, size=12),
            base="BodyText",
            custom=False,
        ),
        style(
            "FootnoteText",
            "footnote text",
            paragraph(after=2, line=1.1) + sans(size=8),
            custom=False,
        ),
        style(
            "Caption",
            "caption",
            paragraph(before=12, after=5, line=1.1, keep=True)
            + sans(bold=True, italic=False, color=ink, size=9.5),
            custom=False,
        ),
        style(
            "TableCaption",
            "Table Caption",
            paragraph(before=14, after=5, line=1.1, keep=True),
            base="Caption",
        ),
        style(
            "ImageCaption", "Image Caption", paragraph(before=5, after=14, line=1.1), base="Caption"
        ),
        # A picture stays with the caption below it.
        style("Figure", "Figure", paragraph(before=10, after=4, keep=True), base="Normal"),
        style(
            "CaptionedFigure",
            "Captioned Figure",
            paragraph(before=10, after=4, keep=True),
            base="Figure",
        ),
        style(
            "DefinitionTerm",
            "Definition Term",
            paragraph(before=6, after=0, keep=True) + sans(bold=True, size=10),
            following="Definition",
        ),
        style(
            "TOCHeading",
            "TOC Heading",
            paragraph(after=14, keep=True, new_page=True)
            + run(font=TEXT_FONT, bold=True, color=strong, size=26),
            following="BodyText",
            custom=False,
        ),
        style(
            "TOC1",
            "toc 1",
            paragraph(before=8, after=2, line=1.1, keep=True) + sans(bold=True, size=10.5),
            custom=False,
        ),
        style(
            "TOC2",
            "toc 2",
            paragraph(after=2, line=1.1, indent=12) + sans(size=9.5),
            custom=False,
        ),
        style(
            "Hyperlink", "Hyperlink", run(color=accent), kind="character", base=None, custom=False
        ),
        # Styles of our own; the pages ask for them by data-custom-style.
        style(
            "Lead",
            "Lead",
            paragraph(after=12, line=1.25) + run(color=strong, size=13.5),
            base="BodyText",
        ),
        style(
            "KeyFigure",
            "Key Figure",
            paragraph(before=8, after=0, keep=True, top_bar=highlight)
            + sans(bold=True, color=strong, size=20),
        ),
        style("KeyFigureLabel", "Key Figure Label", paragraph(after=8) + sans(size=9)),
        style(
            "ChartSource", "Chart Source", paragraph(before=2, after=12) + sans(color=muted, size=8)
        ),
        style(
            "TableNotes", "Table Notes", paragraph(before=4, after=14) + sans(color=muted, size=8)
        ),
        style(
            "Formula",
            "Formula",
            paragraph(before=4, after=8, ground=panel, indent=6) + run(font="Consolas", size=8.5),
        ),
        style(
            "ActionNumber",
            "Action Number",
            paragraph(before=18, after=0, keep=True, top_bar=strong)
            + sans(bold=True, color=accent, size=11),
        ),
    ]
    for kind, look in palette["callouts"].items():
        name, bar, ground = kind.capitalize(), hex_of(look["bar"]), hex_of(look["ground"])
        built.append(
            style(
                f"Callout{name}",
                f"Callout {name}",
                paragraph(
                    after=12, line=1.18, left_bar=bar, ground=ground, indent=10, together=True
                )
                + sans(size=9.5),
            )
        )
        built.append(
            style(
                f"Callout{name}Title",
                f"Callout {name} Title",
                paragraph(before=10, after=0, keep=True, left_bar=bar, ground=ground, indent=10)
                + sans(bold=True, color=hex_of(look["title"]), size=11),
                following=f"Callout{name}",
            )
        )
    built += heading_styles(ink, accent, strong, muted)
    built.append(table_style({"strong": strong, "rule": rule, "panel": panel}))
    return {re.search(r'w:styleId="([^"]+)"', one).group(1): one for one in built}


# --- The parts of the document ------------------------------------------------------------------------


def branded_styles(text, palette):
    """Returns styles.xml with our styles in place of pandoc's."""
    defaults = (
        "<w:docDefaults><w:rPrDefault>"
        + run(font=TEXT_FONT, color=hex_of(palette["ink"]), size=10.5).replace(
            "</w:rPr>",
            '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/><w14:numForm w14:val="lining"/></w:rPr>',
        )
        + '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    text = re.sub(r"<w:docDefaults>.*?</w:docDefaults>", lambda _: defaults, text, flags=re.S)
    # Lining figures are an extension of Word 2010; other programs may ignore it.
    text = text.replace(
        "<w:styles ",
        f'<w:styles xmlns:mc="{COMPATIBILITY}" xmlns:w14="{WORD_2010}" mc:Ignorable="w14" ',
        1,
    )
    added = []
    for identifier, one in all_styles(palette).items():
        pattern = re.compile(rf'<w:style\b[^>]*w:styleId="{identifier}"[^>]*>.*?</w:style>', re.S)
        text, count = pattern.subn(lambda _: one, text, count=1)
        if count == 0:
            added.append(one)
    return text.replace("</w:styles>", "".join(added) + "</w:styles>")


def font_table():
    """Returns fontTable.xml, which names what to show where our fonts are missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, (instead, family) in INSTEAD.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:fonts xmlns:w="{MAIN}">{fonts}</w:fonts>'


def footer(text, palette):
    """Returns footer1.xml: the given words at the left, the number of the page at the right."""
    look = run(font=HEADING_FONT, color=hex_of(palette["muted"]), size=8)
    number = run(font=HEADING_FONT, bold=True, color=hex_of(palette["accent"]), size=9)
    field = "".join(
        f"<w:r>{number}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:ftr xmlns:w="{MAIN}" xmlns:r="{LINKS}"><w:p><w:pPr>'
        '<w:tabs><w:tab w:val="right" w:pos="9648"/></w:tabs></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r><w:r>{look}<w:tab/></w:r>{field}</w:p></w:ftr>'
    )


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdPlanFooter"/>'
    '<w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1296" w:bottom="1296" w:left="1296" w:header="720" w:footer="576" w:gutter="0"/>'
    "</w:sectPr>"
)


def branded(original, palette, footer_text):
    """Returns the reference document as bytes, made from pandoc's own."""
    source = zipfile.ZipFile(io.BytesIO(original))
    parts = {name: source.read(name) for name in source.namelist()}

    def change(name, edit):
        parts[name] = edit(parts[name].decode("utf-8")).encode("utf-8")

    change("word/styles.xml", lambda text: branded_styles(text, palette))
    change(
        "word/document.xml",
        lambda text: re.sub(r"<w:sectPr\b[^>]*?(/>|>.*?</w:sectPr>)", SECTION, text, flags=re.S),
    )
    change(
        "word/_rels/document.xml.rels",
        lambda text: text.replace(
            "</Relationships>",
            f'<Relationship Id="rIdPlanFooter" Type="{LINKS}/footer" Target="footer1.xml"/></Relationships>',
        ),
    )
    change(
        "[Content_Types].xml",
        lambda text: text.replace(
            "</Types>",
            f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_TYPE}"/></Types>',
        ),
    )
    parts["word/fontTable.xml"] = font_table().encode("utf-8")
    parts["word/footer1.xml"] = footer(footer_text, palette).encode("utf-8")

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            # One date for all, so that the same palette gives the same bytes.
            archive.writestr(
                zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return target.getvalue()
