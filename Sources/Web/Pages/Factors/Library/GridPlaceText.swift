import Factors

/// The texts of finding a place's grid subregion.
struct GridPlaceText: Words {
  let title, lead, form, zip, zipHint, county, countyHint, state, stateHint, year, yearHint: String
  let find, both, stateMissing, countyMissing, wrongYear, notFound, instead: String
  let subregion, subregionName, utility, share, zipCodes, evidence, found: String
  let mainUtility, otherUtility, source, nothingChosen, rates, rate, why: String
  let evidences: [GridCandidate.Evidence: String]
  let served: @Sendable (_ place: String, _ utilities: Int, _ subregions: Int) -> String
  let lies: @Sendable (_ place: String, _ subregions: Int) -> String
  let better: String
  let toFactors: @Sendable (_ subregion: String) -> String

  func problem(_ problem: GridPlaceQuestion.Problem) -> (field: String, message: String) {
    switch problem {
    case .both: ("zip", both)
    case .stateMissing: ("state", stateMissing)
    case .countyMissing: ("county", countyMissing)
    case .year: ("year", wrongYear)
    }
  }

  static let english = GridPlaceText(
    title: "The grid of a place",
    lead:
      "Which subregion of the power grid a ZIP code or county is in, with every utility and share that leaves it open. Nothing is chosen for you.",
    form: "Find a subregion", zip: "ZIP code", zipHint: "Five digits, such as 55401.",
    county: "County", countyHint: "Its code, such as 27053, or its name with the state.",
    state: "State", stateHint: "With a county's name, such as MN.", year: "Year",
    yearHint: "To see the rates of that year, and why these.", find: "Find",
    both: "Ask for a ZIP code or a county, not both.",
    stateMissing: "Say the state of the county, such as MN.",
    countyMissing: "Say which county of the state.",
    wrongYear: "A year is a whole number, such as 2021.",
    notFound: "This place is not in the tables",
    instead: "Ask instead for:", subregion: "Subregion", subregionName: "Name", utility: "Utility",
    share: "Part of the area", zipCodes: "ZIP codes", evidence: "Rests on",
    found: "Subregions of the place", mainUtility: "main utility", otherUtility: "other utility",
    source: "Source:",
    nothingChosen:
      "To take one, write it as the grid subregion in the settings, or as egrid: and its code in the factor of a record.",
    rates: "Grid rates", rate: "kg CO₂/MWh", why: "Why",
    evidences: [
      .utility: "a utility of the ZIP code", .county: "area and ZIP codes of the county",
      .formerCounty: "the county that it was part of", .state: "every ZIP code of the state",
    ],
    served: { place, utilities, subregions in
      "\(place): \(utilities == 1 ? "1 utility" : "\(utilities) utilities"), \(subregions == 1 ? "1 subregion" : "\(subregions) subregions")."
    },
    lies: { place, subregions in
      "\(place) lies in \(subregions == 1 ? "1 subregion" : "\(subregions) subregions")."
    },
    better: "The utility on the bill decides.",
    toFactors: { "Factors of \($0)" })

  static let spanish = GridPlaceText(
    title: "La red eléctrica de un lugar",
    lead:
      "En qué subregión de la red eléctrica está un código postal o condado, con cada empresa y cada parte que lo deja abierto. No se elige nada por usted.",
    form: "Buscar una subregión", zip: "Código postal", zipHint: "Cinco cifras, como 55401.",
    county: "Condado", countyHint: "Su código, como 27053, o su nombre con el estado.",
    state: "Estado", stateHint: "Con el nombre de un condado, como MN.", year: "Año",
    yearHint: "Para ver las tasas de ese año y por qué son esas.", find: "Buscar",
    both: "Pregunte por un código postal o por un condado, no por ambos.",
    stateMissing: "Diga el estado del condado, como MN.",
    countyMissing: "Diga qué condado del estado.",
    wrongYear: "Un año es un número entero, como 2021.",
    notFound: "Este lugar no está en las tablas", instead: "Pregunte en su lugar por:",
    subregion: "Subregión", subregionName: "Nombre", utility: "Empresa eléctrica",
    share: "Parte del área", zipCodes: "Códigos postales", evidence: "Se apoya en",
    found: "Subregiones del lugar", mainUtility: "empresa principal",
    otherUtility: "otra empresa", source: "Fuente:",
    nothingChosen:
      "Para tomar una, escríbala como subregión de la red en la configuración, o como egrid: y su código en el factor de un registro.",
    rates: "Tasas de la red", rate: "kg de CO₂/MWh", why: "Por qué",
    evidences: [
      .utility: "una empresa del código postal",
      .county: "área y códigos postales del condado",
      .formerCounty: "el condado del que formaba parte",
      .state: "todos los códigos postales del estado",
    ],
    served: { place, utilities, subregions in
      "\(place): \(utilities == 1 ? "1 empresa" : "\(utilities) empresas"), \(subregions == 1 ? "1 subregión" : "\(subregions) subregiones")."
    },
    lies: { place, subregions in
      "\(place) está en \(subregions == 1 ? "1 subregión" : "\(subregions) subregiones")."
    },
    better: "Decide la empresa de la factura.",
    toFactors: { "Factores de \($0)" })
}
