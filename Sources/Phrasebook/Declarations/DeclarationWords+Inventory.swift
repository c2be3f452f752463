extension DeclarationWords {
  static let general: [String: String] = [
    "Source": "Fuente",
    "Where it comes from: the short name of a source of the plan, such as metc-forecast; several with spaces between.":
      "De dónde viene: el nombre corto de una fuente del plan, como metc-forecast; varias, separadas por espacios.",
    "Remarks": "Observaciones",
    "Anything that a reader should know, such as how the figure was split or rounded.":
      "Todo lo que deba saber quien lee, por ejemplo cómo se repartió o redondeó la cifra.",
    "Short name": "Nombre corto",
    "Source and remarks": "Fuente y observaciones",
    "Year": "Año",
    "The year that it is about, in four digits, such as 2023.":
      "El año al que se refiere, con cuatro dígitos, como 2023.",
    "What it is": "Qué es",
    "Value": "Valor",
    "Unit": "Unidad",
    "Name": "Nombre",
    "Kind": "Tipo",
    "yes": "sí",
    "no": "no",
  ]

  static let inventory: [String: String] = [
    "Activity data": "Datos de actividad",
    "Activity record": "Registro de actividad",
    "How much energy was used, how far people drove, how much waste was thrown away: one record for each source of emissions and year.":
      "Cuánta energía se usó, cuánto se condujo, cuánta basura se generó: un registro por cada fuente de emisiones y cada año.",
    "What was counted": "Qué se contó",
    "How much": "Cuánto",
    "How it is calculated": "Cómo se calcula",
    "Where it counts": "Dónde cuenta",
    "How well it is known": "Con qué certeza se conoce",
    "Inputs of methods": "Datos para los métodos",
    "Input": "Dato",
    "Figures that a method needs beside the amount, such as the share of landfill gas that is collected, each with its own source.":
      "Cifras que un método necesita además de la cantidad, como la parte del gas de vertedero que se recolecta, cada una con su propia fuente.",
    "Sector": "Sector",
    "The part of the community that it belongs to, such as buildings.":
      "La parte de la comunidad a la que pertenece, como los edificios (buildings).",
    "Part of the sector": "Parte del sector",
    "The part within the sector, such as residential, on-road or landfill; it decides the line of the protocols.":
      "La parte dentro del sector, como residential, on-road o landfill; de ella depende la línea de los protocolos.",
    "Activity": "Actividad",
    "What was counted, such as electricity, natural-gas, vehicle-miles or mixed-waste.":
      "Qué se contó, como electricity, natural-gas, vehicle-miles o mixed-waste.",
    "Amount": "Cantidad",
    "How much, as on the bill, such as 1250000; leave it empty and choose a notation key where it is not known, and never write 0 for unknown.":
      "Cuánto, como en la factura, por ejemplo 1250000; si no se sabe, déjelo vacío y elija una clave de notación, y nunca escriba 0 por desconocido.",
    "The unit of the amount, such as MWh, therm or short-ton; take the one on the bill.":
      "La unidad de la cantidad, como MWh, therm o short-ton; use la de la factura.",
    "Why there is no amount": "Por qué no hay cantidad",
    "Only where there is no amount: say why, such as NE for not estimated, and explain it in the remarks.":
      "Solo si no hay cantidad: diga por qué, como NE si no se estimó, y explíquelo en las observaciones.",
    "Method": "Método",
    "How the amount becomes emissions, such as grid-electricity; empty only where a notation key stands for the amount.":
      "Cómo la cantidad se convierte en emisiones, como grid-electricity; vacío solo si hay una clave de notación en lugar de la cantidad.",
    "Emission factor": "Factor de emisión",
    "Leave it empty for Cairn's own choice; vehicle miles and mixed waste need the name of a mix. Else name a factor or a set of your own, such as egrid:MROW, and inputs such as recovery=0.6.":
      "Déjelo vacío para que Cairn elija; las millas de vehículos y los residuos mezclados necesitan el nombre de una composición. Si no, nombre un factor o un conjunto propio, como egrid:MROW, y datos como recovery=0.6.",
    "Account": "Cuenta",
    "Leave it empty for the community's own account; accounts are never added to one another.":
      "Déjelo vacío para la cuenta propia de la comunidad; las cuentas nunca se suman entre sí.",
    "GPC line": "Línea del GPC",
    "The line of the Global Protocol, such as I.1.2; leave it empty for the one of the method.":
      "La línea del Protocolo Global, como I.1.2; déjelo vacío para usar la del método.",
    "US Community Protocol": "Protocolo comunitario de EE. UU.",
    "A reference such as BE.2, and words such as source, activity or both; leave it empty for those of the method.":
      "Una referencia como BE.2 y palabras como source, activity o both; déjelo vacío para usar las del método.",
    "Scope": "Alcance",
    "Leave it empty for the scope of the GPC line or the method; else 1, 2 or 3.":
      "Déjelo vacío para usar el alcance de la línea del GPC o del método; si no, 1, 2 o 3.",
    "1: emitted inside the community": "1: emitido dentro de la comunidad",
    "2: from grid energy used inside it": "2: por la energía de la red que se usa dentro de ella",
    "3: emitted outside because of it": "3: emitido fuera por causa de ella",
    "Control": "Control",
    "Only for the government's own operations: what kind of control it has, such as operational.":
      "Solo para las operaciones propias del gobierno: qué tipo de control tiene, como operational.",
    "Contained in": "Incluido en",
    "Only for other accounts than the community's: the community record that contains this one already, such as el-com-2021.":
      "Solo para cuentas distintas de la de la comunidad: el registro de la comunidad que ya incluye este, como el-com-2021.",
    "Quality of the amount": "Calidad de la cantidad",
    "How well the amount is known: H if metered or billed, M if modeled, L if scaled.":
      "Con qué certeza se conoce la cantidad: H si se midió o facturó, M si se modeló, L si se extrapoló.",
    "Quality of the factor": "Calidad del factor",
    "How well the factor fits: H if it is of this place, M of the region, L a default.":
      "Qué tan bien se ajusta el factor: H si es de este lugar, M si es de la región, L si es un valor general.",
    "Uncertainty of the amount, percent": "Incertidumbre de la cantidad, por ciento",
    "Half of a 95 percent interval, in percent: 5 means 5 percent more or less; leave it empty if not known.":
      "La mitad de un intervalo del 95 por ciento, en por ciento: 5 quiere decir 5 por ciento más o menos; déjelo vacío si no se conoce.",
    "Uncertainty of the factor, percent": "Incertidumbre del factor, por ciento",
    "Half of a 95 percent interval, in percent: 10 means 10 percent more or less; leave it empty if not known.":
      "La mitad de un intervalo del 95 por ciento, en por ciento: 10 quiere decir 10 por ciento más o menos; déjelo vacío si no se conoce.",
    "H: high": "H: alta",
    "M: medium": "M: media",
    "L: low": "L: baja",
    "The record that the input is for, such as landfill-2021.":
      "El registro para el que es el dato, como landfill-2021.",
    "The name of the input as the method has it, such as recovery.":
      "El nombre del dato como lo tiene el método, por ejemplo recovery.",
    "A number such as 0.6, or a word that the method takes.":
      "Un número como 0.6, o una palabra que el método acepta.",
    "The unit of the value; leave it empty for the method's own, such as share.":
      "La unidad del valor; déjela vacía para usar la del método, como share.",
  ]

  static let factors: [String: String] = [
    "Own emission factors": "Factores de emisión propios",
    "Factors of your utility, plant or fuel. Cairn has factors of its own, so that most communities need none here.":
      "Factores de su empresa de servicios, planta o combustible. Cairn tiene sus propios factores, así que la mayoría de las comunidades no necesita ninguno aquí.",
    "What it is for": "Para qué es",
    "The factor": "El factor",
    "Electricity contracts": "Contratos de electricidad",
    "Contract": "Contrato",
    "Certificates and contracts that give electricity a rate of its own in market-based accounts.":
      "Certificados y contratos que dan a la electricidad una tasa propia en las cuentas basadas en el mercado.",
    "What it covers": "Qué cubre",
    "The activity it is for, such as electricity; leave it empty for any.":
      "La actividad para la que es, como electricity; déjelo vacío para cualquiera.",
    "The year it is for, such as 2023; leave it empty for all years.":
      "El año para el que es, como 2023; déjelo vacío para todos los años.",
    "Gas": "Gas",
    "One gas, such as co2, ch4 or n2o; CO2e is refused, because it cannot be taken apart.":
      "Un solo gas, como co2, ch4 o n2o; no se acepta CO2e, porque no se puede separar por gases.",
    "The factor, such as 936.5.": "El factor, como 936.5.",
    "Mass of the gas": "Masa del gas",
    "The unit of the gas, such as lb or kg.": "La unidad del gas, como lb o kg.",
    "Per": "Por",
    "The unit of the activity, such as MWh.": "La unidad de la actividad, como MWh.",
    "Uncertainty, percent": "Incertidumbre, por ciento",
    "Half of a 95 percent interval, in percent, such as 5; leave it empty if not known.":
      "La mitad de un intervalo del 95 por ciento, en por ciento, como 5; déjelo vacío si no se conoce.",
    "Edition": "Edición",
    "The edition or report it is taken from, such as 2024.":
      "La edición o el informe de donde se tomó, como 2024.",
    "Checked": "Comprobado",
    "Verified": "Verificado",
    "Unverified": "Sin verificar",
    "What it is, such as a certificate; they are used in the order of this list.":
      "Qué es, por ejemplo un certificado; se usan en el orden de esta lista.",
    "Certificate": "Certificado",
    "Rate of the supplier": "Tasa del proveedor",
    "Residual mix": "Mezcla residual",
    "How much electricity it covers, such as 12000; leave it empty for all that is left.":
      "Cuánta electricidad cubre, como 12000; déjelo vacío para todo lo que queda.",
    "A unit of energy, such as MWh.": "Una unidad de energía, como MWh.",
    "Covers": "Cubre",
    "Short names of records, or parts of a sector, with spaces between, such as commercial; leave it empty for any.":
      "Nombres cortos de registros o partes de un sector, separados por espacios, como commercial; déjelo vacío para cualquiera.",
    "Its factors": "Sus factores",
    "The set of your own factors with its rate, such as my-utility; leave it empty for none, as of wind or sun.":
      "El conjunto de factores propios con su tasa, como my-utility; déjelo vacío si no hay ninguno, como con el viento o el sol.",
  ]
}
