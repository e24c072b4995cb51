import Theory

/// `moments_matrix`: exact moments on a quadratic that is not diagonal.
struct MatrixMomentsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-11)

  var tolerances: [String] { ["all 1e-11, k/d 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    try faultingAtRow { try compare(&ledger) }
  }

  private func compare(_ ledger: inout CaseLedger) throws {
    let start = try ledger.vector(.root["x0"])
    let d = start.count
    let variances = try ledger.vector(.root["noise_cov_diag"], dimension: d)
    let covariance = (0..<d).map { i in (0..<d).map { $0 == i ? variances[i] : 0 } }
    let quadratic = try NoisyQuadratic(
      hessian: ledger.vectors(.root["A"], count: d, dimension: d), covariance: covariance)
    let stepSize = try ledger.number(.root["gamma"])
    switch try ledger.text(.root["algorithm"]) {
    case "ec":
      let moments = try MaskMatrixMoments(quadratic: quadratic, mask: mask(&ledger, d), start: start)
      try ledger.compareRecursion(
        moments, Self.tolerance, advance: { $0.advance(stepSize: stepSize) },
        columns: {
          [("x2", $0.squaredNorm), ("f", $0.loss), ("e2", $0.squaredError)]
        })
    case "dsgd":
      let moments = try DelayMatrixMoments(
        quadratic: quadratic, delay: ledger.integer(.root["tau"], atMost: 1000), start: start)
      try ledger.compareRecursion(
        moments, Self.tolerance, advance: { $0.advance(stepSize: stepSize) },
        columns: {
          [("x2", $0.squaredNorm), ("f", $0.loss)]
        })
    case let other: throw ReplayFault(.root["algorithm"], "unknown: \(other)")
    }
  }

  private func mask(_ ledger: inout CaseLedger, _ d: Int) throws -> MaskLaw {
    switch try ledger.text(.root["compressor"]) {
    case "randk":
      let k = try ledger.integer(.root["k"])
      guard 1...d ~= k else { throw ReplayFault(.root["k"], "not between 1 and \(d)") }
      try ledger.compare(.root["delta"], with: Double(k) / Double(d), .relative(1e-12))
      return .randK(k)
    case "bernoulli": return .bernoulli(try ledger.contractiveClass(.root["delta"]))
    case let other: throw ReplayFault(.root["compressor"], "unknown: \(other)")
    }
  }
}
