internal import Factors
internal import Forecast
internal import Inventory

/// A plan made ready for draws: which numbers of which year follow which inputs.
///
/// A column is one number for every draw. Columns are worked out a tile of draws at a time: first those that no
/// year changes, then each year's blocks and steps on them.
struct DrawProgram: Sendable {
  /// How a column that no year changes is made.
  enum Column: Sendable {
    /// The draws of an input.
    case input(Int)
    /// Two columns multiplied.
    case product(Int, Int)
    /// The value of a table at an input of whole numbers.
    case lookup(Int, WholeTable)
    /// A number of an action's steps, from the columns of its parameters.
    case coefficient(CoefficientFunction, inputs: [Int], direct: @Sendable ([Double]) -> Double)
  }

  /// A number that may follow a column.
  struct Number: Sendable {
    var offset: Double
    var slope = 0.0
    var column: Int?
  }

  /// A sum of which some parts follow columns.
  struct Sum: Sendable {
    var constant = 0.0
    var parts: [(column: Int, coefficient: Double)] = []
    private var places: [Int: Int] = [:]

    mutating func add(_ amount: Double, following column: Int?) {
      guard let column else {
        constant += amount
        return
      }
      if let place = places[column] {
        parts[place].coefficient += amount
      } else {
        places[column] = parts.count
        parts.append((column, amount))
      }
    }
  }

  struct Block: Sendable {
    /// A stream that stands for all of the block where they are alike.
    var stream: Int?
    var tonnes = Sum()
    var activity = Sum()
    /// Whether any step asks for its activity.
    var needsActivity = false
    /// Grid electricity bought in it, canonical units of energy; nil where it has none or no step makes power.
    var purchases: Sum?
    /// Ratios to what is stated of the drivers that its activity follows.
    var drivers: [Number] = []
    /// The same of the paths and policies that its emissions per activity follow.
    var paths: [Number] = []
    /// False for what emits out of scope, which is only there for what is stated to be saved of it.
    var counts = true
  }

  /// Emissions that are stated as saved, and what there is to save.
  struct Claim: Sendable {
    let blocks: [Int]
    /// Carriers that emit where the blocks do.
    let carriers: [Int]
    /// Metric tons CO2e that streams without activity emit there.
    let idle: Double
    /// Nil for the whole community.
    let sector: Sector?
    /// Whether it is in scope.
    let counts: Bool
  }

  enum Step: Sendable {
    case scale([Int], Number)
    case clean([Int], Number, carriers: [Int])
    case move([Int], Number, carrier: Int, gains: [Number])
    case save([Int], Number)
    case add(carrier: Int, Number)
    case emit(Number)
    case claim(Claim, Number)
  }

  struct Year: Sendable {
    var blocks: [Block]
    var steps: [Step]
    /// By step: the place of its action.
    var players: [Int]
    /// Metric tons CO2e for a canonical unit of each carrier; not a number for one that the inventory does not have.
    var carriers: [Sum]
    /// True when steps make or contract power, of which no more counts than is bought.
    var makesPower = false
    /// Metric tons CO2e of streams without activity, which no draw and no step changes.
    var idle = 0.0
    /// Carriers that emit out of scope, which are only there for what is stated to be saved of them.
    var silentCarriers: Set<Int> = []

    /// What is stated as saved, with its amounts and the places of the actions, in the order of the steps.
    var claims: [(claim: Claim, amount: Number, player: Int)] {
      zip(steps, players).compactMap { step, player in
        guard case .claim(let claim, let amount) = step else { return nil }
        return (claim: claim, amount: amount, player: player)
      }
    }
  }

  /// What of a plan is made ready.
  struct Scope: Sendable {
    /// Only what a target counts.
    var reach = TargetReach.everything
    /// Streams with unlike numbers stay in blocks of their own; empty for none.
    var kinds: [Int] = []
    /// True when every block that a step touches needs its activity.
    var tracksActivity = false
  }

  let inputs: [UncertainInput]
  let columns: [Column]
  let years: [Year]
  /// Actions whose ranges could not be followed, one sentence each.
  let held: [String]

  /// - Parameters:
  ///   - actions: Those that act, in the order in which they do.
  ///   - frames: Of every year, the base year first.
  ///   - shapes: How each stream changes, in the order of the frames' streams.
  ///   - all: Among which those are that actions need; the actions themselves unless given.
  ///   - climates: The models of the climate that an input draws from.
  ///   - idle: Metric tons CO2e that streams without activity emit in a year, which no frame has.
  ///   - acting: The ids of those of them that act in a year.
  init(
    inputs: [UncertainInput], actions: [Action], among all: [Action]? = nil, frames: [YearFrame],
    shapes: [StreamShape], climates: ClimateRatios = ClimateRatios(), scope: Scope = Scope(),
    idle: (_ year: Int) -> Double = { _ in 0 },
    acting: (_ year: Int) -> Set<String>
  ) {
    var builder = DrawProgramBuilder(
      inputs: inputs, actions: actions, among: all ?? actions, shapes: shapes,
      climates: climates, scope: scope)
    years = frames.map { frame in
      var year = builder.year(
        frame, base: frames.first?.year ?? frame.year, acting: acting(frame.year))
      year.idle = idle(frame.year)
      return year
    }
    self.inputs = inputs
    columns = builder.columns
    held = builder.held
  }
}

extension DrawProgram {
  /// The whole plan of a portfolio, or what is in scope of it.
  init(_ inputs: [UncertainInput], of portfolio: Portfolio, scope: Scope = Scope()) {
    let actions = portfolio.ordered
    let ids = Set(actions.map(\.id))
    self.init(
      inputs: inputs, actions: actions, among: portfolio.actions,
      frames: portfolio.projection.years.map { portfolio.frame($0) },
      shapes: portfolio.frameStreams.map(\.shape),
      climates: ClimateRatios(portfolio.projection), scope: scope,
      idle: { portfolio.idleTonnes($0, where: scope.reach.includes) },
      acting: { portfolio.selection.acting(ids, in: $0) })
  }
}
