import Factors
import Tables
import TestSupport
import Testing
import Vulnerability

@testable import Strategies

@Suite struct RankingTests {
  private let two = [PrioritySamples.scored("x"), PrioritySamples.scored("y")]

  @Test func `a weighted sum is worked out by hand`() throws {
    // x: 5, 3, 1 become 1, 0.5, 0; y: 2, 4, 5 become 0.25, 0.75, 1
    let matrix = PrioritySamples.matrix([[5, 2], [3, 4], [1, 5]], two)
    let ranking = Ranking(matrix, weights: [0.6, 0.4], method: .weighted)
    #expect(PrioritySamples.places(ranking) == ["a1", "a2", "a3"])
    let scores = ranking.entries.compactMap(\.score)
    for (score, expected) in zip(scores, [0.7, 0.6, 0.4]) { #expect(isClose(score, expected)) }
    #expect(ranking.entries.map(\.place) == [1, 2, 3])
    #expect(ranking.entries.allSatisfy { $0.known > 0.999 })
  }

  @Test func `other weights turn the order round`() {
    let matrix = PrioritySamples.matrix([[5, 2], [3, 4], [1, 5]], two)
    let ranking = Ranking(matrix, weights: [0.2, 0.8], method: .weighted)
    #expect(PrioritySamples.places(ranking) == ["a3", "a2", "a1"])
  }

  @Test func `an unknown value is left out, and the score says what it rests on`() throws {
    let matrix = PrioritySamples.matrix([[5, 2], [4, nil], [nil, nil]], two)
    let ranking = Ranking(matrix, weights: [0.6, 0.4], method: .weighted)
    let entry = try #require(ranking.entry(of: "a2"))
    #expect(isClose(entry.score ?? 0, 0.75))
    #expect(isClose(entry.known, 0.6))
    let bounds = try #require(entry.bounds)
    #expect(isClose(bounds.lowerBound, 0.45) && isClose(bounds.upperBound, 0.85))
    let nothing = try #require(ranking.entries.last)
    #expect(nothing.action.id == "a3" && nothing.score == nil && nothing.place == nil)
    let notes = try #require(ranking.explanation(of: "a2")).notes
    #expect(notes.contains("y: Nobody has scored it."))
    #expect(notes.contains { $0.contains("rests on 60 %") && $0.contains("0.450 and 0.850") })
  }

  @Test func `less is better where a criterion says so`() {
    let criteria = [PrioritySamples.measured("c", direction: .lower)]
    let matrix = PrioritySamples.matrix([[100], [300], [200]], criteria)
    #expect(matrix.values.map { $0[0] } == [1, 0, 0.5])
    let scored = PrioritySamples.matrix(
      [[1], [4]], [PrioritySamples.scored("s", direction: .lower)])
    #expect(scored.values.map { $0[0] } == [1, 0.25])
  }

  @Test func `by rank equal actions share the places between`() {
    let criteria = [PrioritySamples.measured("c", direction: .higher, scale: .rank)]
    let matrix = PrioritySamples.matrix([[10], [10], [1000], [nil], [5]], criteria)
    // of four that are known: 1000 beats 3, the tens beat 1 and equal 1, 5 beats none
    #expect(matrix.values.map { $0[0] } == [0.5, 0.5, 1, nil, 0])
  }

  @Test func `a criterion by which all are equal tells none from another`() throws {
    let criteria = [PrioritySamples.measured("c", direction: .higher)]
    let matrix = PrioritySamples.matrix([[7], [7]], criteria)
    #expect(matrix.values.map { $0[0] } == [1, 1])
    let ranking = Ranking(matrix, weights: [1], method: .weighted)
    #expect(ranking.entries.map(\.place) == [1, 1])
    let part = try #require(ranking.explanation(of: "a1")?.parts.first)
    #expect(part.notes.contains { $0.contains("tells none from another") })
  }

  @Test func `a criterion by which all are equal has no weight and is not counted as known`() throws
  {
    let criteria = [
      PrioritySamples.measured("c", direction: .lower), PrioritySamples.scored("x"),
      PrioritySamples.scored("y"),
    ]
    // Nothing but the equal cost is known of the first.
    let matrix = PrioritySamples.matrix([[7, nil, nil], [7, 5, nil], [7, 1, nil]], criteria)
    #expect(matrix.tells == [false, true, true])
    let ranking = Ranking(matrix, weights: [0.5, 0.3, 0.2], method: .weighted)
    #expect(ranking.weights == [0, 0.6, 0.4])
    // What nobody knows yet still counts as not known.
    #expect(isClose(try #require(ranking.entry(of: "a2")).known, 0.6))
    #expect(PrioritySamples.places(ranking) == ["a2", "a3", "a1"])
    let first = try #require(ranking.entry(of: "a1"))
    #expect(first.score == nil && first.place == nil && first.known == 0)
    #expect(matrix.values(of: "a1") == [1, nil, nil])
    let notes = try #require(ranking.explanation(of: "a2")).notes
    #expect(notes.contains { $0.hasPrefix("c: all that is known is equal") })
  }

  @Test func `a place that rests on little is marked`() throws {
    let matrix = PrioritySamples.matrix([[5, nil], [1, 5], [1, 3]], two)
    let ranking = Ranking(matrix, weights: [0.3, 0.7], method: .weighted)
    let first = try #require(ranking.entries.first)
    #expect(first.action.id == "a1" && first.isThin)
    #expect(ranking.entries.dropFirst().allSatisfy { !$0.isThin })
    let notes = try #require(ranking.explanation(of: "a1")).notes
    #expect(notes.contains { $0.contains("its place says hardly anything") })
  }

  @Test func `flows of outranking are worked out by hand`() throws {
    // Leads of half the scale count in full, so that each pair is won outright by each criterion.
    let matrix = PrioritySamples.matrix([[5, 1], [3, 3], [1, 5]], two)
    let ranking = Ranking(matrix, weights: [0.6, 0.4], method: .outranking)
    let first = try #require(ranking.entry(of: "a1"))
    #expect(isClose(first.flows?.leaving ?? 0, 0.6) && isClose(first.flows?.entering ?? 0, 0.4))
    #expect(
      ranking.entries.compactMap(\.score).map { ($0 * 1e9).rounded() / 1e9 } == [0.2, 0, -0.2])
  }

  @Test func `a lead between indifference and preference counts in part`() throws {
    // One point of five is 0.25 of the scale: (0.25 − 0.05) ÷ (0.5 − 0.05)
    let matrix = PrioritySamples.matrix([[5], [4]], [PrioritySamples.scored("x")])
    let ranking = Ranking(matrix, weights: [1], method: .outranking)
    #expect(isClose(ranking.entry(of: "a1")?.score ?? 0, 0.2 / 0.45))
    #expect(isClose(ranking.entry(of: "a2")?.score ?? 0, -0.2 / 0.45))
    let near = PrioritySamples.matrix([[4.1], [4]], [PrioritySamples.scored("x")])
    #expect(Ranking(near, weights: [1], method: .outranking).entries.map(\.place) == [1, 1])
  }

  @Test func `outranking puts one large lead behind many small ones`() {
    let three = ["x", "y", "z"].map { PrioritySamples.scored($0) }
    // By the sum 5 + 2 + 2 beats 3 + 3 + 2.5; by pairs the second wins two of three.
    let matrix = PrioritySamples.matrix([[5, 2, 2], [2.4, 3, 3]], three)
    let weights = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    #expect(
      PrioritySamples.places(Ranking(matrix, weights: weights, method: .weighted)) == ["a1", "a2"])
    // In outranking 0.65 of the scale counts no more than 0.5: 1 against 2 · 0.444
    #expect(
      isClose(
        Ranking(matrix, weights: weights, method: .outranking).entry(of: "a1")?.score ?? 0,
        (1 - 2 * 0.2 / 0.45) / 3))
  }

  @Test func `a value that is not known of one of two prefers neither`() {
    let matrix = PrioritySamples.matrix([[5, nil], [1, 5]], two)
    let ranking = Ranking(matrix, weights: [0.5, 0.5], method: .outranking)
    #expect(ranking.entries.compactMap(\.score) == [0.5, -0.5])
  }

  @Test func `each person counts alike, however large the numbers`() throws {
    func weight(_ person: String, _ criterion: String, _ value: Double) -> CriterionWeight {
      CriterionWeight(
        person: person, criterion: criterion, weight: value, reason: "",
        place: Place(file: "criteria-weights.csv", row: 2))
    }
    let panel = WeightPanel(
      criteria: two,
      weights: [
        weight("Ana", "x", 1), weight("Ana", "y", 3), weight("Bo", "x", 700),
        weight("Bo", "y", 300), weight("Cy", "x", 0), weight("Cy", "y", 0),
      ])
    #expect(panel.people == ["Ana", "Bo"])
    #expect(isClose(panel.group[0], 0.475) && isClose(panel.group[1], 0.525))
    #expect(panel.spread(0) == WeightPanel.Spread(mean: panel.group[0], low: 0.25, high: 0.7))
    #expect(panel.findings.count == 1 && panel.findings[0].message.contains("“Cy”"))
    #expect(panel.weights(of: "Cy") == nil)
  }

  @Test func `scores of several people agree, are close or disagree`() {
    func agreement(_ scores: [Double?]) -> ScoreAgreement {
      ScoreAgreement(
        scores.enumerated().map {
          ActionScore(
            action: "a1", criterion: "x", person: "p\($0)", score: $1, reason: "",
            place: Place(file: "action-scores.csv"))
        })
    }
    #expect(agreement([]).standing == .unsure && agreement([nil]).mean == nil)
    #expect(agreement([3, nil]).standing == .single && agreement([3, nil]).mean == 3)
    #expect(agreement([3, 4]).standing == .agreed && agreement([3, 4]).mean == 3.5)
    #expect(agreement([2, 4]).standing == .close && agreement([2, 4]).spread == 2)
    #expect(agreement([1, 4, 5]).standing == .disagreed)
  }
}
