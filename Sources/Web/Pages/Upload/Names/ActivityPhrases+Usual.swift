extension ActivityPhrases {
  /// How utilities, agencies and other inventory tools usually name what Cairn has codes for, in English and Spanish.
  ///
  /// What can mean two things, such as `ton`, is in no line: it is asked for.
  static let usual: [(column: String, code: String, names: [String])] =
    sectors + parts + activities + units + methods + others

  /// Phrases that usually mean what they stand for, and may mean something else.
  static let doubtful: Set<String> = [
    "gas", "oil", "fuel oil", "distillate", "distillate fuel oil", "residual fuel oil", "power",
    "public", "municipal solid waste", "road", "roads", "direct", "organics", "vehicles", "luz",
  ]

  private static let sectors: [(column: String, code: String, names: [String])] = [
    (
      "sector", "buildings",
      [
        "building", "stationary energy", "built environment", "buildings energy", "edificio",
        "energía estacionaria", "edificaciones",
      ]
    ),
    (
      "sector", "industry",
      [
        "industrial processes", "ippu", "process and fugitive", "procesos industriales",
        "manufacturing",
      ]
    ),
    (
      "sector", "transportation",
      [
        "transport", "mobile", "mobile sources", "mobile combustion", "vehicles",
        "transportation and mobile sources", "fuentes móviles", "vehículos",
      ]
    ),
    (
      "sector", "waste",
      ["waste", "solid waste", "garbage", "refuse", "residuos", "desechos", "basura"]
    ),
    (
      "sector", "water",
      ["water", "wastewater", "sewage", "sewer", "agua", "aguas residuales", "alcantarillado"]
    ),
    ("sector", "agriculture", ["farming", "livestock", "ganadería"]),
    ("sector", "land", ["land", "land use", "forestry", "trees", "forests", "bosques", "árboles"]),
  ]

  static let parts: [(column: String, code: String, names: [String])] = [
    (
      "subsector", "residential",
      [
        "residences", "residence", "homes", "home", "household", "households", "housing",
        "dwellings",
        "single family", "multifamily", "multi family", "residential buildings", "residenciales",
        "hogar", "hogares", "vivienda", "viviendas", "casas", "doméstico",
      ]
    ),
    (
      "subsector", "commercial",
      [
        "business", "businesses", "small business", "small commercial", "large commercial",
        "commercial institutional", "commercial and institutional",
        "commercial and institutional buildings", "comercial e institucional", "general service",
        "retail", "offices", "commercial buildings", "comercio", "comercios",
        "comerciales", "negocios", "oficinas",
      ]
    ),
    (
      "subsector", "institutional",
      [
        "municipal", "government", "governmental", "public", "public buildings", "schools",
        "street lighting", "municipal facilities", "town facilities", "city facilities",
        "county facilities", "public facilities", "government facilities", "public authorities",
        "instalaciones municipales", "municipales", "gobierno", "público", "públicos", "escuelas",
        "alumbrado público",
      ]
    ),
    (
      "subsector", "industrial",
      [
        "industry", "industries", "manufacturing", "factories", "large industrial", "industria",
        "industriales", "manufactura", "fábricas",
      ]
    ),
    ("subsector", "agriculture", ["agricultural", "farms", "irrigation", "agrícola", "riego"]),
    (
      "subsector", "on-road",
      [
        "on road", "onroad", "road", "transit", "public transit", "transit buses", "buses", "roads",
        "highway",
        "on road vehicles",
        "on road transportation",
        "carretera", "carreteras", "vial",
      ]
    ),
    (
      "subsector", "off-road",
      ["off road", "offroad", "nonroad", "non road", "off road equipment", "fuera de carretera"]
    ),
    ("subsector", "rail", ["railway", "railways", "railroad", "trains", "ferrocarril", "trenes"]),
    (
      "subsector", "aviation",
      ["air travel", "airport", "aircraft", "flights", "aeropuerto", "vuelos"]
    ),
    (
      "subsector", "marine",
      ["waterborne", "ferries", "ferry", "boats", "shipping", "marítimo", "barcos"]
    ),
    (
      "subsector", "landfill",
      [
        "landfills", "landfilled", "landfilled waste", "landfilled solid waste", "waste landfilled",
        "relleno sanitario",
        "vertedero", "vertederos",
      ]
    ),
    ("subsector", "compost", ["composting", "composted", "organics", "compostaje", "composta"]),
    ("subsector", "wastewater", ["sewage", "sewer", "aguas residuales", "alcantarillado"]),
  ]

  private static let activities: [(column: String, code: String, names: [String])] = [
    (
      "activity", "electricity",
      [
        "electricity", "electricidad", "electric", "electrical", "power", "grid electricity",
        "purchased electricity",
        "electric power",
        "eléctrica", "eléctrico", "energía eléctrica", "luz",
      ]
    ),
    (
      "activity", "natural-gas",
      ["gas", "nat gas", "natgas", "utility gas", "piped gas", "pipeline gas", "gas por tubería"]
    ),
    (
      "activity", "propane",
      ["propane gas", "propane lpg", "lp gas", "bottled gas", "gas propano", "propano"]
    ),
    ("activity", "jet-fuel", ["jet a", "jet a 1", "jet a1", "turbosina"]),
    (
      "activity", "distillate-2",
      [
        "oil", "fuel oil", "heating oil", "home heating oil", "fuel oil no 2", "no 2 fuel oil",
        "number 2 fuel oil",
        "fuel oil 2", "distillate", "distillate fuel oil", "gasóleo de calefacción",
        "combustible de calefacción",
      ]
    ),
    (
      "activity", "residual-6", ["residual fuel oil", "fuel oil no 6", "no 6 fuel oil", "fuelóleo"]
    ),
    ("activity", "cng", ["cng", "compressed natural gas", "gas natural comprimido"]),
    ("activity", "lng", ["lng", "liquefied natural gas", "gas natural licuado"]),
    ("activity", "steam", ["steam", "district steam", "vapor"]),
    ("activity", "kerosene", ["querosén", "queroseno"]),
    ("activity", "wood", ["firewood", "cordwood", "wood pellets", "leña"]),
    (
      "activity", "motor-gasoline",
      [
        "gasoline", "petrol", "gasolina", "regular gasoline", "unleaded", "unleaded gasoline",
        "gasolina sin plomo",
      ]
    ),
    ("activity", "diesel", ["diesel oil", "diésel", "on road diesel"]),
    (
      "activity", "vehicle-miles",
      [
        "vmt", "vehicle miles", "vehicle miles traveled", "vehicle miles travelled",
        "vehicle mileage",
        "millas vehiculares", "millas recorridas", "millas de vehículos",
      ]
    ),
    (
      "activity", "mixed-waste",
      [
        "municipal solid waste", "msw", "mixed msw", "mixed waste", "garbage", "landfilled waste",
        "landfilled solid waste", "basura doméstica",
        "waste landfilled", "waste disposed", "residuos sólidos urbanos", "residuos mezclados",
        "basura",
      ]
    ),
  ]

  private static let units: [(column: String, code: String, names: [String])] = [
    ("unit", "kWh", ["kilowatt hour", "kilowatt hours", "kilovatio hora", "kilovatios hora"]),
    (
      "unit", "MWh",
      [
        "megawatt hour", "megawatt hours", "megavatio hora", "megavatios hora", "thousand kwh",
        "1000 kwh", "1 000 kwh",
      ]
    ),
    ("unit", "GWh", ["gigawatt hour", "gigawatt hours", "gigavatios hora", "million kwh"]),
    ("unit", "MMBtu", ["million btu", "millones de btu", "mm btu"]),
    ("unit", "kBtu", ["thousand btu", "1000 btu"]),
    ("unit", "therm", ["termia estadounidense"]),
    ("unit", "mcf", ["thousand cubic feet", "miles de pies cúbicos", "thousand cf"]),
    ("unit", "ccf", ["hundred cubic feet", "cientos de pies cúbicos", "hundred cf"]),
    ("unit", "MMscf", ["million cubic feet", "millones de pies cúbicos"]),
    ("unit", "scf", ["cubic foot", "pies cúbicos", "standard cubic feet"]),
    ("unit", "gallon", ["us gallons", "galón", "galones"]),
    ("unit", "million-gallons", ["millones de galones"]),
    ("unit", "litre", ["litro", "litros"]),
    ("unit", "short-ton", ["us tons", "us short tons", "tonelada corta", "toneladas cortas"]),
    (
      "unit", "tonne",
      ["metric tonne", "metric tonnes", "tonelada métrica", "toneladas métricas"]
    ),
    ("unit", "lb", ["libra", "libras"]), ("unit", "kg", ["kilogramo", "kilogramos"]),
    ("unit", "mile", ["milla", "millas"]),
    ("unit", "km", ["kilometre", "kilometres", "kilómetros"]),
  ]

  private static let methods: [(column: String, code: String, names: [String])] = [
    (
      "method", "grid-electricity",
      ["grid electricity", "purchased electricity", "location based electricity", "electricity"]
    ),
    (
      "method", "stationary-fuel",
      ["stationary combustion", "stationary fuel", "fuel combustion", "combustión estacionaria"]
    ),
    ("method", "on-road-vmt", ["vmt", "vehicle miles traveled", "on road vmt"]),
    (
      "method", "landfill-methane-commitment",
      ["methane commitment", "landfill methane commitment", "waste generation"]
    ),
  ]

  private static let others: [(column: String, code: String, names: [String])] = [
    ("notation_key", "NE", ["not estimated", "no estimado", "no estimada"]),
    ("notation_key", "NO", ["not occurring", "no ocurre"]),
    ("notation_key", "IE", ["included elsewhere", "incluido en otra parte"]),
    ("notation_key", "C", ["confidential", "confidencial"]),
    ("scope", "1", ["scope 1", "alcance 1", "direct", "directas"]),
    ("scope", "2", ["scope 2", "alcance 2"]), ("scope", "3", ["scope 3", "alcance 3"]),
    ("quality", "H", ["high", "alta", "alto"]), ("quality", "M", ["medium", "media", "medio"]),
    ("quality", "L", ["low", "baja", "bajo"]),
    ("factor_quality", "H", ["high", "alta", "alto"]),
    ("factor_quality", "M", ["medium", "media", "medio"]),
    ("factor_quality", "L", ["low", "baja", "bajo"]),
  ]
}
