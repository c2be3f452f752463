import Archives
import Factors
import Foundation
import Interchange
import Plan
import Tables
import Workspace

/// A file that tells how a workspace was, to be calculated.
struct EarlierFile: Sendable {
  let file: StagedUploads.File
  /// The workspace as it is; a workbook has the inventory's tables alone.
  let present: CommunityWorkspace
  let library: FactorLibrary
  /// Where the reader of workbooks is; nil where this server has none.
  let tools: URL?
  let text: RecalculationText
  let language: Language

  static func isWorkbook(_ name: String) -> Bool {
    [".xlsx", ".xlsm"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Whether a file of this name can tell how a workspace was.
  static func mayBe(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".zip") || isWorkbook(name)
  }

  /// Reads and calculates it; the call blocks.
  ///
  /// - Throws: `EarlierFileRefusal` for a file that says nothing of an inventory.
  func calculation() throws(EarlierFileRefusal) -> PlanCalculation {
    let files = Self.isWorkbook(file.name) ? try ofWorkbook() : try ofArchive()
    do {
      return PlanCalculation(
        workspace: try WorkspaceFolder.read(files: files, library: library), library: library)
    } catch {
      throw EarlierFileRefusal(message: text.noWorkspace(file.name))
    }
  }

  private func ofArchive() throws(EarlierFileRefusal) -> [String: [UInt8]] {
    do {
      return try PackedFolder.files(in: file.bytes)
    } catch {
      throw EarlierFileRefusal(message: error.phrase(language))
    }
  }

  /// The present workspace with the tables of the workbook: what the workbook does not have was not there.
  private func ofWorkbook() throws(EarlierFileRefusal) -> [String: [UInt8]] {
    let reader = InventoryImport(library: library)
    let contents: UploadFile.Contents
    do {
      contents = try UploadFile.read(
        .bytes(file.bytes), named: file.name, tools: tools, inventoryImport: reader
      ).contents
    } catch {
      throw EarlierFileRefusal(message: error.phrase(language))
    }
    guard case .template(let reading) = contents else {
      throw EarlierFileRefusal(message: text.noTemplate(file.name))
    }
    let plan = reader.plan(reading, named: file.name, into: present, removesMissing: true)
    if let first = plan.findings.first(where: { $0.severity == .error }) {
      throw EarlierFileRefusal(
        message: text.wrongRow(
          PlaceWords(language: language).text(first.place), language.said(first.message)))
    }
    return present.files.merging(plan.files) { $1 }
  }
}
