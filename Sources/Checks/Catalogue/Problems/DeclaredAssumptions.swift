import EFSpec

/// The claims that follow from what a problem and its oracle know about themselves.
enum DeclaredAssumptions {
  /// The claims about a problem.
  ///
  /// - Parameters:
  ///   - strongConvexity: `μ` of `f`; nil where `f` is not strongly convex.
  ///   - minimiser: `x⋆`, where it is known.
  static func of(_ problem: some Problem, strongConvexity mu: Double? = nil, minimiser: [Double]? = nil) -> [String] {
    var claims = [
      "smooth(L=\(problem.smoothness))", "workerSmooth(L=\(list(problem.workerSmoothness)))",
      "workerSmoothMean(L=\(problem.quadraticMeanSmoothness))",
    ]
    if let mu {
      claims += ["stronglyConvex(mu=\(mu))", "convex", "PL(mu=\(mu))"]
      if minimiser != nil { claims.append("quasiConvex(mu=\(mu))") }
    }
    if problem.heterogeneityBound.isFinite { claims.append("heterogeneity(zeta2=\(problem.heterogeneityBound))") }
    if let minimiser {
      let gradients = (0..<problem.workerCount).map { squaredNorm(problem.gradient(of: $0, at: minimiser).span) }
      claims.append("heterogeneityAtMinimiser(D=\(gradients.reduce(0, +) / Double(gradients.count)))")
    }
    return claims
  }

  /// The claims about noise of this variance, the same at every point.
  static func ofNoise(variance: Double) -> [String] {
    [
      "boundedVariance(sigma2=\(variance))", "unbiasedGradient(sigma2=\(variance))",
      "batchScaling(sigma2=\(variance), B=(1, 4))",
    ]
  }

  /// One number, or a list in parentheses.
  private static func list(_ values: [Double]) -> String {
    values.count == 1 ? "\(values[0])" : "(\(values.map { "\($0)" }.joined(separator: ", ")))"
  }
}
