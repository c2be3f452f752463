import Factors
import HTTPTypes
import Inventory
import Plan
import Store

extension APICall {
  /// A workspace at one revision with what its records lead to.
  struct Calculated: Sendable {
    let calculation: PlanCalculation
    let revision: Int
  }

  /// What the records lead to, at the revision that is asked for.
  ///
  /// - Throws: `WorkspaceError` while there is no `community.yaml` that can be read.
  func calculated() async throws -> Calculated {
    let place = try visit.workspace()
    let revision = wantedRevision ?? place.summary.head
    return Calculated(
      calculation: try await site.calculations.calculation(
        of: place.id, at: revision, head: place.summary.head),
      revision: revision)
  }

  /// What the records lead to on top of the scenario that is asked for.
  ///
  /// - Throws: `APIProblem` without a forecast, and for a scenario that the plan does not have.
  func followed() async throws -> Calculated {
    let calculated = try await calculated()
    guard let asked = text("scenario") else { return calculated }
    guard calculated.calculation.scenarios != nil else { throw APIProblem.noForecast }
    do throws(UnknownScenario) {
      return Calculated(
        calculation: try calculated.calculation.following(asked), revision: calculated.revision)
    } catch {
      throw APIProblem.notTaken(error.description)
    }
  }

  /// The account that is asked for, under the warming potentials that are asked for.
  func inventory(_ calculation: PlanCalculation) throws -> EmissionsInventory {
    let account = text("account").flatMap { Account(rawValue: $0) } ?? .community
    let own =
      account == .community
      ? calculation.inventory : calculation.otherAccounts.first { $0.account == account }
    guard let own else {
      throw APIProblem(
        .notFound, .plain, "No record is booked in the account “\(account.rawValue)”.")
    }
    guard text("gwp_set") != nil || whole("horizon") != nil else { return own }
    let set = text("gwp_set") ?? own.potentials.set
    let horizon = whole("horizon") ?? own.potentials.horizon
    guard let potentials = site.library.warmingPotentials(set: set, horizon: horizon) else {
      let known = site.library.warmingPotentials.map { "\($0.set) over \($0.horizon) years" }
      throw APIProblem.notTaken(
        "There are no warming potentials “\(set)” over \(horizon) years. Known are \(known.joined(separator: ", "))."
      )
    }
    return EmissionsInventory(own, potentials: potentials)
  }
}
