import EFSpec
import Foundation
import GSL

/// One point under examination: how single draws become values of the test, and the running test.
///
/// What rounding can do to a draw is taken off before it is squared, so that under the claim the measured
/// quantity is at most the true one.
struct NoiseArm {
  /// How draws are turned into a non-negative quantity whose mean is bounded.
  enum Measure {
    /// `‖g − ∇f(x)‖²`; the error is that of the gradient.
    case aboutGradient([Double], error: Double)
    /// `‖g − g'‖²/2` of two draws.
    case pairs
    /// `‖∇f(x, ξ) − ∇f(y, ξ)‖²`.
    case differences
  }

  private enum Test {
    case ratio(RatioTest)
    case vector(VectorTest, RelativeReference)
    /// A bound of zero.
    case exact
  }

  private(set) var evidence: NoiseArmEvidence
  let measure: Measure
  private let epsilon: Double
  private var test: Test

  /// - Parameter isVector: Whether the mean is judged as well, against the gradient.
  init(_ evidence: NoiseArmEvidence, measure: Measure, isVector: Bool, epsilon: Double) {
    self.evidence = evidence
    self.measure = measure
    self.epsilon = epsilon
    guard evidence.bound > 0 else {
      test = .exact
      return
    }
    guard isVector, case .aboutGradient(let gradient, let error) = measure else {
      test = .ratio(RatioTest())
      return
    }
    // The test is written for relative errors of compressors: the draw is moved so that it has to be near a
    // vector of the length of the promised deviation, which makes the relative variance 1.
    let unit = evidence.bound.squareRoot()
    let size = norm(gradient)
    let flat = 1 / Double(gradient.count).squareRoot()
    let direction = gradient.map { size > 0 ? $0 / size : flat }
    let slack = RoundingSlack(epsilon: epsilon * (1 + size / unit) + error / unit)
    test = .vector(
      VectorTest(omega: 1, dimension: gradient.count, slack: slack), RelativeReference(direction.map { $0 * unit }))
  }

  /// The draws that one value takes.
  var drawsPerValue: Int { if case .pairs = measure { 2 } else { 1 } }

  var isOpen: Bool { evidence.failure == nil && evidence.exactViolation == nil && !evidence.nonFinite }

  /// The growth of the best component, by which arms are ranked.
  var growthEstimate: Double {
    let shares = componentShares
    guard evidence.calls > 0, !evidence.componentLogWealths.isEmpty else { return -.infinity }
    return (zip(evidence.componentLogWealths, shares).map { $0 - log($1) }.max() ?? -.infinity) / Double(evidence.calls)
  }

  private var componentShares: [Double] {
    if case .vector = test { VectorTest.componentShares(.standard) } else { RatioTest.weights }
  }

  mutating func fail(_ message: String) { evidence.failure = message }

  /// Takes draws at the point, and at its partner with the same seeds.
  mutating func take(_ draws: SubjectDraws, partner: SubjectDraws?, alpha: Double) {
    evidence.calls += draws.count + (partner?.count ?? 0)
    guard draws.values.allSatisfy(\.isFinite), partner?.values.allSatisfy(\.isFinite) ?? true else {
      evidence.nonFinite = true
      return
    }
    let values = squares(draws, partner)
    for value in values {
      evidence.measured.add(value)
      if evidence.bound > 0, evidence.sample.count < NoiseArmEvidence.sampleLimit {
        evidence.sample.append(value / evidence.bound)
      }
    }
    feed(draws, values, alpha: alpha)
  }

  private func squares(_ draws: SubjectDraws, _ partner: SubjectDraws?) -> [Double] {
    func square(_ difference: [Double], rounding: Double) -> Double {
      let size = max(0, norm(difference) - rounding)
      return size * size
    }
    switch measure {
    case .aboutGradient(let gradient, let error):
      return (0..<draws.count).map { t in
        let draw = Array(draws.draw(t))
        return square(zip(draw, gradient).map { $0 - $1 }, rounding: error + epsilon * norm(draw))
      }
    case .pairs:
      return (0..<draws.count / 2).map { t in
        let (a, b) = (Array(draws.draw(2 * t)), Array(draws.draw(2 * t + 1)))
        return square(zip(a, b).map { $0 - $1 }, rounding: epsilon * (norm(a) + norm(b))) / 2
      }
    case .differences:
      guard let partner, let y = evidence.partner else { return [] }
      let x = evidence.point.x
      let distance = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      // The points are rounded too, which moves a gradient by at most its slope times that.
      let slope = evidence.bound.squareRoot() / distance
      let fixed = epsilon * slope * (norm(x) + norm(y))
      return (0..<draws.count).map { t in
        let (a, b) = (Array(draws.draw(t)), Array(partner.draw(t)))
        return square(zip(a, b).map { $0 - $1 }, rounding: fixed + epsilon * (norm(a) + norm(b)))
      }
    }
  }

  private mutating func feed(_ draws: SubjectDraws, _ values: [Double], alpha: Double) {
    switch test {
    case .exact:
      if let broken = values.first(where: { $0 > 0 }) { evidence.exactViolation = broken }
    case .ratio(var ratio):
      for value in values {
        ratio.feed(value / evidence.bound)
        evidence.supremum = max(evidence.supremum, ratio.logWealth)
        if evidence.refutes(at: alpha) { break }
      }
      evidence.componentLogWealths = ratio.componentLogWealths
      test = .ratio(ratio)
    case .vector(var vector, let reference):
      guard case .aboutGradient(let gradient, _) = measure else { return }
      var moved = RelativeDraws(at: reference)
      for t in 0..<draws.count {
        let draw = draws.draw(t)
        let shifted = zip(zip(draw, gradient), reference.scaledEntries).map { $0.0 - $0.1 + $1 / reference.scale }
        moved.add(shifted[...])
        evidence.along.add(moved.along[t])
        if evidence.sampleAlong.count < NoiseArmEvidence.sampleLimit { evidence.sampleAlong.append(moved.along[t]) }
      }
      // The test learns directions from one batch to the next, and its wealth is looked at in between.
      let size = evidence.calls <= 64 ? 8 : 64
      for start in stride(from: 0, to: moved.count, by: size) {
        vector.feed(moved, start..<min(start + size, moved.count))
        evidence.supremum = max(evidence.supremum, vector.logWealth)
        if evidence.refutes(at: alpha) { break }
      }
      evidence.componentLogWealths = vector.componentLogWealths
      test = .vector(vector, reference)
    }
  }
}
