import Factors
import Inventory
import Plan
import Publishing
import Workspace

/// Emissions of an account's years, stacked by sector, under the warming potentials that are shown.
struct ResultsChart {
  let scene: ResultsScene

  func chart() -> Chart {
    let inventory = scene.inventory
    let known = scene.own.workspace.community.inventoryYears.filter(inventory.hasEntries)
    let years = known.isEmpty ? inventory.years.filter(inventory.hasEntries) : known
    return EmissionsBySectorChart.chart(
      caption: ChartCaption(
        id: "emissions-by-sector",
        source:
          "\(scene.words.account(inventory.account)), \(scene.own.workspace.community.name), \(scene.title(inventory.potentials))"
      ),
      years: years.map { year in
        EmissionsBySectorChart.Year(
          year: year,
          tonnes: Dictionary(
            inventory.sectors.compactMap { sector in
              guard let key = ChartSector(rawValue: sector.rawValue),
                let tonnes = inventory.total(year, sector: sector)
              else { return nil }
              return (key, tonnes)
            }, uniquingKeysWith: { first, _ in first }))
      }, tellsChange: !MissingSources.areMany(in: inventory, over: years), theme: ChartTheme.bundled
    )
  }
}
