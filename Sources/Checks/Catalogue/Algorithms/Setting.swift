public import EFSpec
import Foundation
import GSL
import Theory

/// A data set of two classes, and how reports call it.
public struct NamedExamples: Hashable, Sendable {
  public let name: String
  public let examples: LabelledExamples

  public init(name: String, examples: LabelledExamples) {
    self.name = name
    self.examples = examples
  }
}

/// A problem in the role of an experiment: where runs start, and how long they are.
struct Setting<P: Problem>: Sendable {
  /// How reports call the problem.
  let name: String
  let problem: P
  let start: [Double]
  /// A point round which random states are drawn: the minimiser where it is known.
  let center: [Double]
  /// The entries that sparsifiers keep.
  let k: Int
  /// The horizon `T` for which parameters are prescribed.
  let rounds: Int
  /// Of so many rounds one is measured.
  let stride: Int
  /// The runs of a bound.
  let repetitions: Repetitions
  /// The rounds of each run of a one-step inequality.
  let examinedRounds: Int

  /// `f(x⁰) − f⋆`, or more where `f⋆` is known from below only.
  var initialGap: Double { problem.loss(at: start.span) - problem.lowerBound }

  /// `Top-k, quadratic (n = 4, d = 8)` and the like.
  func subject(_ method: String, _ compressor: String) -> String {
    "\(method), \(compressor), \(name) (n = \(problem.workerCount), d = \(problem.dimension))"
  }

  /// The contraction that theory promises of the compressor in this dimension.
  func contraction(of theory: some CompressorTheory) throws -> ContractiveClass {
    guard let contraction = try theory.constants(dimension: problem.dimension).contractiveClass else {
      preconditionFailure("\(theory) is not contractive in dimension \(problem.dimension)")
    }
    return contraction
  }

  /// A point round the center, at a distance of a scale between 10⁻³ and 10; the scale too.
  func randomPoint(using stream: inout RandomStream) -> (x: [Double], scale: Double) {
    let scale = pow(10, 4 * stream.uniform() - 3)
    return (perturbed(center, by: scale, using: &stream), scale)
  }

  /// The vectors plus independent normal ones of the standard deviation `scale`, entry by entry.
  func perturbed(_ x: [Double], by scale: Double, using stream: inout RandomStream) -> [Double] {
    x.map { $0 + stream.gaussian(standardDeviation: scale) }
  }

  /// The gradients of the workers, each perturbed.
  func estimates(at x: [Double], error scale: Double, using stream: inout RandomStream) -> [[Double]] {
    (0..<problem.workerCount).map { perturbed(problem.gradient(of: $0, at: x), by: scale, using: &stream) }
  }
}

/// Four significant digits, for the text of claims.
func short(_ value: Double) -> String { String(format: "%.4g", value) }
