import EFSpec

/// `enumeration` of the statistics table: expectations over the listed outcomes of compressors.
///
/// The rows are told apart by their names, which state compressor and input.
struct EnumerationReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-10)

  var tolerances: [String] { ["1e-10"] }

  private enum Row: String {
    case randK = "rand-2 of 6, x=1..6"
    case dithering = "QSGD s=2, x=(1,-2,3,-4)"
    case natural = "natural compression at t=4/3"
    case adaptive = "adaptive random (1 coordinate, prob |x_i|/|x|_1), x=(1,2,3,4)"
    case sign = "scaled sign x=(1,2,3,4)"
    case ternGrad = "TernGrad (max norm, s=1), x=(1,.5,.25,0)"
    case vectorEValue = "expected vector e-variable under exact QSGD with tight omega (must be 1)"
  }

  private func row(_ element: JSONValue) -> Row? {
    if case .text(let name) = element[.root["name"]] { Row(rawValue: name) } else { nil }
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { row(element) != nil }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let dithered = (compressor: StandardDithering(levels: 2, norm: .two), x: [1.0, -2, 3, -4])
    switch row(ledger.element) {
    case .randK:
      let x = (1...6).map(Double.init)
      let biased = ListedErrors(RandK(2, scaling: .biased).outcomes(of: x), at: x)
      let unbiased = ListedErrors(RandK(2, scaling: .unbiased).outcomes(of: x), at: x)
      try ledger.compare(.root["subsets"], withInteger: biased.outcomes.count)
      try ledger.compare(.root["E_C"], with: biased.mean, Self.tolerance)
      try ledger.compare(.root["E_r_biased"], with: biased.relativeError, Self.tolerance)
      try ledger.compare(.root["var_r_biased"], with: biased.varianceOfRelativeError, Self.tolerance)
      try ledger.compare(.root["E_omega_unbiased"], with: unbiased.relativeError, Self.tolerance)
    case .dithering:
      let law = ListedErrors(allOutcomes(of: dithered.compressor, at: dithered.x), at: dithered.x)
      try ledger.compare(.root["outcomes"], withInteger: law.outcomes.count)
      try ledger.compare(.root["E_C"], with: law.mean, Self.tolerance)
      try ledger.compare(.root["E_q"], with: law.relativeError, Self.tolerance)
      try ledger.compare(.root["var_q"], with: law.varianceOfRelativeError, Self.tolerance)
      // The formula, computed without listing.
      let moments = dithered.compressor.moments(of: dithered.x)
      try ledger.compare(
        .root["check"], with: moments.squaredError / squaredNorm(dithered.x.span), Self.tolerance)
    case .natural:
      let x = [4.0 / 3]
      let entry = NaturalCompression().entryLaws(of: x)[0]
      let relative = NaturalCompression().moments(of: x).squaredError / (x[0] * x[0])
      try ledger.compare(.root["E_q"], with: relative, Self.tolerance)
      try ledger.compare(.root["p_up"], with: entry.probabilityOfHigh, Self.tolerance)
    case .adaptive: try compareError("E_r", AdaptiveRandom(), [1, 2, 3, 4], &ledger)
    case .sign: try compareError("r", ScaledSign(signOfZero: .plusOne), [1, 2, 3, 4], &ledger)
    case .ternGrad: try compareError("E_q", StandardDithering.ternGrad, [1, 0.5, 0.25, 0], &ledger)
    case .vectorEValue:
      let direction = try ledger.vector(.root["eta"], dimension: dithered.x.count)
      let law = ListedErrors(allOutcomes(of: dithered.compressor, at: dithered.x), at: dithered.x)
      let variance = try ledger.number(.root["omega"])
      let expectation = law.expectation { error in
        vectorEValue(error: error, direction: direction, share: 1, variance: variance)
      }
      try ledger.compare(.root["expectation"], with: expectation, Self.tolerance)
    case nil: return
    }
  }

  private func compareError(
    _ field: String, _ compressor: some ExactMomentsCompressor, _ x: [Double], _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let relative = compressor.moments(of: x).squaredError / squaredNorm(x.span)
    try ledger.compare(.root[field], with: relative, Self.tolerance)
  }
}

/// All `2ᵈ` outcomes of a compressor that treats entries independently.
private func allOutcomes(of compressor: some CoordinatewiseCompressor, at x: [Double]) -> [Outcome] {
  compressor.entryLaws(of: x).reduce([Outcome(probability: 1, value: [])]) { partial, law in
    partial.flatMap { outcome in
      [
        Outcome(probability: outcome.probability * (1 - law.probabilityOfHigh), value: outcome.value + [law.low]),
        Outcome(probability: outcome.probability * law.probabilityOfHigh, value: outcome.value + [law.high]),
      ]
    }
  }
}

/// Moments of the relative error `D = (C(x) − x)/‖x‖` over listed outcomes.
private struct ListedErrors {
  let outcomes: [Outcome]
  private let x: [Double]
  private let norm: Double

  init(_ outcomes: [Outcome], at x: [Double]) {
    self.outcomes = outcomes
    self.x = x
    norm = squaredNorm(x.span).squareRoot()
  }

  func expectation(of function: ([Double]) -> Double) -> Double {
    outcomes.reduce(0) { sum, outcome in
      sum + outcome.probability * function(zip(outcome.value, x).map { ($0 - $1) / norm })
    }
  }

  /// `E C(x)`.
  var mean: [Double] { x.indices.map { i in outcomes.reduce(0) { $0 + $1.probability * $1.value[i] } } }

  /// `E‖D‖²`.
  var relativeError: Double { expectation { squaredNorm($0.span) } }

  /// The variance of `‖D‖²`.
  var varianceOfRelativeError: Double {
    let center = relativeError
    return expectation { (squaredNorm($0.span) - center) * (squaredNorm($0.span) - center) }
  }
}
