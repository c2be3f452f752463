import Inventory
import Quantities

/// Words of the inventory that every page of numbers uses.
struct FigureText: Words {
  let download: String
  let explain: String
  let close: String
  let back: String
  let openPage: String
  let loading: String
  let key: @Sendable (NotationKey) -> String
  let gas: @Sendable (Gas) -> String
  let sector: @Sendable (Sector) -> String
  let scope: @Sendable (Int?) -> String
  let account: @Sendable (Account) -> String
  let row: @Sendable (Int) -> String
  let column: String
  let severity: @Sendable (String) -> String

  static let english = FigureText(
    download: "Download as CSV", explain: "How this number came to be", close: "Close",
    back: "Back", openPage: "Open as a page", loading: "One moment …", key: { $0.title },
    gas: { $0.formula }, sector: { $0.title },
    scope: { $0.map { "Scope \($0)" } ?? "No scope stated" }, account: { $0.title },
    row: { "row \($0)" }, column: "column",
    severity: { word in
      switch word {
      case "error": "Error"
      case "warning": "Warning"
      default: "Note"
      }
    })

  static let spanish = FigureText(
    download: "Descargar como CSV", explain: "De dónde sale este número", close: "Cerrar",
    back: "Atrás", openPage: "Abrir como página", loading: "Un momento …",
    key: { key in
      switch key {
      case .notOccurring: "no ocurre"
      case .notEstimated: "no estimado"
      case .includedElsewhere: "incluido en otra parte"
      case .confidential: "confidencial"
      }
    },
    gas: { $0 == .biogenicCarbonDioxide ? "CO₂ biogénico" : $0.formula },
    sector: { sector in
      switch sector {
      case .buildings: "Edificios"
      case .industry: "Industria"
      case .transportation: "Transporte"
      case .waste: "Residuos sólidos"
      case .water: "Agua y aguas residuales"
      case .agriculture: "Agricultura"
      case .land: "Suelo y árboles"
      }
    },
    scope: { $0.map { "Alcance \($0)" } ?? "Sin alcance indicado" },
    account: { account in
      switch account {
      case .community: "Comunidad"
      case .government: "Operaciones del gobierno"
      case .upstream: "Antes del uso"
      case .consumption: "Por consumo"
      }
    },
    row: { "fila \($0)" }, column: "columna",
    severity: { word in
      switch word {
      case "error": "Error"
      case "warning": "Advertencia"
      default: "Nota"
      }
    })
}
