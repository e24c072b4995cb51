import Foundation
import GSL
import Testing

@testable import Checks

/// Losses whose constants are known, and oracles of them.
enum Losses {
  /// `Σⱼ λⱼ xⱼ²/2`, rotated by a fixed orthogonal matrix so that no axis is special.
  static func rotated(_ spectrum: [Double], noise: Double? = nil) throws -> FunctionOracle {
    let d = spectrum.count
    var stream = RandomStream(StreamName(seed: 5, purpose: .test, experiment: "rotation"))
    let q = try randomOrthogonal(dimension: d, using: &stream)
    @Sendable func image(_ x: [Double]) -> [Double] {
      // Q diag(λ) Qᵀ x
      let inner = (0..<d).map { k in spectrum[k] * (0..<d).reduce(0) { $0 + q[$1 * d + k] * x[$1] } }
      return (0..<d).map { i in (0..<d).reduce(0) { $0 + q[i * d + $1] * inner[$1] } }
    }
    let draw: FunctionOracle.Draw = { _, x, batch, stream in
      let deviation = ((noise ?? 0) / Double(d * (batch ?? 1))).squareRoot()
      return image(x).map { $0 + stream.gaussian(standardDeviation: deviation) }
    }
    return FunctionOracle(
      name: "rotated", dimension: d, takesBatches: noise != nil, minimiser: Array(repeating: 0, count: d),
      value: { x in zip(x, image(x)).reduce(0) { $0 + $1.0 * $1.1 } / 2 }, gradient: { _, x in image(x) },
      draw: noise == nil ? nil : draw)
  }

  /// A sum over coordinates of one function.
  static func separable(
    _ name: String, dimension: Int = 2, minimiser: [Double]? = nil, _ f: @escaping @Sendable (Double) -> Double,
    _ slope: @escaping @Sendable (Double) -> Double
  ) -> FunctionOracle {
    FunctionOracle(
      name: name, dimension: dimension, minimiser: minimiser ?? Array(repeating: 0, count: dimension),
      value: { $0.reduce(0) { $0 + f($1) } }, gradient: { _, x in x.map(slope) })
  }

  static let logarithm = separable("log", { log1p($0 * $0) }, { 2 * $0 / (1 + $0 * $0) })
  static let steepSine = separable("sine", { $0 * $0 + 3 * sin($0) * sin($0) }, { 2 * $0 + 3 * sin(2 * $0) })
  static func huber(dimension: Int) -> FunctionOracle {
    separable(
      "huber", dimension: dimension, { abs($0) <= 0.7 ? $0 * $0 / 2 : 0.7 * (abs($0) - 0.35) },
      { max(-0.7, min(0.7, $0)) })
  }

  static let rosenbrock = FunctionOracle(
    name: "rosenbrock", dimension: 2, minimiser: [1, 1],
    value: { 100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2) },
    gradient: { _, x in
      let bend = x[1] - x[0] * x[0]
      return [-400 * x[0] * bend - 2 * (1 - x[0]), 200 * bend]
    })

  /// Two workers: `fᵢ = aᵢ‖x‖²/2 + uᵢ x₁` with `a = (1, 3)` and `u = (2, −2)`.
  static let twoWorkers = FunctionOracle(
    name: "two workers", dimension: 3, workerCount: 2, minimiser: [0, 0, 0],
    value: { 2 * $0.reduce(0) { $0 + $1 * $1 } / 2 },
    gradient: { worker, x in
      let (a, u) = worker.map { $0 == 0 ? (1.0, 2.0) : (3, -2) } ?? (2, 0)
      return x.indices.map { a * x[$0] + ($0 == 0 ? u : 0) }
    })

  /// Two workers with one Hessian, whose gradients differ by the same vector everywhere: `ζ² = 4`.
  static let shifted = FunctionOracle(
    name: "shifted", dimension: 3, workerCount: 2,
    gradient: { worker, x in
      let u = worker.map { $0 == 0 ? 2.0 : -2 } ?? 0
      return x.indices.map { x[$0] + ($0 == 0 ? u : 0) }
    })
}

/// The finding on one claim.
func finding(
  _ claim: String, _ subject: any OracleSubject, radius: Double = .infinity, budget: Budget = .quick, seed: UInt64 = 1,
  own: [[Double]] = [], calls: Int = .max, detect: Double = 0.1
) throws -> Finding {
  let check = AssumptionCheck(
    of: subject, claim: try AssumptionSpecification(parsing: claim), radius: radius, own: own,
    callLimit: calls)
  let settings = RunSettings(seed: seed, budget: budget, criterion: Criterion(detectableExcess: detect))
  let evidence = try check.gather(resuming: nil, in: settings)
  // What is stored is what is judged.
  let stored = try StableJSON.decode(AssumptionEvidence.self, from: try StableJSON.encode(evidence))
  return try #require(check.judge(stored, by: settings.criterion).first)
}
