internal import Strategies

extension DeclarationWords {
  /// Words about how actions spread; kinds of action and their inputs are called as the catalogue calls them.
  static let uptake: [String: String] = {
    var words = [
      "Uptake by year": "Adopción por año",
      "Uptake": "Adopción",
      "How much of its full effect an action has reached by which year, where neither a line nor a curve will do.":
        "Cuánto de su efecto pleno alcanza una acción en qué año, donde no basta una recta ni una curva.",
      "The year in which the share is reached, such as 2030.":
        "El año en que se alcanza la parte, como 2030.",
      "Share reached, percent": "Parte alcanzada, por ciento",
      "Of the full effect, 0 to 100, such as 35; between two years it follows a straight line.":
        "Del efecto pleno, de 0 a 100, como 35; entre dos años sigue una recta.",
      "How it spreads": "Cómo se extiende",
      "Shape": "Forma",
      "How the effect grows from the start to the full year; leave it empty for even steps. Own shares stand in uptake.csv.":
        "Cómo crece el efecto desde el inicio hasta el año pleno; déjelo vacío para pasos iguales. Las partes propias están en uptake.csv.",
      "Even steps": "Pasos iguales", "S-curve": "Curva en S",
      "All at once in the full year": "Todo de una vez en el año pleno",
      "Own shares by year": "Partes propias por año",
      "Ends after": "Termina tras",
      "The last year with an effect, such as 2040; leave it empty for one that stays.":
        "El último año con efecto, como 2040; déjelo vacío si permanece.",
      "Lost each year, percent": "Perdido cada año, por ciento",
      "Of what is left, each year after the full year, such as 2; leave it empty for none.":
        "De lo que queda, cada año tras el año pleno, como 2; déjelo vacío si nada.",
      "Taken back by more use, percent": "Anulado por más uso, por ciento",
      "Of the effect, such as 10 where warmer rooms take a tenth; leave it empty for none.":
        "Del efecto, como 10 donde habitaciones más cálidas se llevan una décima; déjelo vacío si nada.",
      "Needs": "Necesita",
      "Actions without which it has no effect, with spaces between, such as b1.":
        "Acciones sin las que no tiene efecto, separadas por espacios, como b1.",
      "Excludes": "Excluye",
      "Actions that it cannot stand beside, with spaces between; the one that comes first in the table counts.":
        "Acciones junto a las que no puede estar, separadas por espacios; cuenta la primera de la tabla.",
      "The year its effect is complete, such as 2036; unless told otherwise it grows evenly until then.":
        "El año en que su efecto es completo, como 2036; salvo que se diga otra cosa, crece por igual hasta entonces.",
    ]
    for calculator in Calculator.all {
      words[calculator.title] = calculator.spanishTitle
      let inputs = calculator.inputs + calculator.quantities.compactMap(\.parameter)
      let meanings =
        inputs.map { ($0.meaning, $0.spanishMeaning) }
        + calculator.quantities.map { ($0.meaning, $0.spanishMeaning) }
      for (english, spanish) in meanings {
        words[english] = spanish
        // As it begins a line of an explanation.
        words[capitalized(english)] = words[capitalized(english)] ?? capitalized(spanish)
      }
    }
    return words
  }()

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
