import EFSpec
import GSL
import Theory

/// The fields by which the EF21 table gives a problem and a compressor:
/// `n`, `d`, `k`, `alpha`, `A[n][d][d]`, `b[n][d]`, `L`, `Lt`; `fᵢ(x) = ½ xᵀAᵢx − bᵢᵀx`, Top-k.
struct QuadraticInstance {
  let problem: DenseQuadratics
  let compressor: TopK
  /// The tight pair of the compressor.
  let pair: YoungPair

  var workerCount: Int { problem.workerCount }
  var dimension: Int { problem.dimension }

  /// Reads the inputs and compares what follows from them.
  init(_ ledger: inout CaseLedger, _ tolerance: Tolerance) throws(ReplayFault) {
    let n = try ledger.integer(.root["n"])
    let d = try ledger.integer(.root["d"])
    guard n >= 1, d >= 1 else { throw ReplayFault(.root["n"], "n and d are at least 1") }
    let matrices = try ledger.symmetricMatrices(.root["A"], count: n, dimension: d)
    let linearTerms = try ledger.vectors(.root["b"], count: n, dimension: d)
    do { problem = try DenseQuadratics(matrices: matrices, linearTerms: linearTerms) } catch {
      throw ReplayFault(.root["A"], error.description)
    }
    let k = try ledger.integer(.root["k"])
    do {
      let constants = try TopKTheory(k).constants(dimension: d)
      guard let contraction = constants.contractiveClass else { throw ReplayFault(.root["k"], "no contraction") }
      compressor = TopK(k)
      pair = .tight(contraction)
    } catch {
      throw ReplayFault(.root["k"], "\(error)")
    }
    try ledger.compare(.root["alpha"], with: pair.alpha, tolerance)
    try ledger.compare(.root["L"], with: problem.smoothness, tolerance)
    try ledger.compare(.root["Lt"], with: problem.quadraticMeanSmoothness, tolerance)
  }
}

extension QuadraticInstance {
  /// The coefficients of EF21-SGDM with weight 1/2 on this problem.
  func coefficients(momentum: Double) throws(HypothesisViolation) -> EF21SGDMCoefficients {
    try EF21SGDMCoefficients(hypotheses(momentum: momentum))
  }

  /// What the theorems on momentum assume about this problem.
  func hypotheses(momentum: Double) throws(HypothesisViolation) -> EF21SGDMHypotheses {
    try EF21SGDMHypotheses(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair,
      workerCount: workerCount, momentum: momentum)
  }
}

extension CaseLedger {
  fileprivate mutating func symmetricMatrices(
    _ path: JSONPath, count: Int, dimension d: Int
  ) throws(ReplayFault) -> [SymmetricMatrix] {
    guard try self.count(path).count == count else { throw ReplayFault(path, "not \(count) matrices") }
    var matrices: [SymmetricMatrix] = []
    for index in 0..<count { matrices.append(try symmetricMatrix(path[index], dimension: d)) }
    return matrices
  }
}
