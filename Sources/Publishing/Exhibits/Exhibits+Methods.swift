internal import Factors
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  /// Every factor that an inventory record used, once, with its edition.
  func factorsTable() -> PlanTable? {
    let names = Dictionary(MethodRegistry.declarations.map { ($0.id, $0.name) }) { first, _ in first
    }
    let rows = calculation.factorUse.factors.map { factor -> [PlanTable.Cell] in
      let input = factor.input
      return [
        .init(names[factor.method] ?? factor.method), .init(input.name), .init(input.value),
        .init(input.unit),
        .init(input.source),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return PlanTable(
      id: "factors", caption: "Every emission factor used, with edition and source",
      columns: [
        .init("Method", width: 1.3), .init("Factor", width: 1.8), .init("Value", .right),
        .init("Unit", width: 1.3), .init("Source", width: 2.6),
      ], rows: rows)
  }

  func methodsTable() -> PlanTable? {
    let used = Set(calculation.workspace.records.map(\.method))
    let rows = MethodRegistry.declarations.filter { used.contains($0.id) }.map {
      declaration -> [PlanTable.Cell] in
      [
        .init(declaration.name), .init([.code(declaration.equation)]),
        .init(declaration.validity), .init(declaration.source),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let effects = Calculator.all.filter { effect in
      actions.contains { $0.kind == effect.kind } && effect.kind != .resilience
    }.map { effect -> [PlanTable.Cell] in
      [
        .init("Action: \(effect.title)"), .init([.code(effect.equation)]), .init(effect.validity),
        .init("Stated parameters"),
      ]
    }
    return PlanTable(
      id: "methods", caption: "Methods, where they hold and where they come from",
      columns: [
        .init("Method", width: 1.4), .init("Equation", width: 2), .init("Valid for", width: 2.4),
        .init("Source", width: 1.4),
      ], rows: rows + effects)
  }

  /// The community's own sources, then those of the library that its records lead to.
  func sourcesTable() -> PlanTable? {
    let context = calculation.inventory.context
    let own = context.sources.values.sorted { $0.id < $1.id }
    let citations = calculation.factorUse.citations
    let library = context.library.sources.values.filter { source in
      context.sources[source.id] == nil && citations.contains { $0.hasPrefix(source.citation) }
    }.sorted { $0.id < $1.id }
    guard !(own + library).isEmpty else { return nil }
    return PlanTable(
      id: "sources", caption: "Sources of data and factors",
      columns: [
        .init("Author", width: 1.6), .init("Title", width: 2.8), .init("Year", width: 0.6),
        .init("License", width: 1.2), .init("Name in the data", width: 1.2),
      ],
      rows: (own + library).map { source in
        [
          .init(source.author), .init(source.title), .init(source.year), .init(source.licence),
          .init(source.id),
        ]
      })
  }

  /// For staff only: a finding repeats the cell it is about.
  func findingsTable() -> PlanTable? {
    guard edition == .internal else { return nil }
    let rows = calculation.allFindings.map { finding -> [PlanTable.Cell] in
      [
        .init(finding.severity.rawValue), .init(finding.place.description),
        .init(finding.message),
      ]
    }
    return PlanTable(
      id: "findings", caption: "Open findings",
      columns: [
        .init("Weight", width: 0.7), .init("Place", width: 1.6), .init("What to do", width: 3.5),
      ],
      rows: rows.isEmpty ? [[.init("none"), .init(""), .init("Nothing was found.")]] : rows)
  }

  /// Everything that rests on judgment instead of a source.
  func assumptionsTable() -> PlanTable? {
    let parameters = actions.flatMap { action in
      action.parameters.values.filter { $0.source == "assumption" }
        .sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
        .map { parameter -> [PlanTable.Cell] in
          let unit = parameter.unit.map { " \($0.readerName)" } ?? ""
          return [
            .init(
              "\(action.title): \(meaning(of: parameter, for: action))"),
            .init(grouped(parameter) + unit), .init(parameter.note),
          ]
        }
    }
    let records = calculation.workspace.records.filter { $0.quality == .low }
      .map { record -> [PlanTable.Cell] in
        [.init(record.title), .init("data quality low"), .init(record.note)]
      }
    guard !(parameters + records).isEmpty else { return nil }
    return PlanTable(
      id: "assumptions", caption: "Assumptions to replace with local data",
      columns: [.init("What", width: 2), .init("Value"), .init("Why", width: 2.5)],
      rows: parameters + records)
  }

  func dataFilesTable() -> PlanTable? {
    let tables = calculation.workspace.tables.filter { !$0.value.records.isEmpty }
    // The public edition must not point at a file that it does not have.
    let known = tables.keys.sorted().filter { file in
      edition == .internal
        || tables[file].map { PublicTable.text(of: $0, findings: calculation.findings) != nil }
          == true
    }
    guard !known.isEmpty else { return nil }
    let rows = known.map { file -> [PlanTable.Cell] in
      let count = tables[file]?.records.count ?? 0
      return [
        .init([.link(url: "data/\(file)", text: [.text(file)])]),
        .init(NumberText.grouped(Double(count))),
      ]
    }
    return PlanTable(
      id: "data-files", caption: "Data published with this plan",
      columns: [.init("File", width: 3), .init("Rows", .right)], rows: rows,
      notes: ["Every table and chart of the plan is published as CSV beside these files."])
  }
}
