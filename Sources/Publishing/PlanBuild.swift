internal import ExternalPrograms
internal import Foundation
internal import Inventory
internal import Plan
internal import Tables
internal import Workspace

/// One run of the publisher: phases in order, each timed.
struct PlanBuild {
  let setting: PlanPublisher.Setting
  let calculation: PlanCalculation
  let edition: Edition
  let output: URL
  var report = PlanPublisher.Report()
  /// Every file written, relative to the output folder.
  private var written: [String] = []

  init(
    setting: PlanPublisher.Setting, calculation: PlanCalculation, edition: Edition, output: URL
  ) {
    self.setting = setting
    self.calculation = calculation
    self.edition = edition
    self.output = output
  }

  mutating func run(
    _ formats: Set<PlanPublisher.Format>, _ progress: (String) throws -> Void
  ) throws {
    let theme = ChartTheme.bundled
    let memory = ExhibitMemory()
    try progress("text")
    let assembled = timed("text") {
      PlanBuild.document($0.calculation, edition: $0.edition, theme: theme, memory: memory)
    }
    report.findings += assembled.findings
    report.findings += calculation.findings.filter {
      $0.severity == .error && $0.place.file.hasPrefix("plan/")
    }
    guard !report.findings.contains(where: { $0.severity == .error }) else {
      report.isStopped = true
      return
    }
    let document = NumberedDocument(
      assembled.document, translation: memory.translation(of: calculation))
    try progress("charts")
    let pictures = timed("charts") { $0.draw(document) }
    let svg: (Chart) -> String? = { pictures[$0.id] }
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try BuildManifest.removeFiles(of: output)
    for format in [PlanPublisher.Format.pdf, .docx, .html] where formats.contains(format) {
      try progress(format.rawValue)
      try timed(format.rawValue) { build in
        switch format {
        case .pdf: try build.writePDF(document, svg)
        case .docx: try build.writeDOCX(document, svg)
        case .html: try build.writeSite(document, svg)
        }
      }
    }
  }

  /// Lists files before they are written, so that an interrupted build can be cleared away.
  private mutating func remember(_ paths: [String]) throws {
    written += paths
    try BuildManifest.write(written, in: output)
  }

  /// Writes generated files and remembers them.
  private mutating func write(_ files: [GeneratedFile]) throws {
    try remember(files.map(\.path))
    try files.write(to: output)
  }

  /// The document of an edition with its exhibits, and what is wrong with its text.
  static func document(
    _ calculation: PlanCalculation, edition: Edition, theme: ChartTheme,
    memory: ExhibitMemory = ExhibitMemory()
  ) -> (document: PlanDocument, findings: [Finding]) {
    let exhibits = ExhibitCatalog(calculation: calculation, edition: edition, theme: theme)
    let book = PlanBook(calculation)
    var made = book.document(for: edition, of: exhibits, memory: memory)
    guard edition == .public else { return made }
    let mentions = PublicMentions(calculation.internalRecords)
    let files = Dictionary(book.manuscript.chapters.map { ($0.id, $0.file) }) { first, _ in first }
    made.findings += mentions.findings(in: made.document, files: files)
    made.findings += mentions.findings(in: calculation.workspace.tables)
    return made
  }

  private mutating func timed<Result>(
    _ phase: String, _ work: (inout PlanBuild) throws -> Result
  ) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try work(&self)
    report.timings.append((phase, (clock.now - start) / .seconds(1)))
    return result
  }

  /// Draws every chart, or says why not; a chart without a picture is shown as its table.
  private mutating func draw(_ document: NumberedDocument) -> [String: String] {
    var seen: Set<String> = []
    let charts = document.exhibits.compactMap { block -> Chart? in
      guard case .chart(let numbered) = block, seen.insert(numbered.chart.id).inserted else {
        return nil
      }
      return numbered.chart
    }
    let renderer = ChartRenderer(
      tools: setting.tools, cache: setting.cache.appending(path: "charts"),
      workerExecutable: setting.executable, workerArguments: ["__render-charts"])
    var pictures: [String: String] = [:]
    for rendered in renderer.render(charts) {
      pictures[rendered.chart.id] = rendered.svg
      if let finding = rendered.finding, !report.findings.contains(finding) {
        report.findings.append(finding)
      }
    }
    return pictures
  }

  static var resources: URL { Bundle.module.bundleURL.appending(path: "Resources") }

  private mutating func writeSite(_ document: NumberedDocument, _ svg: @escaping (Chart) -> String?)
    throws
  {
    let scripts = ChartScripts(tools: setting.tools)
    let tables = publishedTables()
    let town = self.town
    let options = HTMLRenderer.Options(
      downloads: downloads(document.words),
      tables: tables.map { Self.link(to: $0, document.translation) },
      hasInteractiveCharts: scripts != nil,
      hasTownColors: town != nil)
    try write(HTMLRenderer(document, options: options, svg: svg).pages())
    try write(DataFiles.files(of: document))
    try write(tables)
    try write([GeneratedFile(path: "plan.json", text: planJSON(document))])
    try copy(
      ["plan.css", ChartScripts.explorer, "cover-art.svg", "chapter-art.svg", "icon.svg"],
      from: PlanBuild.resources)
    if let town {
      try write([GeneratedFile(path: "assets/\(TownPalette.file)", text: town.css)])
    }
    if let scripts { try copy(ChartScripts.names, from: scripts.folder) }
    report.files.insert(output.appending(path: "index.html"), at: 0)
  }

  private var town: TownPalette? {
    calculation.workspace.community.accentColor.map { TownPalette($0) }
  }

  private mutating func copy(_ names: [String], from folder: URL) throws {
    let assets = output.appending(path: "assets")
    try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
    try remember(names.map { "assets/\($0)" })
    for name in names {
      try Data(contentsOf: folder.appending(path: name))
        .write(to: assets.appending(path: name), options: .atomic)
    }
  }

  private func downloads(_ words: FurnitureText) -> [HTMLRenderer.Download] {
    [("PDF", words.pdfAbout, "plan.pdf"), ("DOCX", words.docxAbout, "plan.docx")]
      .filter { download in report.files.contains { $0.lastPathComponent == download.2 } }
      .map { HTMLRenderer.Download(kind: $0.0, about: $0.1, path: $0.2) }
  }

  private static func link(
    to table: GeneratedFile, _ translation: PlanTranslation?
  ) -> HTMLRenderer.Download {
    let file = String(table.path.dropFirst("data/".count))
    let title = WorkspaceColumns.title(of: file)
    return HTMLRenderer.Download(
      kind: translation?.said(title) ?? title, about: "", path: table.path)
  }

  private func planJSON(_ document: NumberedDocument) throws -> String {
    struct Page: Encodable { let page, title: String }
    struct Description: Encodable {
      let id, title, community, edition, date: String
      let chapters: [Page]
    }
    let plan = document.plan
    let fields = Description(
      id: calculation.workspace.community.id, title: plan.title, community: plan.community,
      edition: edition.title, date: plan.date,
      chapters: document.chapters.map { Page(page: $0.page, title: $0.chapter.title) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(fields), as: UTF8.self) + "\n"
  }

  /// The community's own tables: whole for staff, without anything private for the public.
  private func publishedTables() -> [GeneratedFile] {
    let confidential = Set(
      calculation.workspace.records.filter { $0.notationKey == .confidential }.map(\.id))
    return calculation.workspace.tables.sorted { $0.key < $1.key }.compactMap { file, table in
      guard edition == .public else {
        return GeneratedFile(path: "data/\(file)", text: table.text)
      }
      return PublicTable.text(
        of: table, findings: calculation.findings, confidential: confidential,
        hidden: calculation.internalRecords
      ).map { GeneratedFile(path: "data/\(file)", text: $0) }
    }
  }

  private mutating func writePDF(_ document: NumberedDocument, _ svg: (Chart) -> String?) throws {
    try inTemporaryFolder { folder, build in
      try TypstRenderer(document, svg: svg).files().write(to: folder)
      let template = "plan-template.typ"
      try FileManager.default.copyItem(
        at: PlanBuild.resources.appending(path: template), to: folder.appending(path: template))
      let palette = try Data(contentsOf: PlanBuild.resources.appending(path: "palette.json"))
      try (build.town?.palette(palette) ?? palette)
        .write(to: folder.appending(path: "palette.json"))
      let pdf = build.output.appending(path: "plan.pdf")
      try build.remember(["plan.pdf"])
      switch build.worker.typeset(
        folder.appending(path: "plan.typ"), to: pdf, timestamp: build.timestamp)
      {
      case .done(let book):
        build.report.files.append(pdf)
        build.report.findings += book.warnings.map {
          Finding(.note, "Typst: \($0)", at: Place(file: "plan.pdf"))
        }
      case .failed(let finding): build.report.findings.append(finding)
      }
    }
  }

  private mutating func writeDOCX(_ document: NumberedDocument, _ svg: (Chart) -> String?) throws {
    try inTemporaryFolder { folder, build in
      try DOCXRenderer(document, svg: svg).files().write(to: folder)
      let docx = build.output.appending(path: "plan.docx")
      try build.remember(["plan.docx"])
      let problems = PandocRunner(environment: build.setting.variables).convert(
        in: folder, to: docx, referenceDocument: build.referenceDocument(document),
        language: document.plan.language, timestamp: build.timestamp)
      build.report.findings += problems
      guard !problems.contains(where: { $0.severity == .error }) else { return }
      build.report.files.append(docx)
    }
  }

  /// The styles of the DOCX, made once per palette and footer.
  private mutating func referenceDocument(_ document: NumberedDocument) -> URL? {
    let palette = PlanBuild.resources.appending(path: "palette.json")
    let script = PlanBuild.resources.appending(path: "worker.py")
    let footer = "\(document.plan.community) · \(document.plan.title)"
    var key = Data(footer.utf8)
    let styles = PlanBuild.resources.appending(path: "reference_docx.py")
    for file in [palette, script, styles] { key += (try? Data(contentsOf: file)) ?? Data() }
    let name = "reference-\(SHA256.hexDigest(of: key).prefix(16)).docx"
    let file = setting.cache.appending(path: name)
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try? FileManager.default.createDirectory(
      at: setting.cache, withIntermediateDirectories: true)
    switch worker.makeReferenceDocument(at: file, palette: palette, footer: footer) {
    case .done: return file
    case .failed(var finding):
      // Readers know the document, not the one that gives it its styles.
      finding.place = Place(file: "plan.docx")
      report.findings.append(finding)
      return nil
    }
  }

  private var worker: PublishingWorker {
    PublishingWorker(
      tools: ToolFolder(folder: setting.tools),
      script: PlanBuild.resources.appending(path: "worker.py"))
  }

  /// The first day of the plan's month, so that the same plan gives the same file.
  private var timestamp: Int? {
    let parts = (calculation.workspace.book?.date ?? "").split(separator: "-").compactMap {
      Int($0)
    }
    guard parts.count >= 2 else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
    let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: 1))
    return date.map { Int($0.timeIntervalSince1970) }
  }

  private mutating func inTemporaryFolder(
    _ work: (URL, inout PlanBuild) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString)")
    // An internal edition is for nobody else on the machine.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder, &self)
  }
}
