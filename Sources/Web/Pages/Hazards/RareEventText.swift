/// Texts of rare events: how high they are, and how often they will come.
struct RareEventText: Words {
  let tab: String
  let title: String
  let lead: String
  let controls: String
  let indicator: String
  let show: String
  let emptyTitle: String
  let emptyDetail: String
  let toTable: String
  let notEnough: String
  let table: @Sendable (_ name: String, _ scenario: String, _ unit: String) -> String
  let years: String
  let everyYears: @Sendable (_ years: String) -> String
  let shifts: String
  let shiftsLead: String
  let shift:
    @Sendable (
      _ event: String, _ baseline: String, _ years: String, _ period: String, _ low: String,
      _ high: String
    ) -> String
  let moreThan: @Sendable (_ years: String) -> String
  let models: @Sendable (_ count: Int) -> String
  let method: String
  let missing: String

  static let english = RareEventText(
    tab: "Rare events", title: "How high is the rare event?",
    lead:
      "The day of ten, fifty or a hundred years: how high it was, how high it may become, and how often the old one may come.",
    controls: "Which extreme", indicator: "Yearly extreme", show: "Show",
    emptyTitle: "Rare events need the years of single models",
    emptyDetail:
      "Averages over thirty years say nothing of the rarest day. Add the yearly extremes of each model to climate-models.csv, such as the hottest day of each year, with the indicator in climate-summary.csv. An atlas of your own has them; “cairn climate return-levels” reads it, too.",
    toTable: "Open the table of single models",
    notEnough: "These numbers are too few to tell rare events",
    table: { "\($0), \($1), \($2)" }, years: "Comes once in", everyYears: { "\($0) years" },
    shifts: "How often the old event may come",
    shiftsLead: "The same height in later years. Half of the models say more often, half less.",
    shift: {
      "The event of \($0) years in \($1) may come every \($2) years in \($3) (models: \($4) to \($5) years)."
    },
    moreThan: { "more than \($0)" },
    models: {
      $0 == 1 ? "One model." : "Median of \($0) models; in brackets their 10th to 90th percentile."
    },
    method:
      "Each model is fitted by itself with a generalized extreme value distribution (L-moments), then models are summarized. With some thirty years the event of a hundred years is an extrapolation.",
    missing: "Models that could not be used")

  static let spanish = RareEventText(
    tab: "Eventos raros", title: "¿Cuán alto es el evento raro?",
    lead:
      "El día de diez, cincuenta o cien años: cuán alto fue, cuán alto puede llegar a ser y cada cuánto puede venir el de antes.",
    controls: "Qué extremo", indicator: "Extremo anual", show: "Mostrar",
    emptyTitle: "Los eventos raros necesitan los años de cada modelo",
    emptyDetail:
      "Los promedios de treinta años no dicen nada del día más raro. Añada a climate-models.csv los extremos anuales de cada modelo, como el día más caluroso de cada año, con el indicador en climate-summary.csv. Un atlas propio los tiene; «cairn climate return-levels» también lo lee.",
    toTable: "Abrir la tabla de modelos",
    notEnough: "Estos números son muy pocos para hablar de eventos raros",
    table: { "\($0), \($1), \($2)" }, years: "Viene una vez en",
    everyYears: { "\($0) años" }, shifts: "Cada cuánto puede venir el evento de antes",
    shiftsLead:
      "La misma altura en años posteriores. La mitad de los modelos dice más a menudo, la otra mitad menos.",
    shift: {
      "El evento de \($0) años de \($1) puede venir cada \($2) años en \($3) (modelos: de \($4) a \($5) años)."
    },
    moreThan: { "más de \($0)" },
    models: {
      $0 == 1
        ? "Un modelo." : "Mediana de \($0) modelos; entre paréntesis, sus percentiles 10 y 90."
    },
    method:
      "Cada modelo se ajusta por sí solo con una distribución generalizada de valores extremos (momentos L); después se resumen los modelos. Con unos treinta años, el evento de cien años es una extrapolación.",
    missing: "Modelos que no se pudieron usar")
}
