import Factors
import Forecast
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Emissions that are stated as saved, of which no more counts than there is.
@Suite struct StatedExcessTests {
  /// Two sectors of 100 t and 60 t.
  private let frame = YearFrame(
    year: 2035, activity: [100, 20], rates: [1, 3], reference: [:])

  private func waste(_ tonnes: Double) -> EffectStep {
    .claim(StatedSaving(tonnes: tonnes, positions: [0], booked: "waste"))
  }

  private func whole(_ tonnes: Double) -> EffectStep {
    .claim(StatedSaving(tonnes: tonnes, positions: [0, 1], booked: ""))
  }

  @Test func `no more is saved of a sector than it emits beside the other actions`() {
    var state = YearState(frame)
    state.apply([waste(70)])
    #expect(state.tonnes == 90 && state.excess == [0])
    // Half of the sector's 100 t are saved by another action: 20 of the 70 t are not there.
    state.apply([.scale([0], factor: 0.5)])
    #expect(state.tonnes == 60 && state.excess == [20])
  }

  @Test func `those of the whole community take what the sectors leave`() {
    var state = YearState(frame)
    state.apply([whole(100), waste(90)])
    // 90 t of the waste, then 70 t of all that is left.
    #expect(state.tonnes == 0 && state.excess == [30, 0])
  }

  @Test func `what is taken up is not limited, and idle streams are there to be saved`() {
    var state = YearState(frame)
    state.apply([.emit(tonnes: -500)])
    #expect(state.tonnes == -340)
    var idle = YearState(frame)
    idle.apply([
      .claim(StatedSaving(tonnes: 130, positions: [0], idle: 40, booked: "waste"))
    ])
    // 30 t of the idle stream, which no frame has.
    #expect(idle.tonnes == 30 && idle.excess == [0])
  }

  @Test func `shares of what is stated too much are those worked out by hand`() {
    // 80 t and 60 t of the same 100 t, and a saving of half of them.
    let effects = [[waste(80)], [waste(60)], [EffectStep.scale([0], factor: 0.5)]]
    let found = Attribution(effects, frame: frame)
    #expect(found.whole == 100)
    #expect(found.savings.map(\.alone) == [80, 60, 50])
    #expect(found.savings.allSatisfy { $0.last == 0 && $0.error == 0 })
    // (2 · 80 + 40 + 50) ÷ 6, (2 · 60 + 20 + 50) ÷ 6 and (2 · 50 + 20 + 40) ÷ 6.
    for (saving, share) in zip(found.savings, [250.0 / 6, 190.0 / 6, 160.0 / 6]) {
      #expect((saving.share - share).magnitude < 1e-10)
    }
  }

  @Test func `more than twelve actions are sampled and still sum to the whole`() {
    let effects = (0..<14).map { _ in [waste(20)] }
    let found = Attribution(effects, frame: frame)
    #expect(found.whole == 100)
    #expect(found.savings.reduce(0) { $0 + $1.share } == 100)
    // All alike: a fourteenth each, within four errors.
    for saving in found.savings {
      #expect((saving.share - 100.0 / 14).magnitude <= 4 * saving.error + 1e-9)
    }
  }

  @Test func `every set of actions has what it leaves to be saved`() {
    let program = EffectProgram([[waste(170)], [.scale([0], factor: 0.5)]], frame: frame)
    #expect(program.tonnes(acting: [true, false]) == 60)
    #expect(program.tonnes(acting: [true, true]) == 60)
    #expect(program.excess(acting: [true, true]) == 120)
    #expect(program.tonnes(acting: [false, true]) == 110)
  }
}
