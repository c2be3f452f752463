import Testing

@testable import Phrasebook
@testable import Web

/// What readers of climate files refuse, and why a model is missing, in Spanish.
@Suite struct ClimateReasonWordsTests {
  private static let cases: [(english: String, spanish: String)] = [
    (
      "has no values in the scenario rcp45: tasmax cannot be read: https://data.example.org/tasmax.nc answered 503, service unavailable, in the last of 4 attempts. Try again later.",
      "no tiene valores en el escenario rcp45: tasmax no se puede leer: https://data.example.org/tasmax.nc respondió 503, servicio no disponible, en el último de 4 intentos. Inténtelo más tarde."
    ),
    (
      "has no values in the scenario rcp45: tasmax cannot be read: /data/tasmax_day_A.nc is damaged or incomplete: it refers to bytes 100 to 300, but has only 200. Fetch the file again.",
      "no tiene valores en el escenario rcp45: tasmax no se puede leer: /data/tasmax_day_A.nc está dañado o incompleto: remite a los bytes de 100 a 300, pero solo tiene 200. Obtenga el archivo de nuevo."
    ),
    (
      "has no values in the scenario rcp85: tasmax cannot be read: /data/a.nc: The calendar “lunar” is not known. Known are standard, gregorian, noleap.",
      "no tiene valores en el escenario rcp85: tasmax no se puede leer: /data/a.nc: el calendario «lunar» no se conoce. Se conocen standard, gregorian, noleap."
    ),
    (
      "pr cannot be read: a.nc: Time goes backwards at value 3: 2001-01-02 follows 2001-01-04. Fetch the file again, or sort it by time.",
      "pr no se puede leer: a.nc: el tiempo va hacia atrás en el valor 3: 2001-01-02 sigue a 2001-01-04. Obtenga el archivo de nuevo u ordénelo por el tiempo."
    ),
    (
      "a.nc and b.nc cannot be joined: their calendars differ (noleap, standard). Are both of the same model? Leave one of them out.",
      "a.nc y b.nc no se pueden unir: no coinciden sus calendarios (noleap, standard). ¿Son los dos del mismo modelo? Deje fuera uno de los dos."
    ),
    (
      "has no values in the scenario rcp45: there are no files of rcp45",
      "no tiene valores en el escenario rcp45: no hay archivos de rcp45"
    ),
    (
      "a.nc: tasmax has values such as 18 K on 2002-01-21, which cannot be. Is the unit “K” right?",
      "a.nc: tasmax tiene valores como 18 K el 2002-01-21, que no pueden ser. ¿Es correcta la unidad «K»?"
    ),
    (
      "tasmax, tasmin cannot be used: tasmax is below tasmin in 239 of 252 values that were compared in 2000–2010. Were the files exchanged?",
      "tasmax, tasmin no se puede usar: tasmax está por debajo de tasmin en 239 de los 252 valores que se compararon en 2000–2010. ¿Se intercambiaron los archivos?"
    ),
    (
      "tasmax cannot be read: a.nc is a web page, such as a server sends with an error, and no data. Fetch the file again.",
      "tasmax no se puede leer: a.nc es una página web, como la que un servidor envía con un error, y no datos. Obtenga el archivo de nuevo."
    ),
    (
      "/data/a.nc: “tas” is put together from other files, which is not supported. Copy it into one file where its parts are: “nccopy -d 2 -s”.",
      "/data/a.nc: «tas» está compuesto de otros archivos, lo que no se admite. Cópielo en un solo archivo donde estén sus partes: «nccopy -d 2 -s»."
    ),
    ("has 3 of the 30 years 2035–2064.", "tiene 3 de los 30 años de 2035–2064."),
    (
      "its files (2006-01-01 to 2100-12-31) do not cover the base period 1961–1990.",
      "sus archivos (de 2006-01-01 a 2100-12-31) no cubren el período base 1961–1990."
    ),
    (
      "“s.csv” has no row of daily values that can be used. The first thing found: s.csv, row 2: “x” is no date. The row was left out.",
      "«s.csv» no tiene ninguna fila de valores diarios que se pueda usar. Lo primero que se halló: s.csv, fila 2: «x» no es una fecha. La fila se omitió."
    ),
    (
      "Models left out: inmcm4: has no values in the scenario rcp45: there are no files of pr; CanESM5: has 3 of the 30 years 2035–2064.",
      "Modelos omitidos: inmcm4: no tiene valores en el escenario rcp45: no hay archivos de pr; CanESM5: tiene 3 de los 30 años de 2035–2064."
    ),
    (
      "Models left out: inmcm4, CanESM5: has no values in the scenario rcp45; MIROC5: has 3 of the 30 years 2035–2064.",
      "Modelos omitidos: inmcm4, CanESM5: no tiene valores en el escenario rcp45; MIROC5: tiene 3 de los 30 años de 2035–2064."
    ),
  ]

  @Test(arguments: cases.indices)
  func `a reason has its Spanish, with file, variable and model`(_ index: Int) {
    let (english, spanish) = Self.cases[index]
    #expect(LibraryWords.spanish(english) == spanish)
  }

  @Test func `only a name may stand before what is said in Spanish`() {
    #expect(LibraryWords.spanish("Beware: The calendar “lunar” is not known.") == nil)
    #expect(LibraryWords.spanish("A file is bad: The calendar “lunar” is not known.") == nil)
  }

  @Test func `what has no Spanish says that it is English`() {
    let problem = ClimateFileReading.Refusal.unreadable("Nothing that anything says.")
    #expect(
      ClimateFileText.spanish.refusal(problem, "a.nc")
        == "a.nc no se puede leer. En inglés: Nothing that anything says.")
    #expect(
      ClimateFileText.spanish.refusal(
        .unreadable("The atlas a.nc is damaged. Fetch or build it again."), "a.nc")
        == "a.nc no se puede leer. El atlas a.nc está dañado. Obténgalo o hágalo de nuevo.")
  }
}
