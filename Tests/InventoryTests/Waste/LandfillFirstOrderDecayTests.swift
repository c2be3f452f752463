import Factors
import Foundation
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillFirstOrderDecayTests {
  private func record(
    _ factor: String, _ amount: Double = 2000, activity: String = "food-waste", year: Int = 2021,
    unit: String = "tonne"
  ) -> ActivityRecord {
    Sample.record(
      "landfill-first-order-decay", activity, amount, unit, year: year, factor: factor,
      sector: .waste)
  }

  private func methane(
    _ factor: String, _ amount: Double = 2000, activity: String = "food-waste", year: Int = 2021,
    _ context: InventoryContext = Sample.context()
  ) throws -> Double {
    try #require(
      Sample.emissions(record(factor, amount, activity: activity, year: year), context))[.methane]
  }

  private func context(
    _ deposits: [(year: Int, tonnes: Double)], materials: [MaterialShare] = []
  ) -> InventoryContext {
    var context = Sample.context(materials: materials)
    context.wasteDeposits = [
      "hill": deposits.map {
        WasteDeposit(
          year: $0.year, mass: .tonnes($0.tonnes), place: Place(file: "waste-deposits.csv"))
      }
    ]
    return context
  }

  @Test func `two years of food waste, by hand`() throws {
    // 1000 t in 2019 and in 2020; L0 = 0.15 · 1 · 0.5 · 0.5 · 16/12 = 0.05; k = 0.144 (WARM, moderate);
    // in 2021 the part 1 − e^(−0.288) of one year's waste forms: 12.5119 t, and a tenth oxidizes
    let emissions = try methane(
      "open-year=2019 close-year=2020 climate=moderate docf=ipcc-2006")
    #expect(isClose(emissions, 12_511.920388047936 * 0.9))
  }

  @Test func `the form that EPA's lfg-calc-py computes`() throws {
    // USEPA/lfg-calc-py, example of the Kekaha landfill: food 25 %, k 0.1, and paper 75 %, k 0.07, both DOC 0.17,
    // DOCf, F 0.5, MCF 1, waste of 1960–2023, calculated for 2024: 3952.517 t formed by its formula
    var rows = (1960...1992).map { (year: $0, tonnes: 20_665.0) }
    rows += (1993...1999).map { (year: $0, tonnes: 60_310.0) }
    let later: [Double] = [
      69434, 69828, 70023, 76610, 80514, 79068, 83438, 81212, 74845, 65291, 66060, 63714, 66140,
      67622, 72358, 73640, 77250, 77133, 84582, 82222, 79426, 80260, 79675, 80247,
    ]
    rows += later.enumerated().map { (year: 2000 + $0.offset, tonnes: $0.element) }
    let total = rows.reduce(0) { $0 + $1.tonnes }
    let context = context(rows.map { (year: $0.year, tonnes: $0.tonnes) })
    var formed = 0.0
    for (share, rate) in [(0.25, 0.1), (0.75, 0.07)] {
      formed +=
        share
        * (try methane(
          "deposits=hill carbon=epa-lfg-calc-py docf=0.5 oxidation=0 k=\(rate)", total,
          activity: "mixed-waste", year: 2024, context))
    }
    #expect(isClose(formed / 1000, 3952.5170180466694))
  }

  @Test func `over the years it emits what the commitment counts at once`() throws {
    let materials = [Sample.material("food-waste", 0.6), Sample.material("paper", 0.4)]
    let context = context([(year: 2000, tonnes: 500)], materials: materials)
    // k of paper is 0.06: 600 years leave e^(−36)
    let total = try (2000...2600).reduce(0) { sum, year in
      sum
        + (try methane(
          "mix deposits=hill climate=temperate-wet docf=gpc", 500, activity: "mixed-waste",
          year: year, context))
    }
    let commitment = try #require(
      Sample.emissions(
        Sample.record(
          "landfill-methane-commitment", "mixed-waste", 500, "tonne", factor: "mix",
          sector: .waste), context))
    #expect(isClose(total, commitment[.methane]))
  }

  @Test func `the protocol's factors give the protocol's commitment`() throws {
    let context = context([(year: 2000, tonnes: 907.184_74)])
    let total = try (2000...2400).reduce(0) { sum, year in
      sum
        + (try methane(
          "deposits=hill climate=moderate potential=uscp", 907.184_74, year: year, context))
    }
    // SW.4.1 from memory: 1000 short tons · 0.078 · 0.9
    #expect(isClose(total, 78_000 * 0.9))
  }

  @Test func `LandGEM's tenths of a year, by hand`() throws {
    // LandGEM: Q = Σi Σj k · L0 · (Mi/10) · e^(−k·t), here 1000 t in 2015 and 3000 t in 2018, k 0.05, L0 170 m³/t,
    // methane 0.0423 lb per cubic foot
    let context = context([(year: 2015, tonnes: 1000), (year: 2018, tonnes: 3000)])
    var cubicMeters = 0.0
    for (year, tonnes) in [(2015, 1000.0), (2018, 3000.0)] {
      for tenth in 1...10 {
        let age = Double(2021 - year - 1) + Double(tenth) / 10
        cubicMeters += 0.05 * 170 * tonnes / 10 * exp(-0.05 * age)
      }
    }
    let expected = cubicMeters / (0.3048 * 0.3048 * 0.3048) * 0.0423 * 0.453_592_37
    let landgem = try methane(
      "deposits=hill form=landgem k=0.05 l0=170 oxidation=0", 4000, activity: "mixed-waste",
      context)
    #expect(isClose(landgem, expected))
    let exact = try methane(
      "deposits=hill k=0.05 l0=170 oxidation=0", 4000, activity: "mixed-waste", context)
    // A twentieth of the rate: see FirstOrderDecayTests
    #expect(isClose(landgem, exact, within: 0.05 / 20 * 1.01))
    #expect(landgem < exact)
  }

  @Test func `gas is collected by the age of the waste`() throws {
    // WARM, typical: nothing in years 0 and 1, half from year 2, 0.75 from year 5, 0.825 from year 15; 0.99 destroyed
    for (age, efficiency) in [(1, 0.0), (2, 0.5), (4, 0.5), (5, 0.75), (14, 0.75), (15, 0.825)] {
      let context = context([(year: 2021 - age, tonnes: 100)])
      let base = "deposits=hill climate=wet"
      let formed = try methane("\(base) oxidation=0", 100, context)
      let left = try methane("\(base) collection=typical", 100, context)
      #expect(isClose(left, formed * ((1 - efficiency) * 0.9 + efficiency * 0.01)), "\(age)")
    }
  }

  @Test(arguments: [
    ("worst-case", 9, 0.5), ("aggressive", 1, 0.5), ("aggressive", 3, 0.75),
    ("california", 2, 0.8), ("california", 8, 0.85), ("epa-food-waste", 21, 0.9),
    ("epa-food-waste", 35, 0),
  ])
  func `schedules as EPA's code has them`(_ name: String, _ age: Int, _ efficiency: Double) throws {
    let context = context([(year: 2021 - age, tonnes: 100)])
    let base = "deposits=hill climate=dry oxidation=0"
    let formed = try methane(base, 100, context)
    let left = try methane("\(base) destruction=1 collection=\(name)", 100, context)
    #expect(isClose(left, formed * (1 - efficiency)))
  }

  @Test func `measured recovery comes off what forms`() throws {
    // 40 CFR 98.343, equation HH-6: (G − R) · (1 − OX) + R · (1 − DE)
    let base = "open-year=2019 close-year=2020 climate=moderate docf=ipcc-2006"
    let formed = 12_511.920388047936
    let left = try methane("\(base) recovered=10")
    #expect(isClose(left, (formed - 10_000) * 0.9 + 10_000 * 0.01))
    let finding = Sample.problem(record("\(base) recovered=13"))
    #expect(finding?.message.contains("landfill-collected-gas") == true)
  }

  @Test func `an efficiency by cover type`() throws {
    // 40 CFR 98, table HH-3 (2024): final cover 0.85
    let base = "open-year=2019 close-year=2020 climate=moderate docf=ipcc-2006"
    let left = try methane("\(base) efficiency=final-cover")
    #expect(isClose(left, 12_511.920388047936 * (0.15 * 0.9 + 0.85 * 0.01)))
  }

  @Test func `an open landfill spreads its waste to the year itself`() throws {
    let open = try methane("open-year=2012 climate=moderate", 1000)
    let listed = try methane(
      "deposits=hill climate=moderate", 1000,
      context((2012...2021).map { (year: $0, tonnes: 100) }))
    #expect(isClose(open, listed))
  }

  @Test func `the order of deposits does not matter, nor do later years`() throws {
    let rows = [(year: 2001, tonnes: 10.0), (year: 2010, tonnes: 30), (year: 2015, tonnes: 20)]
    let forward = try methane("deposits=hill climate=wet", 60, context(rows))
    let backward = try methane(
      "deposits=hill climate=wet", 60, context(rows.reversed() + [(year: 2030, tonnes: 99)]))
    #expect(isClose(forward, backward))
  }

  @Test func `a deposit may have a mix of its own`() throws {
    var context = context([(year: 2010, tonnes: 100)], materials: [Sample.material("wood", 1)])
    context.wasteDeposits["hill"]?[0].mix = "mix"
    let own = try methane("deposits=hill climate=temperate-dry", 100, context)
    let wood = try methane(
      "deposits=hill climate=temperate-dry", 100, activity: "wood",
      self.context([(year: 2010, tonnes: 100)]))
    #expect(isClose(own, wood))
  }

  @Test func `doubling the waste in place doubles the methane`() throws {
    let factor = "open-year=1980 close-year=2005 climate=ghgrp-moderate carbon=epa-ghgrp"
    let once = try methane(factor, 5000, activity: "mixed-waste")
    let twice = try methane(factor, 10_000, activity: "mixed-waste")
    #expect(once > 0)
    #expect(isClose(twice, 2 * once))
  }

  @Test func `a history that does not sum to the waste in place is an error`() {
    let finding = Sample.problem(
      record("deposits=hill climate=wet", 100), context([(year: 2010, tonnes: 90)]))
    #expect(finding?.place.column == "quantity")
    #expect(finding?.message.contains("90") == true)
  }

  @Test(arguments: [
    ("climate=wet", "open-year"), ("open-year=2000", "climate"),
    ("open-year=2000 climate=wet k=0.1", "State only one"),
    ("open-year=2030 climate=wet", "after"), ("open-year=2000.5 climate=wet", "whole year"),
    ("open-year=2010 close-year=2005 climate=wet", "closing"),
    ("deposits=nope climate=wet", "waste-deposits.csv"),
    ("deposits=hill open-year=2000 climate=wet", "Leave out"),
    ("open-year=2000 climate=wet form=gpc delay=3", "form=ipcc"),
    ("open-year=2000 climate=wet collection=typical efficiency=0.5", "only one"),
    ("open-year=2000 climate=wet recovered=0 collection=typical", "leave out"),
    ("open-year=2000 climate=polar", "polar"), ("open-year=2000 climate=ghgrp-wet", "food-waste"),
    ("nope open-year=2000 climate=wet", "waste-mix.csv"),
  ])
  func `what is missing or contradicts itself is named`(_ factor: String, _ words: String) {
    let finding = Sample.problem(record(factor), context([(year: 2010, tonnes: 2000)]))
    #expect(finding?.place.column == "factor", "\(factor)")
    #expect(finding?.message.contains(words) == true, "\(finding?.message ?? factor)")
  }

  @Test func `an inert material needs no decay rate`() throws {
    #expect(try methane("open-year=2000 climate=wet", activity: "glass") == 0)
  }

  @Test func `every climate word has rates`() {
    let variants = FactorLibrary.standard.variants(of: "decay-rate")
    let words = LandfillFirstOrderDecay.declaration.parameter("climate")?.words ?? []
    #expect(!words.isEmpty)
    for word in words {
      #expect(variants.contains { $0 == "\(word):mixed-waste" }, "\(word)")
    }
    #expect(
      Set(variants.compactMap { $0.split(separator: ":").first.map(String.init) }) == Set(words))
  }
}
