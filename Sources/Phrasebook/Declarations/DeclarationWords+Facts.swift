extension DeclarationWords {
  static let accounting: [String: String] = [
    "Published figures": "Cifras publicadas",
    "Published figure": "Cifra publicada",
    "What earlier reports, a utility or a regional agency published for the community. The audit compares them with these records.":
      "Lo que publicaron sobre la comunidad informes anteriores, una empresa de servicios o una agencia regional. La auditoría lo compara con estos registros.",
    "What it is of": "De qué es",
    "The figure": "La cifra",
    "Accepted audit findings": "Hallazgos de auditoría aceptados",
    "Acceptance": "Aceptación",
    "Findings of the audit that are right as they stand, each with the reason. This table is never published.":
      "Hallazgos de la auditoría que son correctos tal como están, cada uno con el motivo. Esta tabla nunca se publica.",
    "What was accepted": "Qué se aceptó",
    "Recalculations": "Recálculos",
    "Recalculation": "Recálculo",
    "Which past years were calculated anew, why, and what that changed.":
      "Qué años pasados se calcularon de nuevo, por qué y qué cambió con eso.",
    "What was changed": "Qué se cambió",
    "The year that the figure is about, such as 2019.":
      "El año al que se refiere la cifra, como 2019.",
    "The sector it is of, such as waste; leave it empty for the community's total.":
      "El sector al que pertenece, como waste; déjelo vacío para el total de la comunidad.",
    "The part of the sector, such as residential; leave it empty for the whole sector.":
      "La parte del sector, como residential; déjelo vacío para todo el sector.",
    "The record that it is of, such as gas-homes-2019, if it is of a single one.":
      "El registro al que se refiere, como gas-homes-2019, si es uno solo.",
    "Leave it empty for CO2e; else the gas, such as ch4.":
      "Déjelo vacío para CO2e; si no, el gas, como ch4.",
    "CO2e": "CO2e",
    "The figure as published, such as 1250000.": "La cifra tal como se publicó, como 1250000.",
    "t-co2e or kg-co2e; for a single gas a mass, such as tonne.":
      "t-co2e o kg-co2e; para un solo gas, una masa, como tonne.",
    "Warming potentials": "Potenciales de calentamiento",
    "The set behind a figure of CO2e, such as ar4; leave it empty if not stated.":
      "El conjunto en que se basa una cifra de CO2e, como ar4; déjelo vacío si no se indica.",
    "Rule": "Regla",
    "The rule that found it, as the audit names it, such as double-scope.":
      "La regla que lo encontró, como la llama la auditoría, por ejemplo double-scope.",
    "Subject": "Asunto",
    "What it found, as the audit names it, such as combustion-2019.":
      "Qué encontró, como lo llama la auditoría, por ejemplo combustion-2019.",
    "Reason": "Motivo",
    "Why it is right as it stands, so that another person can follow it.":
      "Por qué es correcto tal como está, de modo que otra persona pueda entenderlo.",
    "Accepted by": "Aceptado por",
    "An office, not a person, such as Energy and Environment Office.":
      "Una oficina, no una persona, como la Oficina de Energía y Medio Ambiente.",
    "Date": "Fecha",
    "The day of the decision, such as 2026-11-26.": "El día de la decisión, como 2026-11-26.",
    "The year that was calculated anew, such as 2005.":
      "El año que se calculó de nuevo, como 2005.",
    "The day it was calculated anew, such as 2026-11-26.":
      "El día en que se calculó de nuevo, como 2026-11-26.",
    "Reason in a word": "Motivo en una palabra",
    "What made it necessary, such as a better factor.":
      "Qué lo hizo necesario, por ejemplo un factor mejor.",
    "Another method": "Otro método",
    "Another factor": "Otro factor",
    "Another boundary": "Otro límite",
    "Better activity data": "Mejores datos de actividad",
    "An error": "Un error",
    "Other warming potentials": "Otros potenciales de calentamiento",
    "What is different now, such as “Landfill gas by first-order decay”.":
      "Qué es distinto ahora, como «Gas de vertedero por descomposición de primer orden».",
    "Why": "Por qué",
    "Why it is better, such as “The landfill's own records became available”.":
      "Por qué es mejor, como «Ya se dispone de los registros del propio vertedero».",
    "Tons before": "Toneladas antes",
    "Metric tons of CO2e before, such as 8200000.":
      "Toneladas métricas de CO2e antes, como 8200000.",
    "Tons after": "Toneladas después",
    "Metric tons of CO2e after, such as 8350000.":
      "Toneladas métricas de CO2e después, como 8350000.",
  ]

  static let facts: [String: String] = [
    "Sources": "Fuentes",
    "Reports, bills, letters and data that the figures come from. Every other record names its source by the short name here.":
      "Informes, facturas, cartas y datos de donde vienen las cifras. Todos los demás registros nombran su fuente con el nombre corto de aquí.",
    "Where to find it": "Dónde encontrarlo",
    "Community facts": "Datos de la comunidad",
    "Fact": "Dato",
    "Residents, households, jobs, vehicle miles and the like by year: what emissions per person and the forecast are made with.":
      "Residentes, hogares, empleos, millas recorridas y otros datos por año: con ellos se calculan las emisiones por persona y la proyección.",
    "Vehicle mix": "Composición de vehículos",
    "Kind of vehicle": "Tipo de vehículo",
    "How vehicle miles divide among cars, trucks and fuels. The shares of one set add up to 1.":
      "Cómo se reparten las millas recorridas entre autos, camiones y combustibles. Las partes de un conjunto suman 1.",
    "Waste mix": "Composición de los residuos",
    "Material": "Material",
    "What the waste consists of, by weight. The shares of one set add up to 1.":
      "De qué se componen los residuos, por peso. Las partes de un conjunto suman 1.",
    "Landfill history": "Historia del vertedero",
    "Year of a landfill": "Año de un vertedero",
    "How much waste went into a landfill in each year, for gases that come out of it over decades.":
      "Cuántos residuos entraron en un vertedero cada año, por los gases que salen de él durante décadas.",
    "Title": "Título",
    "What it is called, such as “Natural gas deliveries by customer class, 2023”.":
      "Cómo se llama, por ejemplo «Entregas de gas natural por clase de cliente, 2023».",
    "Author": "Autor",
    "Who made it: an agency, a utility or an office, such as CenterPoint.":
      "Quién lo hizo: una agencia, una empresa de servicios o una oficina, como CenterPoint.",
    "Published in": "Publicado en",
    "The year it was published in, such as 2024.": "El año en que se publicó, como 2024.",
    "Publisher": "Editor",
    "Who published it, if that is not the author, such as the Census Bureau.":
      "Quién lo publicó, si no fue el autor, como la Oficina del Censo.",
    "Address": "Dirección",
    "Where others find it on the web, such as https://www.epa.gov/egrid.":
      "Dónde se encuentra en la web, como https://www.epa.gov/egrid.",
    "Received on": "Recibido el",
    "The day you received it, such as 2026-03-01.":
      "El día en que usted lo recibió, como 2026-03-01.",
    "Terms of use": "Condiciones de uso",
    "What others may do with it, such as public domain; leave it empty if not known.":
      "Qué pueden hacer con él otras personas, como public domain; déjelo vacío si no se sabe.",
    "Indicator": "Indicador",
    "What was counted, such as population or households: lower-case letters, digits and hyphens.":
      "Qué se contó, como population o households: letras minúsculas, dígitos y guiones.",
    "Residents": "Residentes",
    "Households": "Hogares",
    "Jobs": "Empleos",
    "Vehicle miles traveled": "Millas recorridas por vehículos",
    "Heating degree days": "Grados-día de calefacción",
    "Cooling degree days": "Grados-día de refrigeración",
    "The figure, such as 1281565.": "La cifra, como 1281565.",
    "What is counted, such as people or mile.": "Qué se cuenta, como people o mile.",
    "Set": "Conjunto",
    "Vehicle": "Vehículo",
    "The class of vehicle, such as passenger-car.": "La clase de vehículo, como passenger-car.",
    "Fuel": "Combustible",
    "What it runs on, such as motor-gasoline.": "Con qué funciona, como motor-gasoline.",
    "Share of miles": "Parte de las millas",
    "Its part of all miles, from 0 to 1: a quarter is 0.25.":
      "Su parte de todas las millas, de 0 a 1: una cuarta parte es 0.25.",
    "Miles per gallon": "Millas por galón",
    "Such as 24.1; for electricity, miles per kWh.":
      "Por ejemplo 24.1; para electricidad, millas por kWh.",
    "Model year": "Año del modelo",
    "The model year that stands for all of them, such as 2012.":
      "El año del modelo que los representa a todos, como 2012.",
    "What it is, such as food-waste or paper.": "Qué es, como food-waste o paper.",
    "Share of weight": "Parte del peso",
    "Its part of the weight, from 0 to 1: a quarter is 0.25.":
      "Su parte del peso, de 0 a 1: una cuarta parte es 0.25.",
    "How much waste went in that year, such as 125000.":
      "Cuántos residuos entraron ese año, como 125000.",
    "A unit of mass, such as short-ton or tonne.": "Una unidad de masa, como short-ton o tonne.",
    "What the waste consisted of: a set of the waste mix, such as city-mix.":
      "De qué se componían los residuos: un conjunto de la composición de los residuos, como city-mix.",
  ]
}
