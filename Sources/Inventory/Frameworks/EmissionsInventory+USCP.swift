internal import Factors
internal import Quantities
internal import Tables

extension EmissionsInventory {
  /// Reports a year as the US Community Protocol does: line by line, sources and activities apart.
  ///
  /// The protocol has no grand total. Each total here is one of its reporting frameworks, and they
  /// overlap: a line that is both a source and an activity is in both.
  ///
  /// - Source: [USCP-2019], chapters 2 and 3; references of lines are from general knowledge and unverified.
  func uscpReport(_ year: Int) -> FrameworkReport {
    let activities = context.library.protocols.basicActivities
    var lines: [FrameworkReport.Line] = []
    var position: [LineKey: Int] = [:]
    let unsorted = (allEntries.map(\.record) + unquantified).filter { $0.year == year }
    // A table has one heading for each sector, so the lines of a sector stand together.
    let records = Sector.allCases.flatMap { sector in unsorted.filter { $0.sector == sector } }
    for record in records where position[LineKey(record)] == nil {
      position[LineKey(record)] = lines.count
      let tag = record.uscpLine
      let basic = activities.first { tag.belongs(to: $0) }
      lines.append(
        FrameworkReport.Line(
          reference: tag.reference, group: record.sector.title,
          name: [record.subsector, record.activity].filter { !$0.isEmpty }.joined(separator: ", "),
          scope: record.scope(context.library.protocols),
          level: basic.map { "basic activity \($0.number)" } ?? tag.counts?.rawValue ?? ""))
    }
    let findings = sort(
      year: year, into: &lines, by: { position[LineKey($0)] }, explain: { $0.id })
    func total(_ name: String, _ rule: String, _ isIn: (ActivityRecord) -> Bool)
      -> FrameworkReport.Total
    {
      FrameworkReport.Total(
        name: name, rule: rule,
        emissions: allEntries.filter { $0.record.year == year && isIn($0.record) }
          .reduce(into: EmissionsByGas.zero) { $0 += $1.emissions }, missing: 0)
    }
    return FrameworkReport(
      framework: .uscp, year: year, potentials: potentials, lines: lines,
      totals: [
        total("Five basic activities", "Lines of the five activities that every inventory has") {
          isBasic($0.uscpLine)
        },
        total("Significant influence", "The five, and lines marked “influence”") {
          $0.uscpLine.frameworks.contains(.influence) || isBasic($0.uscpLine)
        },
        total("Community-wide activities", "Lines counted as activities, wherever they emit") {
          [.activity, .both].contains($0.uscpLine.counts)
        },
        total("In-boundary sources", "Lines counted as sources, whoever causes them") {
          [.source, .both].contains($0.uscpLine.counts)
        },
      ]
        + chosenFrameworks(records).map { framework in
          total(framework.title, "Lines marked “\(framework.rawValue)”") {
            $0.uscpLine.frameworks.contains(framework)
          }
        },
      findings: findings + basicFindings(activities, year: year) + untagged(records)
        + misspelled(records))
  }

  /// The frameworks beside significant influence that some record is marked for.
  private func chosenFrameworks(_ records: [ActivityRecord]) -> [OptionalFramework] {
    let marked = records.reduce(into: Set<OptionalFramework>()) {
      $0.formUnion($1.uscpLine.frameworks)
    }
    return OptionalFramework.allCases.filter { $0 != .influence && marked.contains($0) }
  }

  private func misspelled(_ records: [ActivityRecord]) -> [Finding] {
    let known =
      CommunityCount.allCases.map(\.rawValue) + OptionalFramework.allCases.map(\.rawValue)
    return records.flatMap { record in
      record.uscpLine.unknownWords.map { word in
        Finding(
          .warning,
          "“\(word)” has no meaning in the column “uscp”, so it has no effect. Words are \(known.joined(separator: ", ")).",
          at: record.place.at(column: "uscp"))
      }
    }
  }

  private func isBasic(_ line: USCPLine) -> Bool {
    context.library.protocols.basicActivities.contains { line.belongs(to: $0) }
  }

  private func basicFindings(_ activities: [BasicActivity], year: Int) -> [Finding] {
    let lines = (allEntries.map(\.record) + unquantified).filter { $0.year == year }.map(\.uscpLine)
    return activities.filter { activity in
      !lines.contains { $0.belongs(to: activity) }
    }.map { activity in
      Finding(
        .warning,
        "\(year): basic activity \(activity.number), \(activity.name.lowercased()), has neither an amount nor a notation key (\(activity.references.joined(separator: ", "))). The US Community Protocol requires it.",
        at: Place(file: "inventory.csv"))
    }
  }

  private func untagged(_ records: [ActivityRecord]) -> [Finding] {
    records.filter { $0.uscpLine.counts == nil && $0.notationKey == nil }.map { record in
      Finding(
        .warning,
        "Nothing says whether “\(record.id)” is a source in the boundary or an activity of the community, so it is in neither framework. Write “source”, “activity” or “both” in the column “uscp”.",
        at: record.place.at(column: "uscp"))
    }
  }

  /// Records of one line: same sector, subsector, activity and reference.
  private struct LineKey: Hashable {
    let sector: Sector
    let subsector, activity, reference: String

    init(_ record: ActivityRecord) {
      sector = record.sector
      subsector = record.subsector
      activity = record.activity
      reference = record.uscpLine.reference
    }
  }
}
