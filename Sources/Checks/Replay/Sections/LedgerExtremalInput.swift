import EFSpec
import Theory

extension CaseLedger {
  /// Compares an input that attains a constant with the inputs that the theory gives for it.
  ///
  /// The ratio at a maximum does not feel a small change of the input, so that the input itself has to
  /// be compared; every entry is its own measure. Where every input attains the constant, the table
  /// shows the theory's specimen. The inputs of a positively homogeneous compressor may also stand in
  /// the table with Euclidean norm 1. Of several maximisers the table shows one.
  mutating func compareExtremalInput(
    _ path: JSONPath, of pair: CompressorPair, for name: ConstantName, dimension d: Int
  ) throws(ReplayFault) {
    let golden = try vector(path, dimension: d)
    var candidates: [[Double]]
    do { candidates = try pair.theory.extremalInputs(for: name, dimension: d).map(\.x) } catch {
      throw ReplayFault(path, error.description)
    }
    if pair.theory.isPositivelyHomogeneous(dimension: d) { candidates += candidates.map(normalised) }
    func distance(_ x: [Double]) -> Double { squaredDistance(golden.span, x.span) }
    guard let expected = candidates.min(by: { distance($0) < distance($1) }) else {
      throw ReplayFault(path, "the theory has no input for \(name)")
    }
    for index in golden.indices {
      try compare(path[index], with: expected[index], pair.tolerance)
    }
  }

  private func normalised(_ x: [Double]) -> [Double] {
    let length = Norm.two(x.span)
    return x.map { $0 / length }
  }
}
