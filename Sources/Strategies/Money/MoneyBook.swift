/// What a community states about money: costs by who pays, prices of energy, incomes.
public struct MoneyBook: Hashable, Sendable {
  public init() {}
}
