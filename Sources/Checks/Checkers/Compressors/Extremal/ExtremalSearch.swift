import EFSpec
import Foundation
import GSL

/// A search for inputs at which the exact moments of a compressor are extreme.
///
/// First many small families (`GroupedInput`) from random starts, each by the simplex method; then the best inputs
/// found are refined by random steps (`RandomStep`). Both need values alone, so that kinks and jumps, where extremes
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
    for end in ends.prefix(effort.refinements) { refine(end, objective, using: &stream) }
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

  private mutating func refine(
    _ start: Candidate, _ objective: ExtremalObjective, using stream: inout RandomStream
  ) {
    var current = start
    var step = RandomStep()
    for _ in 0..<effort.steps {
      let x = step.move(current.x, using: &stream)
      guard x.allSatisfy({ magnitudes.contains($0.magnitude) || $0 == 0 }), let next = candidate(x, objective) else {
        step.adapt(hasImproved: false)
        continue
      }
      note(next)
      step.adapt(hasImproved: next.cost < current.cost)
      if next.cost <= current.cost { current = next }
    }
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
  /// Steps of a refinement.
  var steps: Int

  init(_ budget: Budget) {
    switch budget {
    case .quick: (starts, refinements, steps) = (60, 2, 6000)
    case .standard: (starts, refinements, steps) = (150, 3, 15_000)
    case .thorough: (starts, refinements, steps) = (600, 8, 60_000)
    }
  }
}
