extension DeclarationWords {
  /// What the inputs of methods and effects are called.
  static let inputs: [String: String] = [
    "All boardings at the airport": "Todos los embarques en el aeropuerto",
    "Biogenic part of the fuel's carbon; when not stated 1 for biomass, 0 for fossil fuels, and the EPA's default for municipal waste and tires":
      "Parte biogénica del carbono del combustible; si no se indica, 1 para biomasa, 0 para combustibles fósiles y el valor de la EPA para residuos municipales y neumáticos",
    "Boardings of the community's people": "Embarques de la gente de la comunidad",
    "Carbon dioxide of the fuel; the EPA's default when not stated":
      "Dióxido de carbono del combustible; si no se indica, el valor de la EPA",
    "Carbon in dead wood and litter": "Carbono en madera muerta y hojarasca",
    "Carbon in living trees": "Carbono en árboles vivos",
    "Carbon in soil": "Carbono en el suelo",
    "Carbon in wet waste": "Carbono en los residuos húmedos",
    "Carbon lost per area": "Carbono perdido por área",
    "Carbon per area of canopy": "Carbono por área de copa",
    "Carbon that dissolves": "Carbono que se disuelve",
    "Charge left at disposal": "Carga que queda al desechar",
    "Charge lost at installation": "Carga perdida en la instalación",
    "Class of vehicle, for methane and nitrous oxide per mile":
      "Clase de vehículo, para metano y óxido nitroso por milla",
    "Climate of the decay rates: WARM (dry, moderate, wet, bioreactor), IPCC zones, or 40 CFR 98":
      "Clima de las tasas de descomposición: WARM (dry, moderate, wet, bioreactor), zonas del IPCC o 40 CFR 98",
    "Cold made per energy that drives the chiller":
      "Frío producido por energía que mueve el enfriador",
    "Decay rate of all the waste, in place of those by climate":
      "Tasa de descomposición de todos los residuos, en lugar de las del clima",
    "Depth of the mine: underground low is less than 200 m and high more than 400 m; surface low is less than 25 m of overburden and high more than 50 m":
      "Profundidad de la mina: subterránea, low es menos de 200 m y high más de 400 m; a cielo abierto, low es menos de 25 m de cubierta y high más de 50 m",
    "Digester gas per person and day": "Gas de digestor por persona y día",
    "Direct nitrous oxide nitrogen": "Nitrógeno directo como óxido nitroso",
    "Dollars of the factor's price year per dollar of the record":
      "Dólares del año de precios del factor por dólar del registro",
    "Efficiency of making heat on its own": "Eficiencia de producir solo calor",
    "Efficiency of making power on its own": "Eficiencia de producir solo electricidad",
    "Electricity delivered in the year": "Electricidad entregada en el año",
    "Electricity of an electric car per mile": "Electricidad de un auto eléctrico por milla",
    "Electricity per volume": "Electricidad por volumen",
    "End of the published range of losses": "Extremo del rango de pérdidas publicado",
    "Engine, where the EPA's table tells engines apart":
      "Motor, donde la tabla de la EPA distingue motores",
    "Enthalpy at the reference state": "Entalpía en el estado de referencia",
    "Enthalpy of the steam": "Entalpía del vapor",
    "Entropy at the reference state": "Entropía en el estado de referencia",
    "Entropy of the steam": "Entropía del vapor",
    "Ethanol in motor-gasoline or biodiesel in diesel, by volume":
      "Etanol en motor-gasoline o biodiésel en diesel, por volumen",
    "First year of placement, where no set is named":
      "Primer año de depósito, si no se nombra un conjunto",
    "Fossil part of the carbon": "Parte fósil del carbono",
    "Fuel of the heating plant": "Combustible de la planta de calefacción",
    "Full charge of equipment put into service":
      "Carga completa de los equipos puestos en servicio",
    "Full charge of equipment taken out of service":
      "Carga completa de los equipos retirados del servicio",
    "Full charge of one piece": "Carga completa de un equipo",
    "Furnace and way of working, for methane": "Horno y modo de operación, para metano",
    "Gas sold, returned, or sent off-site for recycling or destruction":
      "Gas vendido, devuelto o enviado a otro lugar para reciclarlo o destruirlo",
    "Grid subregion, or a set of factors.csv, for charging; by default the community's":
      "Subregión de la red, o un conjunto de factors.csv, para la carga; si no se indica, la de la comunidad",
    "Growth of the stock in cylinders, negative when it shrinks":
      "Aumento de las existencias en cilindros, negativo si disminuyen",
    "Heat delivered to the pipes per heat of the fuel":
      "Calor entregado a las tuberías por calor del combustible",
    "How decay is cut into years": "Cómo se reparte la descomposición en años",
    "How emissions are divided": "Cómo se reparten las emisiones",
    "How the manure is kept": "Cómo se guarda el estiércol",
    "Industrial and commercial discharge, as a factor on the people served":
      "Descarga industrial y comercial, como factor sobre las personas atendidas",
    "Kind of equipment": "Tipo de equipo",
    "Last year of placement; none while the landfill is open":
      "Último año de depósito; ninguno mientras el vertedero esté abierto",
    "Level of treatment": "Nivel de tratamiento",
    "Mass of the gas or blend emitted in the nation in the year":
      "Masa del gas o la mezcla emitida en el país en el año",
    "Measured heat content (higher heating value)":
      "Contenido de calor medido (poder calorífico superior)",
    "Methane and nitrous oxide factors": "Factores de metano y óxido nitroso",
    "Oxygen demand of the wastewater": "Demanda de oxígeno de las aguas residuales",
    "Oxygen demand per person and day": "Demanda de oxígeno por persona y día",
    "Oxygen demand removed in primary treatment before the lagoon":
      "Demanda de oxígeno eliminada en el tratamiento primario antes de la laguna",
    "Oxygen demand that is discharged": "Demanda de oxígeno que se descarga",
    "Part lost in the pipes; none when not stated":
      "Parte perdida en las tuberías; ninguna si no se indica",
    "Part of a trip with one end inside that is the community's":
      "Parte de un viaje con un extremo dentro que corresponde a la comunidad",
    "Part of the cars that are light trucks": "Parte de los autos que son camionetas",
    "Part of the days: alone in a car with an engine":
      "Parte de los días: a solas en un auto con motor",
    "Part of the days: alone in an electric car":
      "Parte de los días: a solas en un auto eléctrico",
    "Part of the days: at home": "Parte de los días: en casa",
    "Part of the days: by bus": "Parte de los días: en autobús",
    "Part of the days: by commuter rail": "Parte de los días: en tren de cercanías",
    "Part of the days: by motorcycle": "Parte de los días: en motocicleta",
    "Part of the days: by subway or light rail": "Parte de los días: en metro o tren ligero",
    "Part of the days: in a carpool": "Parte de los días: en auto compartido",
    "Part of the days: on foot or by bike": "Parte de los días: a pie o en bicicleta",
    "Part of the electricity lost; eGRID's grid gross loss when not stated":
      "Parte de la electricidad que se pierde; si no se indica, la pérdida bruta de la red según eGRID",
    "Part of the fuel for power delivered to the grid":
      "Parte del combustible para electricidad entregada a la red",
    "Part of the gas that leaks": "Parte del gas que se fuga",
    "Part of the miles of trips with one end inside that is driven inside":
      "Parte de las millas de viajes con un extremo dentro que se recorre dentro",
    "Part of the miles: trips that begin and end inside":
      "Parte de las millas: viajes que empiezan y terminan dentro",
    "Part of the miles: trips that begin and end outside":
      "Parte de las millas: viajes que empiezan y terminan fuera",
    "Part of the miles: trips that begin inside and end outside":
      "Parte de las millas: viajes que empiezan dentro y terminan fuera",
    "Part of the miles: trips that begin outside and end inside":
      "Parte de las millas: viajes que empiezan fuera y terminan dentro",
    "Part of the protein that is eaten": "Parte de la proteína que se come",
    "Part of the quantity that is counted": "Parte de la cantidad que se cuenta",
    "Part of the year in use": "Parte del año en uso",
    "Part that leaches": "Parte que se lixivia",
    "Part that volatilizes": "Parte que se volatiliza",
    "People in a carpool": "Personas en un auto compartido",
    "People served by plants with nitrification and denitrification":
      "Personas atendidas por plantas con nitrificación y desnitrificación",
    "Phase of its life": "Fase de su vida",
    "Population of the nation in the year": "Población del país en el año",
    "Population on sewers": "Población con alcantarillado",
    "Recycled glass in the charge, for glass": "Vidrio reciclado en la carga, para vidrio",
    "Schedule of gas collection by years since placement":
      "Calendario de recolección del gas por años desde el depósito",
    "Set of waste-deposits.csv with the waste placed by year":
      "Conjunto de waste-deposits.csv con los residuos depositados por año",
    "Source of the hauling factors": "Fuente de los factores de transporte",
    "Steam delivered in the year, for the work potential":
      "Vapor entregado en el año, para el potencial de trabajo",
    "Temperature of the reference state": "Temperatura del estado de referencia",
    "Time that the quantity is for": "Tiempo al que se refiere la cantidad",
    "Treatment": "Tratamiento",
    "Typical animal mass": "Masa típica del animal",
    "Useful heat delivered in the year": "Calor útil entregado en el año",
    "Volatile solids per animal": "Sólidos volátiles por animal",
    "Waste without gas collection per waste with it":
      "Residuos sin recolección de gas por residuos con ella",
    "Wastewater per product": "Aguas residuales por producto",
    "Weight as received or dry": "Peso como se recibe o en seco",
    "What drives the chiller": "Qué mueve el enfriador",
    "What makes the quantity that of a year; 1 when it already is":
      "Qué convierte la cantidad en la de un año; 1 si ya lo es",
    "What the factors of an own set are per":
      "Por qué unidad son los factores de un conjunto propio",
    "What the loss is a part of": "De qué es parte la pérdida",
    "What the quantity is": "Qué es la cantidad",
    "What the rate is a part of: the gas that enters the pipes, or the gas delivered":
      "De qué es parte la tasa: del gas que entra en las tuberías o del gas entregado",
    "Where the methane potential of a material comes from":
      "De dónde viene el potencial de metano de un material",
    "Where the waste is treated, for its GPC reference":
      "Dónde se tratan los residuos, para su referencia del GPC",
    "Whether one share of carbon dissolves for all the waste, or one by material":
      "Si se disuelve una misma parte del carbono para todos los residuos o una por material",
    "Whether the landfill collects its gas": "Si el vertedero recolecta su gas",
    "Which output the record is for": "Para qué producto es el registro",
    "Which paths are counted": "Qué vías se cuentan",
    "Work potential of the heat, when the plant states it":
      "Potencial de trabajo del calor, si la planta lo indica",
    "Years between the two maps": "Años entre los dos mapas",
    "average output over capacity": "producción media sobre la capacidad",
    "canopy added": "copa de árboles agregada",
    "capacity in MW": "capacidad en MW",
    "carbon taken up": "carbono absorbido",
    "efficiency of the furnaces replaced": "eficiencia de las calderas reemplazadas",
    "electricity per mile, kWh": "electricidad por milla, kWh",
    "seasonal coefficient of performance": "coeficiente de rendimiento estacional",
    "which buildings": "qué edificios",
    "which energy": "qué energía",
    "Methane capacity of the manure": "Capacidad de metano del estiércol",
    "Methane in the digester gas, by volume": "Metano en el gas de digestor, por volumen",
    "Methane in the gas, by volume": "Metano en el gas, por volumen",
    "Methane of the fuel and equipment; see ch4_n2o when not stated":
      "Metano del combustible y el equipo; si no se indica, vea ch4_n2o",
    "Methane per oxygen demand discharged": "Metano por demanda de oxígeno descargada",
    "Methane potential of the whole waste, as LandGEM states it":
      "Potencial de metano de todos los residuos, como lo indica LandGEM",
    "Methane released after mining, when the mine's own is known":
      "Metano liberado después de la extracción, si se conoce el de la mina",
    "Methane released by mining, when the mine's own is known":
      "Metano liberado por la extracción, si se conoce el de la mina",
    "Miles per gallon; per gallon of gasoline equivalent for cng, per kWh for electricity":
      "Millas por galón; por galón equivalente de gasolina para cng, por kWh para electricidad",
    "Miles: trips that begin and end inside": "Millas: viajes que empiezan y terminan dentro",
    "Miles: trips that begin and end outside": "Millas: viajes que empiezan y terminan fuera",
    "Miles: trips that begin inside and end outside":
      "Millas: viajes que empiezan dentro y terminan fuera",
    "Miles: trips that begin outside and end inside":
      "Millas: viajes que empiezan fuera y terminan dentro",
    "Model year that stands for the vehicles": "Año del modelo que representa a los vehículos",
    "Months from mid-year of placement until decay starts, form ipcc only":
      "Meses desde la mitad del año de depósito hasta que empieza la descomposición, solo con la forma ipcc",
    "Nitrogen excreted": "Nitrógeno excretado",
    "Nitrogen not from food, as a factor": "Nitrógeno que no viene de los alimentos, como factor",
    "Nitrogen of household products, as a factor":
      "Nitrógeno de los productos del hogar, como factor",
    "Nitrogen removed with sludge": "Nitrógeno eliminado con los lodos",
    "Nitrogen that is discharged": "Nitrógeno que se descarga",
    "Nitrous oxide nitrogen per nitrogen discharged":
      "Nitrógeno como óxido nitroso por nitrógeno descargado",
    "Nitrous oxide of the fuel and equipment; see ch4_n2o when not stated":
      "Óxido nitroso del combustible y el equipo; si no se indica, vea ch4_n2o",
  ]
}
