internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Fossil carbon dioxide of a fuel as more of it comes from plants, the biogenic part beside it.
///
///     F(b) = (1 − b) · f ÷ ((1 − b) · h + b · k)
///     B(b) = b · g ÷ ((1 − b) · h + b · k)
///
/// with b the biofuel's share by volume, f and g the CO2, and h and k the heat in a gallon of fossil fuel and biofuel.
///
/// - Source: EPA GHG Emission Factors Hub for CO2 per gallon and heat content.
/// - Limits: The same heat is needed whatever the blend; methane and nitrous oxide stay as they are.
public enum FuelBlend: PathMaker {
  public static let declaration = PathMakerDeclaration(
    id: "fuel-blend", name: "Fossil part of a blended fuel",
    equation: "F(b) = (1 − b) · f ÷ ((1 − b) · h + b · k);  B(b) = b · g ÷ ((1 − b) · h + b · k)",
    parameters: [
      .init(
        "biofuel-share", "Share of biofuel by volume", .share, isYearly: true, isRequired: true),
      .init("fuel", "gasoline (with ethanol) or diesel (with biodiesel)", .word),
    ],
    unit: "kg CO2/MMBtu",
    validity:
      "For the same heat, so that a gallon of ethanol replaces less than a gallon of gasoline. Only fossil carbon dioxide falls; what takes its place is biogenic and stands beside every total. What growing and making the biofuel emits is not in it. Shares must reach from the base year to the last.",
    source: "EPA GHG Emission Factors Hub, tables 1 and 2")

  /// The fossil fuel, its biofuel, and the name under which the fossil one's heat content is published.
  private static let fuels = [
    "gasoline": (fossil: "motor-gasoline", bio: "ethanol", heat: "motor-gasoline"),
    "diesel": (fossil: "diesel", bio: "biodiesel", heat: "distillate-2"),
  ]

  public static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath {
    let name = inputs.word("fuel") ?? "gasoline"
    let place = inputs.rows("fuel").first?.place ?? inputs.request.place
    guard let fuel = fuels[name] else {
      throw PathProblem(
        "“\(name)” is not a fuel that is blended here. Use gasoline or diesel.",
        at: place.at(column: "value"))
    }
    let shares = try inputs.series("biofuel-share", declaration)
    let values: [Double]
    do {
      values = try SeriesReading().values(of: shares, inputs.years)
    } catch {
      throw PathProblem(
        "The shares of biofuel do not reach from \(inputs.years.lowerBound) to \(inputs.years.upperBound). Add rows for both.",
        at: inputs.rows("biofuel-share").first?.place ?? inputs.request.place)
    }
    guard values[0] < 1 else {
      throw PathProblem(
        "Without fossil fuel in \(inputs.base), there is nothing that a blend could scale.",
        at: inputs.rows("biofuel-share").first?.place ?? inputs.request.place)
    }
    let library = inputs.inventory.context.library
    let edition = FactorLibrary.hubEdition(for: inputs.base)
    guard let fossil = library.vehicleFuelFactor(fuel: fuel.fossil, edition: edition),
      let bio = library.vehicleFuelFactor(fuel: fuel.bio, edition: edition),
      let fossilHeat = library.fuels[fuel.heat]?.heatContent,
      let bioHeat = library.fuels[fuel.bio]?.heatContent
    else {
      throw PathProblem(
        "The library has no carbon dioxide and heat content of \(name) and its biofuel.",
        at: place)
    }
    let blend = Recipe(
      fossil: fossil.value, bio: bio.value, fossilHeat: fossilHeat, bioHeat: bioHeat)
    return path(inputs, values, blend, [fossil, bio])
  }

  private static func path(
    _ inputs: PathInputs, _ shares: [Double], _ recipe: Recipe, _ factors: [EmissionFactor]
  ) -> MadePath {
    let first = recipe.fossilPerHeat(shares[0])
    let fossil = shares.map { recipe.fossilPerHeat($0) }
    let biogenic = shares.map {
      (recipe.biogenicPerHeat($0) - recipe.biogenicPerHeat(shares[0])) / first
    }
    let rows =
      inputs.inputs("biofuel-share", "b", "Share of biofuel by volume")
      + zip(["f", "g"], factors).map { symbol, factor in
        Explanation.Input(
          symbol: symbol, name: "\(factor.gas.formula) per gallon",
          value: NumberText.significant(factor.value), unit: "kg/gallon",
          source: factor.source.citation)
      }
      + zip(["h", "k"], [recipe.fossilHeat, recipe.bioHeat]).map { symbol, heat in
        Explanation.Input(
          symbol: symbol, name: "Heat content", value: NumberText.significant(heat),
          unit: "MMBtu/gallon", source: factors[0].source.citation)
      }
    return inputs.path(
      declaration, fossil, inputs: rows,
      blend: StreamShape.Blend(fossil: fossil.map { $0 / first }, biogenic: biogenic))
  }

  /// What a gallon of each fuel holds.
  private struct Recipe {
    let fossil: Double
    let bio: Double
    let fossilHeat: Double
    let bioHeat: Double

    func fossilPerHeat(_ share: Double) -> Double {
      (1 - share) * fossil / ((1 - share) * fossilHeat + share * bioHeat)
    }

    func biogenicPerHeat(_ share: Double) -> Double {
      share * bio / ((1 - share) * fossilHeat + share * bioHeat)
    }
  }
}
