import Interchange
import Tables
import Workspace

/// What whoever sent a file of shapes says of it: the table, what the coordinates mean, the classes of a raster, which
/// fields fill the columns, and what every row gets.
struct ShapeImportChoice: Codable, Sendable {
  /// A name of `ExposureImport.Target`.
  private let named: String
  /// What the coordinates mean, in place of what the file says; empty to believe the file.
  let system: String
  /// The classes of a raster.
  let classes: String
  /// True when the columns were chosen already.
  let isChosen: Bool
  private let fields: [String: String]
  let constants: [String: String]

  var target: ExposureImport.Target { ExposureImport.Target(rawValue: named) ?? .zones }

  /// Columns that people choose; places come from the shapes.
  static func columns(of target: ExposureImport.Target) -> [String] {
    ExposureImport(target: target).declaration.columns.filter {
      !["latitude", "longitude", "shape"].contains($0)
    }
  }

  init(_ form: FormData) {
    named = form["as"] ?? ""
    system = String(form.text("crs").prefix(100)).trimmed
    classes =
      String(form.text("classes").prefix(1_000)).replacing("\r\n", with: "\n")
      .replacing("\n", with: ", ").trimmed
    isChosen = form["mapped"] != nil
    var fields: [String: String] = [:]
    var constants: [String: String] = [:]
    let target = ExposureImport.Target(rawValue: named) ?? .zones
    for column in Self.columns(of: target) where isChosen {
      let fixed = String(form.text("fixed.\(column)").prefix(500))
      // A value for all rows wins over a field.
      if fixed.isEmpty {
        fields[column] = String(form.text("field.\(column)").prefix(500))
      } else {
        constants[column] = fixed
      }
    }
    (self.fields, self.constants) = (fields, constants)
  }

  /// The import that is asked for; its findings name the fields of the page.
  func exposureImport(_ text: ShapeImportText, _ words: ColumnWords) -> ExposureImport {
    var asked = ExposureImport(target: target, constants: constants, fields: fields)
    let table = asked.declaration.file
    for column in Self.columns(of: target) {
      asked.doors[column] = text.below(words.title(of: column, in: table), text.mapTitle)
    }
    return asked
  }

  func reading(_ text: ShapeImportText) -> ExposureFile.Reading {
    ExposureFile.Reading(
      system: system, classes: classes, systemDoor: text.inField(text.system),
      classesDoor: text.inField(text.classes))
  }

  /// A code such as `EPSG:26915` or its number: a name may be of several systems, and a definition may name files of the server.
  private static func isCode(_ text: String) -> Bool {
    text.wholeMatch(of: /(?:[A-Za-z]+:)?[A-Za-z0-9]+/) != nil
      && (text.contains(":") || text.allSatisfy(\.isNumber))
  }

  /// What cannot be, before the file is looked at.
  func errors(of name: String, _ text: ShapeImportText) -> FormErrors {
    Self.errors(of: name, reading(text), text)
  }

  static func errors(
    of name: String, _ reading: ExposureFile.Reading, _ text: ShapeImportText
  ) -> FormErrors {
    var errors = FormErrors()
    if !reading.system.isEmpty, !isCode(reading.system) || reading.systemProblem != nil {
      errors.add("crs", text.wrongSystem)
    }
    if let problem = reading.classesProblem(of: name) {
      errors.add("classes", text.wrongClasses(problem))
    }
    return errors
  }

  /// The fields that carry the choice along.
  ///
  /// - Parameter mapped: The fields that were used where nobody has chosen.
  func hidden(_ mapped: [String: String]) -> HTML {
    let columns = Self.columns(of: target).map { column -> HTML in
      let field = isChosen ? fields[column] ?? "" : mapped[column] ?? ""
      return """
        \(WaitingRow.hidden("field.\(column)", field))\(WaitingRow.hidden("fixed.\(column)", constants[column] ?? ""))
        """
    }
    return """
      \(WaitingRow.hidden("mapped", "yes"))\(WaitingRow.hidden("as", named))
      \(WaitingRow.hidden("crs", system))\(WaitingRow.hidden("classes", classes))
      \(columns)
      """
  }
}
