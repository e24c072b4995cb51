import EFSpec
import Foundation
import GSL

/// A search for inputs at which the exact moments of a compressor are extreme.
///
/// First many small families (`GroupedInput`) from random starts, each by the simplex method; then the best inputs
/// found are refined by random steps (`DiscreteStep`, `RandomStep`). Both need values alone, so that kinks and jumps, where extremes
/// often lie, are no obstacle. Nothing is known to the search but the compressor. What one objective's search
/// comes across counts for all objectives.
struct ExtremalSearch {
  let compressor: any ExactMomentsCompressor
  let dimension: Int
  /// The magnitudes that entries other than 0 may have.
  let magnitudes: ClosedRange<Double>
  let effort: ExtremalEffort
  /// How often the moments were computed.
  private(set) var evaluations = 0
  private(set) var best: [ExtremalObjective: Candidate] = [:]

  struct Candidate {
    let x: [Double]
    let ratios: ExactRatios
    let cost: Double
  }

  /// Starts whose ends agree to this fraction show that the extreme is attained everywhere.
  private static let agreement = 1e-12
  /// A round of steps that gains less than this fraction is the last.
  private static let gain = 1e-9
  /// So many agreeing starts suffice.
  private static let agreeingStarts = 8

  init(
    _ compressor: any ExactMomentsCompressor, dimension: Int, magnitudes: ClosedRange<Double>, effort: ExtremalEffort
  ) {
    self.compressor = compressor
    self.dimension = dimension
    self.magnitudes = magnitudes
    self.effort = effort
  }

  mutating func run(_ objective: ExtremalObjective, using stream: inout RandomStream) {
    var ends: [Candidate] = []
    for start in 0..<effort.starts {
      if start == Self.agreeingStarts && agree(ends) { return }
      if let end = searchFamily(objective, using: &stream) { ends.append(end) }
    }
    ends.sort { $0.cost < $1.cost }
    let own = ends.prefix(effort.refinements).map { refined($0, objective, using: &stream).cost }.min()
    // Another objective's search may have come further.
    if let first = best[objective], first.cost < own ?? .infinity { _ = refined(first, objective, using: &stream) }
  }

  private func agree(_ ends: [Candidate]) -> Bool {
    let costs = ends.map(\.cost)
    guard let low = costs.min(), let high = costs.max() else { return false }
    return high - low <= Self.agreement * low.magnitude
  }

  /// The simplex method within one random family, twice, the second time from where the first ended.
  private mutating func searchFamily(
    _ objective: ExtremalObjective, using stream: inout RandomStream
  ) -> Candidate? {
    // Starts spread over six decades at most; a search may go on to where squares vanish beside 1.
    let range = log(magnitudes.lowerBound)...log(magnitudes.upperBound)
    let family = GroupedInput(dimension: dimension, logarithms: range.clamped(to: -7...7), using: &stream)
    let allowed = range.clamped(to: -60...60)
    var end: Candidate?
    var place = family.start
    for step in [1.0, 0.1] {
      var seen: [Candidate] = []
      let found = try? minimum(
        of: { logarithms in
          guard logarithms.allSatisfy(allowed.contains),
            let candidate = self.candidate(family.input(logarithms), objective)
          else { return .infinity }
          seen.append(candidate)
          return candidate.cost
        }, from: place, step: step, tolerance: 1e-11, iterations: effort.iterations)
      for candidate in seen { note(candidate) }
      end = ([end].compactMap(\.self) + seen).min { $0.cost < $1.cost }
      guard let found else { break }
      place = found.place
    }
    return end
  }

  /// Rounds of random steps, until one gains nothing that counts.
  private mutating func refined(
    _ start: Candidate, _ objective: ExtremalObjective, using stream: inout RandomStream
  ) -> Candidate {
    var current = start
    for _ in 0..<effort.rounds {
      let before = current.cost
      refine(&current, objective, using: &stream)
      guard before - current.cost > Self.gain * current.cost.magnitude else { break }
    }
    return current
  }

  /// A change that does not raise the cost is taken: first changes that keep magnitudes few, then all.
  private mutating func refine(
    _ current: inout Candidate, _ objective: ExtremalObjective, using stream: inout RandomStream
  ) {
    var step = RandomStep()
    for count in 0..<effort.steps {
      let isDiscrete = count < effort.discreteSteps
      let x = isDiscrete ? DiscreteStep.move(current.x, using: &stream) : step.move(current.x, using: &stream)
      let next = isAllowed(x) ? candidate(x, objective) : nil
      if let next { note(next) }
      if !isDiscrete { step.adapt(hasImproved: next.map { $0.cost < current.cost } ?? false) }
      if let next, next.cost <= current.cost { current = next }
    }
  }

  private func isAllowed(_ x: [Double]) -> Bool {
    x.allSatisfy { magnitudes.contains($0.magnitude) || $0 == 0 }
  }

  private func candidate(_ x: [Double], _ objective: ExtremalObjective) -> Candidate? {
    guard let ratios = ExactRatios(of: compressor, at: x) else { return nil }
    return Candidate(x: x, ratios: ratios, cost: objective.cost(of: ratios))
  }

  private mutating func note(_ candidate: Candidate) {
    evaluations += 1
    for objective in ExtremalObjective.allCases {
      let cost = objective.cost(of: candidate.ratios)
      if cost < best[objective]?.cost ?? .infinity {
        best[objective] = Candidate(x: candidate.x, ratios: candidate.ratios, cost: cost)
      }
    }
  }
}

/// How much work a search may do, for each objective.
struct ExtremalEffort: Hashable, Sendable {
  /// Random families.
  var starts: Int
  /// The iterations of the simplex method in one family.
  var iterations = 400
  /// Inputs that are refined.
  var refinements: Int
  /// Steps of a round of a refinement.
  var steps: Int
  /// The rounds of a refinement, at most.
  var rounds = 30
  /// Those of them that keep magnitudes few, which come first.
  var discreteSteps: Int { steps / 5 }

  init(_ budget: Budget) {
    switch budget {
    case .quick: (starts, refinements, steps) = (40, 2, 3000)
    case .standard: (starts, refinements, steps) = (150, 3, 10_000)
    case .thorough: (starts, refinements, steps) = (600, 8, 30_000)
    }
  }
}
