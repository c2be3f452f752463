/// An order of places in which each comes after those before it, and else the lower place first.
///
/// Where places stand before each other in a ring, the lowest of what is left comes next.
///
/// - Source: [KAHN-1962].
struct TopologicalOrder {
  private(set) var places: [Int] = []
  private let after: [Set<Int>]
  /// How many places that stand before each are still to come.
  private var waitsFor: [Int]
  private var isDone: [Bool]
  private var ready = LeastFirst()

  /// - Parameter after: By place, the places that come after it.
  init(after: [Set<Int>]) {
    self.after = after
    waitsFor = [Int](repeating: 0, count: after.count)
    isDone = [Bool](repeating: false, count: after.count)
    for place in after.indices {
      for next in after[place] where next != place { waitsFor[next] += 1 }
    }
    for place in after.indices where waitsFor[place] == 0 { ready.put(place) }
    for place in after.indices {
      takeReady()
      if !isDone[place] { take(place) }
    }
    takeReady()
  }

  private mutating func takeReady() {
    while let place = ready.take() {
      if !isDone[place] { take(place) }
    }
  }

  private mutating func take(_ place: Int) {
    isDone[place] = true
    places.append(place)
    for next in after[place] where next != place {
      waitsFor[next] -= 1
      if waitsFor[next] == 0 { ready.put(next) }
    }
  }
}

/// Numbers of which the least is taken first: a binary heap.
private struct LeastFirst {
  private var numbers: [Int] = []

  mutating func put(_ number: Int) {
    numbers.append(number)
    var place = numbers.count - 1
    while place > 0, numbers[(place - 1) / 2] > numbers[place] {
      numbers.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func take() -> Int? {
    guard let least = numbers.first else { return nil }
    let last = numbers.removeLast()
    guard !numbers.isEmpty else { return least }
    numbers[0] = last
    var place = 0
    while 2 * place + 1 < numbers.count {
      var below = 2 * place + 1
      if below + 1 < numbers.count, numbers[below + 1] < numbers[below] { below += 1 }
      guard numbers[below] < numbers[place] else { break }
      numbers.swapAt(below, place)
      place = below
    }
    return least
  }
}
