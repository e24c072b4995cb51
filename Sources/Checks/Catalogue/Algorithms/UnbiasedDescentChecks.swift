import EFSpec
import GSL
import Theory

extension Catalogue {
  /// One step of distributed descent with every unbiased compressor of the catalogue that loses something, whose draws are independent over
  /// the workers, from the exact moments.
  static func unbiasedDescentChecks() throws -> [StatementCheck] {
    try compressorEntries.flatMap(\.examples).compactMap { text in
      let pair = try CompressorEntry.compressor(named: text)
      // Gradients near the minimiser have entries of all magnitudes.
      guard pair.theory.inputMagnitudes == 0...(.infinity),
        let compressor = pair.compressor as? any ExactMomentsCompressor,
        let d = examinedDimension(of: compressor),
        let unbiased = try pair.theory.constants(dimension: d).unbiasedClass, unbiased.omega > 0
      else { return nil }
      let quadratics = try heterogeneousQuadratics(workers: 3, dimension: d)
      return try unbiasedDescentCheck(
        compressor, unbiased, named: text, on: quadratics.problem, quadratics.minimum)
    }
  }

  private static func unbiasedDescentCheck(
    _ compressor: any ExactMomentsCompressor, _ unbiased: UnbiasedClass, named name: String,
    on problem: DenseQuadratics, _ minimum: DenseQuadratics.Minimum
  ) throws -> StatementCheck {
    let n = problem.workerCount
    let smoothness = problem.workerSmoothness.max() ?? 0
    let heterogeneity = GSL.mean((0..<n).map { squaredNorm(problem.gradient(of: $0, at: minimum.x).span) })
    let theorem = try UnbiasedDistributedDescent(
      smoothness: smoothness, strongConvexity: minimum.strongConvexity, compressor: unbiased, workerCount: n,
      heterogeneity: heterogeneity,
      stepSize: try UnbiasedDistributedDescent.largestStepSize(
        smoothness: smoothness, compressor: unbiased, workerCount: n),
      initialSquaredDistance: 0)
    let id = CheckID(
      subject: "one step of distributed compressed GD, \(name), quadratics (n = \(n))", property: "descent")
    let statement = Statement(
      "E‖x⁺ − x⋆‖² ≤ (1 − γμ)‖x − x⋆‖² + 2γ²ωD/n, ω = \(short(unbiased.omega))",
      quantity: "(E‖x⁺ − x⋆‖² − (1 − γμ)‖x − x⋆‖²) over 2γ²ωD/n")
    return StatementCheck(id: id, statements: [statement]) { evidence, run in
      var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: id.description))
      for index in 0..<Repetitions(quick: 12, standard: 60, thorough: 300).count(within: run.budget) {
        let scale = index == 0 ? 0 : 2 / Double(1 << (index % 12))
        let offset = minimum.x.map { _ in scale * stream.gaussian() }
        let x = zip(minimum.x, offset).map { $0 + $1 }
        let gradients = (0..<n).map { problem.gradient(of: $0, at: x) }
        let gradient = mean(of: gradients)
        // The draws are independent and unbiased, so that variances add up.
        let variance = gradients.reduce(0) { $0 + compressor.moments(of: $1).squaredError } / Double(n * n)
        let distance = squaredNorm(offset.span)
        let step = theorem.stepSize
        let expected =
          distance - 2 * step * dot(gradient.span, offset.span)
          + step * step * (squaredNorm(gradient.span) + variance)
        evidence.note(
          0, left: expected - theorem.contractionFactor * distance, right: theorem.noise,
          slack: 1e-12 * (distance + expected + step * step * heterogeneity), place: "point \(index)", x: x)
      }
    }
  }
}
