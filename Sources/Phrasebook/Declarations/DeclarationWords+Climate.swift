extension DeclarationWords {
  static let climate: [String: String] = [
    "Climate of the place": "Clima del lugar",
    "Climate figure": "Cifra del clima",
    "What climate models say of the place, by scenario and period, with the spread of the models. A climate profile fills it.":
      "Lo que los modelos climáticos dicen del lugar, por escenario y período, con la dispersión de los modelos. Un perfil climático la completa.",
    "What the models say": "Qué dicen los modelos",
    "How it was made": "Cómo se hizo",
    "Climate year by year": "Clima año por año",
    "Year of a series": "Año de una serie",
    "The same indicators year by year, for charts. A climate profile fills it.":
      "Los mismos indicadores año por año, para gráficas. Un perfil climático la completa.",
    "Scenario": "Escenario",
    "Which future, such as rcp45 or ssp245; observed for measurements.":
      "Qué futuro, como rcp45 o ssp245; observed para mediciones.",
    "The short name of what is measured, such as days-above-95f.":
      "El nombre corto de lo que se mide, como days-above-95f.",
    "As printed, such as “Days above 95 °F”; the same in all its rows.":
      "Como se imprime, por ejemplo «Días de más de 95 °F»; igual en todas sus filas.",
    "The unit of all figures of the row, such as days or degF.":
      "La unidad de todas las cifras de la fila, como days o degF.",
    "Period": "Período",
    "Years such as 2035-2064, or a warming level such as 2C.":
      "Años como 2035-2064, o un nivel de calentamiento como 2C.",
    "Choose whether the figures are values, changes, or changes in percent.":
      "Elija si las cifras son valores, cambios o cambios en por ciento.",
    "The value itself": "El valor mismo",
    "Change from the baseline": "Cambio respecto a la línea base",
    "Change in percent": "Cambio en por ciento",
    "Baseline period": "Período de línea base",
    "What a change is measured from, such as 1976-2005.":
      "Desde dónde se mide un cambio, como 1976-2005.",
    "Number of models": "Número de modelos",
    "How many models were summarized, such as 20.": "Cuántos modelos se resumieron, como 20.",
    "Agreement": "Acuerdo",
    "The share of models whose change has the same direction, from 0 to 1, such as 0.9.":
      "La parte de los modelos cuyo cambio va en la misma dirección, de 0 a 1, como 0.9.",
    "Models left out": "Modelos excluidos",
    "Models that were left out and why, such as “CCSM4: no daily rain”.":
      "Modelos que se excluyeron y por qué, como «CCSM4: sin lluvia diaria».",
    "Definition": "Definición",
    "How the indicator is computed, such as “Days with a maximum above 95 °F”.":
      "Cómo se calcula el indicador, como «Días con una máxima de más de 95 °F».",
    "The indicator, such as days-above-95f.": "El indicador, como days-above-95f.",
    "Smoothed over, years": "Suavizado en años",
    "The window that each model was smoothed with, such as 10; leave it empty for none.":
      "La ventana con que se suavizó cada modelo, como 10; déjelo vacío si no se suavizó.",
  ]

  static let forecast: [String: String] = [
    "What emissions grow with": "Con qué crecen las emisiones",
    "Driver": "Impulsor",
    "What each part of the inventory grows with in the forecast, such as homes with households. The first row that fits counts.":
      "Con qué crece cada parte del inventario en la proyección, como las viviendas con los hogares. Cuenta la primera fila que corresponde.",
    "Which part": "Qué parte",
    "How it grows": "Cómo crece",
    "Intensities by year": "Intensidades por año",
    "Year of a path": "Año de una trayectoria",
    "How clean a thing becomes over the years, such as grams per mile; for what Cairn's own library does not have.":
      "Qué tan limpio se vuelve algo con los años, como los gramos por milla; para lo que no está en la biblioteca de Cairn.",
    "The sector it is for, such as buildings; leave it empty for all.":
      "El sector para el que es, como buildings; déjelo vacío para todos.",
    "The part of the sector, such as residential; leave it empty for all.":
      "La parte del sector, como residential; déjelo vacío para todas.",
    "The activity, such as electricity; leave it empty for all.":
      "La actividad, como electricity; déjelo vacío para todas.",
    "Grows with": "Crece con",
    "A community fact, such as households, or none for what stays as it is.":
      "Un dato de la comunidad, como households, o none para lo que queda igual.",
    "Nothing: it stays as it is": "Nada: queda igual",
    "Becomes cleaner by": "Se vuelve más limpio según",
    "Path": "Trayectoria",
    "The name of the path that the years belong to, such as on-road-rate.":
      "El nombre de la trayectoria a la que pertenecen los años, como on-road-rate.",
    "The intensity in that year, such as 518.7; between years it is on a straight line.":
      "La intensidad en ese año, como 518.7; entre los años va en línea recta.",
    "Such as g/mile or kg-co2e/MWh.": "Por ejemplo g/mile o kg-co2e/MWh.",
  ]
}
