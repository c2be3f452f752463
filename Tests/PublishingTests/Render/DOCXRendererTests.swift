import ExternalPrograms
import Foundation
import Plan
import Publishing
import Tables
import Testing

enum DOCXFixture {
  /// The main part of the DOCX that pandoc makes of a document.
  static func documentXML(_ document: NumberedDocument) throws -> String {
    try RenderTools.withFolder { folder in
      try DOCXRenderer(document, svg: PlanFixture.svg).files().write(to: folder)
      let output = folder.appending(path: "plan.docx")
      let findings = PandocRunner(environment: RenderTools.environment)
        .convert(in: folder, to: output, language: "en", timestamp: 1_790_000_000)
      #expect(findings.isEmpty)
      let script = """
        import sys, zipfile
        sys.stdout.reconfigure(encoding="utf-8")
        print(zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode("utf-8"))
        """
      let run = try runProcess(
        executable: RenderTools.tools.python, arguments: ["-c", script, output.path], timeout: 60)
      return String(decoding: run.output, as: UTF8.self)
    }
  }
}

@Suite struct DOCXRendererTests {
  @Test(.enabled(if: RenderTools.hasPandoc))
  func `the DOCX has header rows, alternative texts, styles and working links`() throws {
    let xml = try DOCXFixture.documentXML(PlanFixture.numbered())
    let tables = xml.matches(of: /<w:tbl>/).count
    #expect(tables == 4)
    #expect(xml.matches(of: /<w:tblHeader/).count == tables)
    #expect(xml.contains("descr=\"\(PlanFixture.wedgeChart.description)\""))
    #expect(xml.matches(of: /descr=""/).isEmpty)
    for style in [
      "Lead", "CalloutEquity", "CalloutEquityTitle", "KeyFigure", "ImageCaption", "TableCaption",
      "ChartSource", "TableNotes",
    ] {
      #expect(xml.contains("w:pStyle w:val=\"\(style)\""), "\(style)")
    }
    let anchors = Set(xml.matches(of: /<w:hyperlink w:anchor="([^"]+)"/).map { String($0.1) })
    let bookmarks = Set(
      xml.matches(of: /<w:bookmarkStart [^>]*w:name="([^"]+)"/).map { String($0.1) })
    #expect(!anchors.isEmpty)
    #expect(anchors.subtracting(bookmarks).isEmpty)
  }

  @Test(.enabled(if: RenderTools.hasPandoc))
  func `hostile text stays text`() throws {
    let blocks = TypstRendererTests.hostile.map { Block.paragraph([.text($0 + "\u{1}")]) }
    let xml = try DOCXFixture.documentXML(NumberedDocument(PlanFixture.document(blocks: blocks)))
    let words = xml.replacing(/<[^>]*>/, with: " ").squeezed
    #expect(words.contains("#let x = 1"))
    #expect(words.contains("&lt;label&gt;"))
    #expect(words.contains("back\\slash"))
  }

  @Test func `without pandoc a finding says what to install`() {
    let findings = PandocRunner(environment: ["PATH": "/nowhere"])
      .convert(in: URL(filePath: "/tmp"), to: URL(filePath: "/tmp/plan.docx"), language: "en")
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.message.contains("scripts/setup publish") == true)
    #expect(findings.first?.place.file == "plan.docx")
  }

  @Test(.enabled(if: RenderTools.hasPandoc))
  func `the contents are listed before a program makes them`() throws {
    let document = PlanFixture.numbered()
    let xml = try DOCXFixture.documentXML(document)
    let field = try #require(
      xml.firstMatch(of: /fldCharType="separate"\/>((?s:.*?))<w:fldChar w:fldCharType="end"/))
    let entries = field.1.matches(of: /<w:hyperlink w:anchor="([^"]+)">(.*?)<\/w:hyperlink>/)
    let words = entries.map { $0.2.replacing(/<[^>]*>/, with: "") }
    for (number, chapter) in document.chapters.enumerated() {
      #expect(words.contains("\(number + 1)\u{2003}\(chapter.chapter.title)"), "\(words)")
    }
    for entry in entries {
      #expect(xml.contains("w:name=\"\(entry.1)\""), "\(entry.1)")
    }
    #expect(xml.contains(">Contents</w:t>"))
    #expect(!xml.contains(">Table of Contents<"))
  }

  @Test func `the arguments name the styles and the list of contents`() {
    let arguments = PandocRunner.arguments(
      output: URL(filePath: "/a/plan.docx"), referenceDocument: URL(filePath: "/a/reference.docx"),
      language: "en")
    #expect(arguments.contains("--reference-doc=/a/reference.docx"))
    #expect(arguments.contains { $0.hasPrefix("--lua-filter=") && $0.hasSuffix("/contents.lua") })
    #expect(arguments.last == "docx.html")
  }
}
