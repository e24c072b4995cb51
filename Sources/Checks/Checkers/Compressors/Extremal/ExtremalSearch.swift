import EFSpec
import Foundation
import GSL

/// A search for an input at which the exact moments of a compressor are extreme.
///
/// First many small families (`GroupedInput`) from random starts, each by the simplex method; then the best
/// inputs found are refined in all entries by random steps whose size adapts to their success. Both need only values, so
/// that kinks and jumps, where extremes often lie, are no obstacle. Nothing is known to the search but the
/// compressor.
struct ExtremalSearch<C: ExactMomentsCompressor> {
  let compressor: C
  let dimension: Int
  let objective: ExtremalObjective
  /// The magnitudes that entries other than 0 may have.
  let magnitudes: ClosedRange<Double>
  let effort: ExtremalEffort
  private(set) var evaluations = 0
  private(set) var best: (x: [Double], ratios: ExactRatios)?
  private var bestCost = Double.infinity

  init(
    _ compressor: C, dimension: Int, objective: ExtremalObjective, magnitudes: ClosedRange<Double>,
    effort: ExtremalEffort
  ) {
    self.compressor = compressor
    self.dimension = dimension
    self.objective = objective
    self.magnitudes = magnitudes
    self.effort = effort
  }

  mutating func run(using stream: inout RandomStream) {
    var ends: [(x: [Double], cost: Double)] = []
    for _ in 0..<effort.starts { ends.append(searchFamily(using: &stream)) }
    ends.sort { $0.cost < $1.cost }
    guard let first = ends.first, let last = ends.last, first.cost < .infinity else { return }
    // Where every start ends alike, the extreme is attained everywhere and there is nothing to refine.
    guard last.cost > first.cost + 1e-12 * first.cost.magnitude else { return }
    for end in ends.prefix(effort.refinements) where end.cost < .infinity { refine(end.x, end.cost, using: &stream) }
  }

  /// The simplex method within one random family, twice, the second time from where the first ended.
  private mutating func searchFamily(using stream: inout RandomStream) -> (x: [Double], cost: Double) {
    // Starts spread over six decades at most; a search may go on to where squares vanish beside 1.
    let range = log(magnitudes.lowerBound)...log(magnitudes.upperBound)
    let family = GroupedInput(dimension: dimension, logarithms: range.clamped(to: -7...7), using: &stream)
    let allowed = range.clamped(to: -60...60)
    var place = family.start
    for step in [1.0, 0.1] {
      var points: [(x: [Double], cost: Double)] = []
      let found = try? minimum(
        of: { logarithms in
          guard logarithms.allSatisfy(allowed.contains) else { return .infinity }
          let x = family.input(logarithms)
          let cost = self.cost(at: x)
          points.append((x, cost))
          return cost
        }, from: place, step: step, tolerance: 1e-11, iterations: effort.iterations)
      for point in points { note(point.x, point.cost) }
      guard let found else { break }
      place = found.place
    }
    let x = family.input(place)
    return (x, cost(at: x))
  }

  /// Random steps in all entries: a step that does not raise the cost is taken, and the size of steps grows so
  /// much after a success and shrinks so much after a failure that one in five succeeds.
  private mutating func refine(_ start: [Double], _ startCost: Double, using stream: inout RandomStream) {
    var (x, cost) = (start, startCost)
    var size = 0.3
    for _ in 0..<effort.steps where size > 1e-12 {
      let length = Norm.two(x.span) / Double(dimension).squareRoot()
      let next = x.map { $0 + size * length * stream.gaussian() }
      guard next.allSatisfy({ magnitudes.contains($0.magnitude) || $0 == 0 }) else {
        size *= 0.9
        continue
      }
      let nextCost = self.cost(at: next)
      note(next, nextCost)
      if nextCost <= cost {
        // A step along a ray changes nothing; it must not let the size grow without end.
        size = nextCost < cost ? min(1, size * 1.5) : size
        (x, cost) = (next, nextCost)
      } else {
        size *= 0.9
      }
    }
  }

  private func cost(at x: [Double]) -> Double {
    ExactRatios(of: compressor, at: x).map(objective.cost) ?? .infinity
  }

  private mutating func note(_ x: [Double], _ cost: Double) {
    evaluations += 1
    guard cost < bestCost, let ratios = ExactRatios(of: compressor, at: x) else { return }
    bestCost = cost
    best = (x, ratios)
  }
}

/// How much work a search may do.
struct ExtremalEffort: Hashable, Sendable {
  /// Random families.
  var starts: Int
  /// The iterations of the simplex method in one family.
  var iterations = 400
  /// Inputs that are refined.
  var refinements: Int
  /// Steps of a refinement.
  var steps: Int

  init(_ budget: Budget) {
    switch budget {
    case .quick: (starts, refinements, steps) = (60, 2, 4000)
    case .standard: (starts, refinements, steps) = (150, 3, 10_000)
    case .thorough: (starts, refinements, steps) = (600, 8, 40_000)
    }
  }
}
