extension DeclarationWords {
  static let money: [String: String] = [
    "Costs and gains of actions": "Costos y ganancias de las acciones",
    "Cost or gain": "Costo o ganancia",
    "What each action costs and gains, who pays it, when, and in the dollars of which year.":
      "Lo que cuesta y gana cada acción, quién lo paga, cuándo, y en dólares de qué año.",
    "Prices of energy": "Precios de la energía",
    "Price": "Precio",
    "What energy and fuel cost by year, so that savings of actions have a worth.":
      "Lo que cuestan la energía y los combustibles por año, para que los ahorros de las acciones tengan un valor.",
    "Incomes and energy costs": "Ingresos y costos de energía",
    "Band of incomes": "Grupo de ingresos",
    "What households of different incomes spend on energy at home, poorest first.":
      "Lo que gastan en energía en casa los hogares de distintos ingresos, los más pobres primero.",
    "How much and when": "Cuánto y cuándo",
    "How much it costs": "Cuánto cuesta",
    "Capital and grant are whole amounts, spread evenly over their years; operating, saving and incentive come each year.":
      "El capital y la subvención son montos enteros, repartidos por igual entre sus años; la operación, el ahorro y el incentivo vienen cada año.",
    "Capital cost": "Costo de capital",
    "Operating": "Operación",
    "Saving": "Ahorro",
    "Grant": "Subvención",
    "Incentive": "Incentivo",
    "Who pays it; who gives a grant or incentive; who gains a saving.":
      "Quién lo paga; quién da una subvención o un incentivo; quién gana un ahorro.",
    "Who receives": "Quién recibe",
    "Who gets the grant or incentive; leave it empty for everything else.":
      "Quién recibe la subvención o el incentivo; déjelo vacío para todo lo demás.",
    "Government": "Gobierno",
    "Businesses": "Empresas",
    "Utilities": "Empresas de servicios públicos",
    "Others": "Otros",
    "Amount, US dollars": "Monto, dólares estadounidenses",
    "Above 0 for costs and gains alike; 0 where it costs nothing.":
      "Mayor que 0 tanto para costos como para ganancias; 0 si no cuesta nada.",
    "For each": "Por cada",
    "What the amount is for one of, such as home, kW or lamp: a quantity that the action's calculator works out. Leave it empty for a whole amount.":
      "Por cada qué es el monto, como home, kW o lamp: una cantidad que obtiene la calculadora de la acción. Déjelo vacío para un monto entero.",
    "The first year in which it is due, such as 2027.": "El primer año en que se paga, como 2027.",
    "To year": "Hasta el año",
    "The last year; leave it empty for a whole amount due at once, or for what comes each year to the end of the forecast.":
      "El último año; déjelo vacío para un monto entero que se paga de una vez, o para lo que viene cada año hasta el final de la proyección.",
    "Dollars of": "Dólares de",
    "The year of whose dollars the amount is, such as 2022.":
      "El año de cuyos dólares es el monto, como 2022.",
    "At least": "Como mínimo",
    "The least that it may be.": "Lo mínimo que puede ser.",
    "At most": "Como máximo",
    "The most that it may be.": "Lo máximo que puede ser.",
    "As in the inventory, such as electricity, natural-gas or vehicle-miles.":
      "Como en el inventario, por ejemplo electricity, natural-gas o vehicle-miles.",
    "Only for this sector; leave it empty for all.":
      "Solo para este sector; déjelo vacío para todos.",
    "Only for this part, such as residential; leave it empty for all.":
      "Solo para esta parte, como residential; déjelo vacío para todos.",
    "The year of the price; between two rows it is interpolated, beyond them there is none.":
      "El año del precio; entre dos filas se interpola, más allá de ellas no hay ninguno.",
    "Price, US dollars": "Precio, dólares estadounidenses",
    "For one of the unit, such as 0.14.": "Por una unidad, como 0.14.",
    "For one": "Por",
    "The unit that the price is for, such as kWh.":
      "La unidad a la que se refiere el precio, como kWh.",
    "The year of whose dollars the price is, such as 2022.":
      "El año de cuyos dólares es el precio, como 2022.",
    "Who pays this price; leave it empty for the usual one of the subsector.":
      "Quién paga este precio; déjelo vacío para quien suele pagarlo en el subsector.",
    "After the last year": "Después del último año",
    "Write hold in the last row to use its price for all later years too.":
      "Escriba hold en la última fila para usar su precio también en todos los años posteriores.",
    "Hold this price": "Mantener este precio",
    "Band": "Grupo",
    "A name for households of about this income, such as under $25,000.":
      "Un nombre para hogares de más o menos este ingreso, como menos de $25,000.",
    "How many households the band has, such as 4200.": "Cuántos hogares tiene el grupo, como 4200.",
    "Income, US dollars a year": "Ingreso, dólares por año",
    "The mean income of a household of the band.": "El ingreso medio de un hogar del grupo.",
    "Energy at home, US dollars a year": "Energía en casa, dólares por año",
    "What a household of the band spends on electricity, gas and other heat.":
      "Lo que gasta un hogar del grupo en electricidad, gas y otra calefacción.",
    "Part of the savings, percent": "Parte de los ahorros, por ciento",
    "The part of all households' savings that the band gets; leave it empty in all rows for in proportion to energy cost.":
      "La parte de los ahorros de todos los hogares que recibe el grupo; déjelo vacío en todas las filas para repartir en proporción al costo de energía.",
    "The year of whose dollars both amounts are, such as 2022.":
      "El año de cuyos dólares son ambos montos, como 2022.",
  ]
}
