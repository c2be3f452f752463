import Factors
import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct TransportDeclarationTests {
  private let methods = MethodRegistry.declarations.filter { $0.sectors.first == .transportation }

  @Test func `every mode has a method`() {
    let ids = Set(methods.map(\.id))
    for id in [
      "on-road-vmt", "on-road-origin-destination", "on-road-fuel", "transit", "rail", "aviation",
      "marine", "off-road", "freight", "transport-electricity", "fleet", "employee-commute",
      "business-travel",
    ] {
      #expect(ids.contains(id), "\(id)")
    }
  }

  @Test func `parameters of a method have names of their own and a way out`() {
    for method in methods {
      let ids = method.parameters.map(\.id)
      #expect(Set(ids).count == ids.count, "\(method.id)")
      for parameter in method.parameters {
        if case .constant(let name, let variant) = parameter.fallback {
          #expect(
            FactorLibrary.standard.constant(name, variant: variant, year: 2021) != nil,
            "\(method.id) \(parameter.id)")
        }
      }
    }
  }

  @Test func `every activity of a pick-list can be calculated in some unit`() {
    let stated = ["vehicle": "bus", "mpg": "4", "model_year": "2010", "engine": "four-stroke"]
    let units = ["gallon", "scf", "kWh", "mile", "passenger-mile", "short-ton-mile"]
    for method in methods {
      guard case .words(let words) = method.activities else { continue }
      for word in words {
        let isKnown = units.contains { unit in
          var record = Sample.record(
            method.id, word, 1, unit,
            parameters: stated.filter { method.parameter($0.key) != nil })
          record.account = .community
          record.scope = 2
          guard Sample.emissions(record) == nil else { return true }
          record.parameters["engine"] = nil
          return Sample.emissions(record) != nil
        }
        #expect(isKnown, "\(method.id) \(word)")
      }
    }
  }

  @Test func `methods for the same miles take each other's options`() throws {
    // Methods of a family take each other's options without complaint
    let declaration = try #require(MethodRegistry.method("on-road-vmt")?.declaration)
    let family = methods.filter { $0.family == declaration.family }.map(\.id)
    #expect(family == ["on-road-vmt", "on-road-origin-destination"])
    var record = Sample.record(
      "on-road-origin-destination", "trips", 1000, "mile", factor: "mix",
      parameters: [
        "internal_share": "1", "inbound_share": "0", "outbound_share": "0", "through_share": "0",
      ])
    let context = Sample.context(vehicles: [
      Sample.vehicle("passenger-car", "diesel", share: 1, mpg: 30, modelYear: 2010)
    ])
    let trips = try #require(Sample.emissions(record, context))
    record.method = "on-road-vmt"
    let miles = try #require(Sample.emissions(record, context))
    #expect(isClose(trips[.carbonDioxide], miles[.carbonDioxide]))
  }
}
