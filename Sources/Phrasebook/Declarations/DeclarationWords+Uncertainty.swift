extension DeclarationWords {
  static let uncertainty: [String: String] = [
    "Ranges of inputs": "Márgenes de los datos de entrada",
    "Range": "Margen",
    "How far an input of the plan may lie from what is stated; what has no range here is held, except for the ranges that the inventory states itself.":
      "Cuánto puede apartarse un dato de entrada del plan de lo indicado; lo que no tiene margen aquí se mantiene fijo, salvo los márgenes que indica el propio inventario.",
    "What it is of": "De qué es",
    "How far it reaches": "Hasta dónde llega",
    "Kind of input": "Tipo de dato",
    "What the range is of.": "De qué es el margen.",
    "Parameter of an action": "Parámetro de una acción",
    "Community fact in a year": "Dato de la comunidad en un año",
    "Intensity in a year": "Intensidad en un año",
    "Quantity of a record": "Cantidad de un registro",
    "Multiple of emission factors": "Múltiplo de los factores de emisión",
    "Cost of an action": "Costo de una acción",
    "Multiple of a price": "Múltiplo de un precio",
    "Effect of a policy": "Efecto de una política",
    "Start of an action: years later": "Inicio de una acción: años de retraso",
    "Multiple of an action's uptake": "Múltiplo de la adopción de una acción",
    "Rebound of an action": "Efecto rebote de una acción",
    "Decay of an action": "Desgaste de una acción",
    "Start of a policy: years later": "Inicio de una política: años de retraso",
    "Discount rate": "Tasa de descuento",
    "Of which": "De cuál",
    "The short name of the action, fact, path or record, or an activity such as electricity for its factors or prices; usual for the discount rate.":
      "El nombre corto de la acción, el dato, la trayectoria o el registro, o una actividad como electricity para sus factores o precios; usual para la tasa de descuento.",
    "Parameter or year": "Parámetro o año",
    "The parameter of an action, the year of a fact or an intensity, or capital or annual for a cost; otherwise empty.":
      "El parámetro de una acción, el año de un dato o de una intensidad, o capital o annual para un costo; si no, vacío.",
    "Distribution": "Distribución",
    "How likely the values between the ends are.":
      "Qué probabilidad tienen los valores entre los extremos.",
    "All alike": "Todos por igual",
    "Most likely at the best value": "Más probable en el mejor valor",
    "Bell-shaped (normal)": "En campana (normal)",
    "Lognormal: above 0, with a long upper tail":
      "Lognormal: por encima de 0, con una cola superior larga",
    "Lower end": "Extremo inferior",
    "The lower end, in the unit of the input; for a normal or lognormal range the value that 5 of 100 draws lie below.":
      "El extremo inferior, en la unidad del dato; en un margen normal o lognormal, el valor por debajo del cual quedan 5 de cada 100 sorteos.",
    "Best value": "Mejor valor",
    "The most likely or middle value; leave it empty for what the plan states.":
      "El valor más probable o central; déjelo vacío para lo que indica el plan.",
    "Upper end": "Extremo superior",
    "The upper end; for a normal or lognormal range the value that 5 of 100 draws lie above.":
      "El extremo superior; en un margen normal o lognormal, el valor por encima del cual quedan 5 de cada 100 sorteos.",
  ]
}
