import EFSpec
import Theory

extension Catalogue {
  /// Compressed gradient descent with Rand-k where its theorems are equalities, and over many rounds.
  static func isotropicDescentChecks() throws -> [StatementCheck] {
    let statements = [
      Statement(
        "𝔹²: E f(x⁺) = (1 − (k/d)γL(2 − γL)) f(x) on f = (L/2)‖x‖², for every γ",
        quantity: "1 − E f(x⁺)/f(x), exact over promised",
        .equals),
      Statement(
        "contractive: E f(x⁺) = (1 − αγL) f(x) on f = (L/2)‖x‖², for γ = 1/L",
        quantity: "1 − E f(x⁺)/f(x), exact over promised", .equals),
      Statement(
        "E xᵢ(t)² = xᵢ(0)²[1 − (k/d)(1 − (1 − γλᵢ)²)]ᵗ, one round", quantity: "E f(x⁺), exact over promised", .equals),
      Statement(
        "E f(xᵀ) − f⋆ ≤ (1 − 2μc)ᵀ (f(x⁰) − f⋆) over many rounds", quantity: "exact gap over bound"),
    ]
    return [
      StatementCheck(
        id: CheckID(subject: "compressed GD, Rand-k, diagonal and isotropic quadratics", property: "descent"),
        statements: statements
      ) { evidence, run in
        for (d, k) in [(1, 1), (3, 1), (3, 2), (6, 2), (8, 5)] {
          try noteIsotropic(d, k, &evidence)
          try noteDiagonal(d, k, &evidence)
        }
      }
    ]
  }

  private static func noteIsotropic(_ d: Int, _ k: Int, _ evidence: inout StatementEvidence) throws {
    let x = (0..<d).map { 1.5 - Double($0) }
    let constants = try RandKTheory(k).constants(dimension: d)
    let law = DescentPlace(isotropicAt: x).law(of: RandK(k, scaling: .biased))
    let gap = squaredNorm(x.span) / 2
    for stepSize in [0.1, 0.5, 1, 1.5, 1.9] {
      let actual = law.decrease(stepSize: stepSize) / gap
      let place = "d = \(d), k = \(k), γL = \(stepSize)"
      if let value = constants.classB2 {
        let theorem = try CompressedGradientDescentLinearRate(
          smoothness: 1, polyakLojasiewicz: 1, compressor: value, stepSize: stepSize, initialGap: gap)
        evidence.note(
          0, left: actual, right: 1 - theorem.contractionFactor, slack: 1e-13, place: place, x: x)
      }
      if stepSize == 1, let value = constants.contractiveClass {
        let theorem = try CompressedGradientDescentLinearRate(
          smoothness: 1, polyakLojasiewicz: 1, compressor: value, stepSize: stepSize, initialGap: gap)
        evidence.note(
          1, left: actual, right: 1 - theorem.contractionFactor, slack: 1e-13, place: place, x: x)
      }
    }
  }

  private static func noteDiagonal(_ d: Int, _ k: Int, _ evidence: inout StatementEvidence) throws {
    let eigenvalues = (0..<d).map { 1 + Double($0) }
    let x = (0..<d).map { 2 / Double($0 + 1) }
    let compressor = RandK(k, scaling: .biased)
    guard let value = try RandKTheory(k).constants(dimension: d).classB2 else { return }
    for fraction in [0.3, 1, 1.5] {
      let stepSize = fraction * value.bestStepSize(smoothness: Double(d))
      let moments = try RandKDescentMoments(eigenvalues: eigenvalues, k: k, stepSize: stepSize)
      let gradient = zip(eigenvalues, x).map { $0 * $1 }
      let after = compressor.outcomes(of: gradient).reduce(0) { sum, outcome in
        let next = zip(x, outcome.value).map { $0 - stepSize * $1 }
        return sum + outcome.probability * zip(eigenvalues, next).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 }
      }
      let place = "d = \(d), k = \(k), γ = \(short(stepSize))"
      evidence.note(
        2, left: after, right: moments.loss(after: 1, from: x), slack: 1e-12 * after, place: place, x: x)
      let initial = moments.loss(after: 0, from: x)
      let theorem = try CompressedGradientDescentLinearRate(
        smoothness: Double(d), polyakLojasiewicz: 1, compressor: value, stepSize: stepSize, initialGap: initial)
      for rounds in [1, 2, 5, 10, 50, 200] {
        let bound = theorem.bound(afterRounds: rounds)
        evidence.note(
          3, left: moments.loss(after: rounds, from: x), right: bound, slack: 1e-12 * bound,
          place: "\(place), T = \(rounds)", x: x)
      }
    }
  }
}
