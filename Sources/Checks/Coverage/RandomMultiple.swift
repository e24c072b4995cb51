import EFSpec
import GSL
import Theory

/// `C(x) = r x` with probabilities: the compressors that attain the constants of classes.
struct RandomMultiple: FiniteSupportCompressor {
  let factors: [(probability: Double, factor: Double)]

  /// `C(x) = r x`.
  init(_ factor: Double) { factors = [(1, factor)] }

  /// `C(x) = (v ± √(u − v²))x` with a fair sign.
  init(squaredNorm u: Double, inner v: Double) {
    let spread = max(0, u - v * v).squareRoot()
    factors = [(0.5, v - spread), (0.5, v + spread)]
  }

  var isDeterministic: Bool { factors.count == 1 }

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    var rest = isDeterministic ? 0 : stream.uniform()
    let chosen =
      factors.first {
        rest -= $0.probability
        return rest < 0
      } ?? factors[factors.count - 1]
    for i in x.indices { output[i] = chosen.factor * x[i] }
  }

  func outcomes(of x: [Double]) -> [Outcome] {
    factors.map { choice in Outcome(probability: choice.probability, value: x.map { choice.factor * $0 }) }
  }
}

extension FiniteSupportCompressor {
  /// The point `(u, v)` at `x`.
  func point(at x: [Double]) -> PlanarPoint { PlanarPoint(of: outcomes(of: x), at: x) }

  /// The law of `self(y)` where `y` is drawn from a law, independently.
  func outcomes(after inner: [Outcome]) -> [Outcome] {
    inner.flatMap { first in
      outcomes(of: first.value).map {
        Outcome(probability: first.probability * $0.probability, value: $0.value)
      }
    }
  }
}

extension PlanarPoint {
  /// The point of a law at `x ≠ 0`.
  init(of law: [Outcome], at x: [Double]) {
    let square = EFSpec.squaredNorm(x.span)
    self.init(
      squaredNorm: law.reduce(0) { $0 + $1.probability * EFSpec.squaredNorm($1.value.span) } / square,
      inner: law.reduce(0) { $0 + $1.probability * dot($1.value.span, x.span) } / square)
  }
}
