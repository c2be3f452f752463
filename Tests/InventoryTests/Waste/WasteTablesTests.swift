import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// Checks the tables of solid waste with themselves and with the data that they were read from.
@Suite struct WasteTablesTests {
  private let library = FactorLibrary.standard

  @Test func `what is from memory is unverified`() {
    for set in ["uscp-landfill", "waste-equipment"] {
      let activities = library.activities(in: set)
      #expect(!activities.isEmpty, "\(set)")
      for activity in activities {
        for factor in library.activityFactors(set, activity) {
          #expect(factor.status == .unverified, "\(factor.id)")
          #expect(factor.source.id.hasSuffix("-recalled"), "\(factor.id)")
        }
      }
    }
  }

  @Test func `shares are shares`() {
    for name in [
      "collection-efficiency", "gas-collection-schedule", "gas-destruction", "oxidation",
      "dry-matter", "carbon-in-dry-matter", "fossil-carbon", "dissimilated-carbon-2019",
    ] {
      let variants = library.variants(of: name)
      #expect(!variants.isEmpty, "\(name)")
      for variant in variants {
        let value = library.constant(name, variant: variant, year: 2021)?.value ?? -1
        #expect((0...1).contains(value), "\(name):\(variant)")
      }
    }
  }

  @Test func `wetter waste never decays more slowly`() {
    let climates = ["dry", "moderate", "wet", "bioreactor"]
    let materials = library.variants(of: "decay-rate").filter { $0.hasPrefix("dry:") }
    #expect(materials.count > 5)
    for material in materials {
      let rates = climates.compactMap {
        library.constant("decay-rate", variant: $0 + material.dropFirst(3), year: 2021)?.value
      }
      #expect(rates.count == 4, "\(material)")
      #expect(rates == rates.sorted(), "\(material)")
    }
  }

  @Test func `the carbon that burns is the carbon that rots, or more`() throws {
    // IPCC 2006, volume 5, table 2.4: DOC of wet waste is at most dry matter times total carbon that is not fossil
    for material in ["food-waste", "garden-waste", "paper", "wood", "textiles", "diapers"] {
      let degradable = try #require(
        library.degradableCarbonFraction(of: material, edition: "ipcc-2006")?.value)
      let values = ["dry-matter", "carbon-in-dry-matter", "fossil-carbon"].compactMap {
        library.constant($0, variant: material, year: 2021)?.value
      }
      try #require(values.count == 3)
      // The table's own columns are rounded to whole percent
      #expect(values[0] * values[1] * (1 - values[2]) >= degradable - 0.011, "\(material)")
    }
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `every decay rate of WARM was carried over`() throws {
    var compared = 0
    let known = Set(library.variants(of: "decay-rate"))
    for row in try FactRows.records("factors/lfg_calc_py_WARM_Barlaz_Material_Decay_Rates.csv") {
      let material = row["Material"].lowercased().filter { !"()".contains($0) }
        .map { " /".contains($0) ? "-" : $0 }
      let name = String(material) == "mixed-msw" ? "mixed-waste" : String(material)
      let variant = "\(row["Landfill_Moisture_Conditions"].lowercased()):\(name)"
      guard known.contains(variant) else { continue }
      #expect(
        library.constant("decay-rate", variant: variant, year: 2021)?.value
          == Double(row["Decay_Rate"]), "\(variant)")
      compared += 1
    }
    // All 21 materials but the average of newspaper and office paper
    #expect(compared == 80)
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `IPCC decay rates are the defaults of EPA's copy`() throws {
    let zones = [
      ("Boreal", "Dry", "temperate-dry"), ("Boreal", "Wet", "temperate-wet"),
      ("Tropical", "Dry", "tropical-dry"), ("Tropical", "Moist", "tropical-wet"),
    ]
    let materials = [
      ("Paper", "paper"), ("Wood", "wood"), ("Other", "garden-waste"), ("Food", "food-waste"),
      ("Bulk", "mixed-waste"),
    ]
    var compared = 0
    for row in try FactRows.records("factors/lfg_calc_py_IPCC_Waste_specific_k-values.csv")
    where row["Default/Range"] == "Default" {
      guard
        let zone = zones.first(where: {
          row["Climate Zone"].hasPrefix($0.0) && row["Precipitation"].hasPrefix($0.1)
        })?.2,
        let material = materials.first(where: { row["Type of Waste"].hasPrefix($0.0) })?.1
      else { continue }
      #expect(
        library.constant("decay-rate", variant: "\(zone):\(material)", year: 2021)?.value
          == Double(row["Methane Generation Rate (k)"]), "\(zone) \(material)")
      compared += 1
    }
    #expect(compared == 20)
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `landfills of every county and year of the Twin Cities`() throws {
    // The published figures follow from the published mix only without its food waste
    let context = Sample.context(materials: [
      Sample.material("paper", 0.244), Sample.material("textiles", 0.07),
      Sample.material("garden-waste", 0.075), Sample.material("wood", 0.057),
      Sample.material("other", 0.554),
    ])
    var compared = 0
    for row in try FactRows.records("twin_cities/metc_mn_county_landfill_ch4.csv") {
      guard let year = Double(row["inventory_year"]), let amount = Double(row["value_activity"]),
        let published = Double(row["value_emissions"])
      else { continue }
      let record = Sample.record(
        "landfill-methane-commitment", "mixed-waste", amount, "tonne", year: Int(year),
        factor: "mix carbon=ipcc-2000 mcf=managed-semi-aerobic", sector: .waste)
      let emissions = try #require(Sample.emissions(record, context))
      #expect(isClose(emissions.methane.tonnes, published, within: 1e-6), "\(row.place)")
      compared += 1
    }
    #expect(compared == 162)
  }
}
