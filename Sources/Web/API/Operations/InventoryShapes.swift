import Factors
import Inventory
import Quantities
import Tables

/// Totals of an inventory as the API says them.
enum InventoryShapes {
  /// Emissions with the potentials that make their sum.
  struct Amount: Sendable {
    let emissions: EmissionsByGas
    let potentials: WarmingPotentials
  }

  /// One line of a year.
  struct Line: Sendable {
    let line: SectorTable.Line
    let potentials: WarmingPotentials
  }

  struct ReportLine: Sendable {
    let line: FrameworkReport.Line
    let report: FrameworkReport
  }

  struct ReportTotal: Sendable {
    let total: FrameworkReport.Total
    let report: FrameworkReport
  }

  struct YearTotal: Sendable {
    let year: Int
    let inventory: EmissionsInventory
  }

  static let potentials = APIShape<WarmingPotentials>(
    "WarmingPotentials", "One assessment report's potentials for one horizon.",
    [
      .text("set", "Such as `ar6`.") { $0.set },
      .whole("horizon", "Years.") { $0.horizon },
      .text("title", "As people read it.") { $0.title },
    ])

  private static let amountFields: [APIField<Amount>] = [
    .number("tonnesCO2e", "Metric tons CO2e; biogenic carbon dioxide and removals are outside.") {
      $0.potentials.tonnes($0.emissions)
    },
    .json(
      "gases",
      .object(
        [], others: .number(),
        "Metric tons of each gas itself by its id, such as `ch4`; `biogenic-co2` stands beside the sum."
      )
    ) { amount in
      .object(
        amount.emissions.gases.map {
          JSONValue.Member(name: $0.id, value: .number(amount.emissions[$0] / 1_000))
        })
    },
    .number("removalsTonnes", "Metric tons of carbon dioxide taken up; beside the sum.") {
      $0.potentials.removals($0.emissions)
    },
  ]

  static let amount = APIShape<Amount>(
    "Emissions", "Emissions by gas, and their sum.", amountFields)

  static let line = APIShape<Line>(
    "SectorLine", "A sector and scope of a year.",
    [
      .choice("sector", Sector.allCases.map(\.rawValue), "The sector.") { $0.line.sector.rawValue },
      .text("title", "The sector as people read it.") { $0.line.sector.title },
      .maybeWhole("scope", "The scope; null where nothing states one.") { $0.line.scope },
      .maybePart("emissions", amount) {
        // A sector that has only notation keys has no total, which is not 0.
        $0.line.records == 0
          ? nil : Amount(emissions: $0.line.emissions, potentials: $0.potentials)
      },
      .whole("records", "How many records it is made of.") { $0.line.records },
      .text("notationKeys", "Keys of records without an amount, such as `IE, NE`.") {
        $0.line.keys
      },
    ])

  static let reportLine = APIShape<ReportLine>(
    "ReportLine", "A line of a protocol.",
    [
      .text("reference", "The protocol's reference, such as `I.1.2`; may be empty.") {
        $0.line.reference
      },
      .text("group", "What it belongs to.") { $0.line.group },
      .text("name", "What it is.") { $0.line.name },
      .maybeWhole("scope", "The scope.") { $0.line.scope },
      .text("level", "Such as `BASIC`.") { $0.line.level },
      .maybePart("emissions", amount) {
        $0.line.recordIDs.isEmpty
          ? nil : Amount(emissions: $0.line.emissions, potentials: $0.report.potentials)
      },
      .texts("records", "The ids of its records.") { $0.line.recordIDs },
      .text("notationKeys", "Its notation keys, such as `IE, NE`.") { $0.line.keyText },
      .maybeText("quality", "The worst quality of its activity data: H, M or L.") {
        $0.line.quality?.rawValue
      },
      .truth("isMissing", "Whether it has neither a figure nor a notation key.") {
        $0.line.isMissing
      },
    ])

  static let reportTotal = APIShape<ReportTotal>(
    "ReportTotal", "A sum that the protocol defines.",
    [
      .text("name", "Such as `BASIC`.") { $0.total.name },
      .text("rule", "What is in it.") { $0.total.rule },
      .part("emissions", amount) {
        Amount(emissions: $0.total.emissions, potentials: $0.report.potentials)
      },
      .whole("missing", "Lines of the sum that have neither a figure nor a key.") {
        $0.total.missing
      },
    ])

  static let yearTotal = APIShape<YearTotal>(
    "YearTotal", "A year of the inventory.",
    [
      .whole("year", "The year.") { $0.year },
      .maybePart("emissions", amount) {
        $0.inventory.hasEntries(of: $0.year)
          ? Amount(
            emissions: $0.inventory.emissions(of: $0.year), potentials: $0.inventory.potentials)
          : nil
      },
      .json(
        "sectors",
        .object(
          [], others: .number().orNull,
          "Metric tons CO2e by sector; null where no record was calculated, which is not 0.")
      ) { total in
        .object(
          total.inventory.sectors.map {
            JSONValue.Member(
              name: $0.rawValue, value: .maybe(total.inventory.total(total.year, sector: $0)))
          })
      },
    ])
}
