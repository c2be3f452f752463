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
  /// Ends where the page of the documentation is named.
  let emptyWho: String
  let emptyHow: String
  let toImport: String
  let toTable: String
  let wait: String
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
  let eachModel: String
  let model: String
  let period: String
  let fittedYears: String
  /// The two ends of an interval, such as those of `100 years`.
  let lowEnd: @Sendable (_ event: String) -> String
  let highEnd: @Sendable (_ event: String) -> String
  /// What stands in square brackets.
  let interval: @Sendable (_ percent: String) -> String
  let source: String

  static let english = RareEventText(
    tab: "Rare events", title: "How high is the rare event?",
    lead:
      "The day of ten, fifty or a hundred years: how high it was, how high it may become, and how often the old one may come.",
    controls: "Which extreme", indicator: "Yearly extreme", show: "Show",
    emptyTitle: "Rare events need more numbers than this plan has",
    emptyDetail:
      "Needed are the yearly values of single climate models for this place, such as the hottest day of every year from 1981 to 2099 in each model. Averages over thirty years say nothing of the rarest day.",
    emptyWho:
      "Your programme or a university can give you such a table, or whoever runs Cairn can compute the numbers with a climate build; the documentation says how:",
    emptyHow:
      "A profile from such an atlas brings them along. By hand, import the yearly values as climate-models.csv, and the name and unit of each indicator as climate-summary.csv.",
    toImport: "Import files", toTable: "Open the table of single models",
    wait: "The models are being fitted.",
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
    missing: "Models that could not be used", eachModel: "Every model with its years and interval",
    model: "Model", period: "Period", fittedYears: "Years with a value",
    lowEnd: { "\($0), low end of the interval" },
    highEnd: { "\($0), high end of the interval" },
    interval: {
      "In square brackets the \($0) % interval of each model, by a parametric bootstrap: how sure the model's own years are, not how far models differ."
    }, source: "Source:")

  static let spanish = RareEventText(
    tab: "Eventos raros", title: "¿Cuán alto es el evento raro?",
    lead:
      "El día de diez, cincuenta o cien años: cuán alto fue, cuán alto puede llegar a ser y cada cuánto puede venir el de antes.",
    controls: "Qué extremo", indicator: "Extremo anual", show: "Mostrar",
    emptyTitle: "Los eventos raros necesitan más números de los que tiene este plan",
    emptyDetail:
      "Hacen falta los valores anuales de cada modelo climático para este lugar, como el día más caluroso de cada año de 1981 a 2099 en cada modelo. Los promedios de treinta años no dicen nada del día más raro.",
    emptyWho:
      "Su programa o una universidad puede darle una tabla así, o quien administra Cairn puede calcular los números a partir de datos climáticos diarios; la documentación dice cómo:",
    emptyHow:
      "Un perfil de un atlas así los trae consigo. A mano, importe los valores anuales como climate-models.csv, y el nombre y la unidad de cada indicador como climate-summary.csv.",
    toImport: "Importar archivos", toTable: "Abrir la tabla de modelos",
    wait: "Se ajustan los modelos.",
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
    missing: "Modelos que no se pudieron usar", eachModel: "Cada modelo con sus años e intervalo",
    model: "Modelo", period: "Periodo", fittedYears: "Años con valor",
    lowEnd: { "\($0), extremo inferior del intervalo" },
    highEnd: { "\($0), extremo superior del intervalo" },
    interval: {
      "Entre corchetes, el intervalo del \($0) % de cada modelo, por un bootstrap paramétrico: cuán seguros son los años del propio modelo, no cuánto difieren los modelos."
    }, source: "Fuente:")
}
