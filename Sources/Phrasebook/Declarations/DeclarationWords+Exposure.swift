extension DeclarationWords {
  static let exposure: [String: String] = [
    "As people call it, such as “Pump station 4”.":
      "Como lo llama la gente, como «Estación de bombeo 4».",
    "Type":
      "Tipo",
    "What it is, such as school or road.":
      "Qué es, como school o road.",
    "Community system":
      "Sistema de la comunidad",
    "A system of the taxonomy, such as transportation.":
      "Un sistema de la taxonomía, como transportation.",
    "Value, dollars":
      "Valor, dólares",
    "What it would cost to replace, such as 2500000.":
      "Lo que costaría reponerlo, como 2500000.",
    "Criticality":
      "Criticidad",
    "From 1, it can wait, to 5, people are in danger without it.":
      "De 1, puede esperar, a 5, sin ello hay personas en peligro.",
    "Condition":
      "Estado",
    "From 1, poor, to 5, as new.":
      "De 1, malo, a 5, como nuevo.",
    "People":
      "Personas",
    "How many live, work or depend there, such as 120.":
      "Cuántas viven, trabajan o dependen de ello, como 120.",
    "Latitude":
      "Latitud",
    "Degrees north, such as 44.98; not needed with a shape.":
      "Grados norte, como 44.98; no hace falta si hay una forma.",
    "Longitude":
      "Longitud",
    "Degrees east, such as -93.27 in the United States.":
      "Grados este, como -93.27 en los Estados Unidos.",
    "Shape":
      "Forma",
    "A line or area as well-known text in longitude and latitude, such as LINESTRING (-93.3 44.9, -93.2 44.9).":
      "Una línea o un área como texto WKT en longitud y latitud, como LINESTRING (-93.3 44.9, -93.2 44.9).",
    "Assets":
      "Bienes",
    "Asset":
      "Bien",
    "Buildings, roads, pipes, parks and other things that a hazard may reach, and where they are.":
      "Edificios, calles, tuberías, parques y otras cosas que una amenaza puede alcanzar, y dónde están.",
    "As the map calls it, such as “Zone AE, Minnehaha Creek”.":
      "Como lo llama el mapa, como «Zona AE, Minnehaha Creek».",
    "Level":
      "Nivel",
    "How strong or how rare, such as 1-percent or 2-feet.":
      "Qué tan fuerte o raro, como 1-percent o 2-feet.",
    "An area as well-known text in longitude and latitude, such as POLYGON ((-93.3 44.9, …)).":
      "Un área como texto WKT en longitud y latitud, como POLYGON ((-93.3 44.9, …)).",
    "The edition or date of the map, such as 2016-11.":
      "La edición o la fecha del mapa, como 2016-11.",
    "Hazard zones":
      "Zonas de amenaza",
    "Hazard zone":
      "Zona de amenaza",
    "Areas that a hazard reaches: flood zones, burn areas, heat islands, bands of sea-level rise.":
      "Áreas que una amenaza alcanza: zonas de inundación, áreas quemadas, islas de calor, franjas de aumento del nivel del mar.",
    "Code":
      "Código",
    "The eleven digits of the census, such as 27053026100.":
      "Los once dígitos del censo, como 27053026100.",
    "A name that people know, such as “Phillips East”.":
      "Un nombre que la gente conoce, como «Phillips East».",
    "How many live there, such as 3420.":
      "Cuántas viven allí, como 3420.",
    "Its outline as well-known text in longitude and latitude.":
      "Su contorno como texto WKT en longitud y latitud.",
    "The year of the outlines, such as 2020.":
      "El año de los contornos, como 2020.",
    "Census tracts":
      "Sectores censales",
    "Census tract":
      "Sector censal",
    "The neighborhoods by which people are counted, with their outlines.":
      "Los barrios por los que se cuenta a las personas, con sus contornos.",
    "The eleven digits of the tract.":
      "Los once dígitos del sector.",
    "Index":
      "Índice",
    "The index and its edition, such as svi-2022.":
      "El índice y su edición, como svi-2022.",
    "The part of the index, such as overall.":
      "La parte del índice, como overall.",
    "Marked":
      "Marcado",
    "Whether the index marks the tract, such as disadvantaged.":
      "Si el índice marca el sector, como desfavorecido.",
    "Measures of tracts":
      "Medidas de sectores",
    "Measure of a tract":
      "Medida de un sector",
    "What published indices say of each tract: one row for each index, measure and tract.":
      "Lo que dicen los índices publicados de cada sector: una fila por índice, medida y sector.",
  ]
}
