import EFSpec
import Theory

extension CaseLedger {
  /// Compares an input that attains a constant with the input that the theory gives for it.
  ///
  /// The ratio at a maximum does not feel a small change of the input, so that the input itself has to
  /// be compared; every entry is its own measure. Where every input attains the constant, the table
  /// shows the theory's specimen. The inputs of a positively homogeneous compressor may also stand in
  /// the table with Euclidean norm 1.
  mutating func compareExtremalInput(
    _ path: JSONPath, of pair: CompressorPair, for name: ConstantName, dimension d: Int
  ) throws(ReplayFault) {
    let golden = try vector(path, dimension: d)
    let extremal: ExtremalInput?
    do { extremal = try pair.theory.extremalInput(for: name, dimension: d) } catch {
      throw ReplayFault(path, error.description)
    }
    guard let x = extremal?.x else { throw ReplayFault(path, "the theory has no input for \(name)") }
    let expected = pair.theory.isPositivelyHomogeneous ? nearer(to: golden, of: x, and: normalised(x)) : x
    for index in golden.indices {
      try compare(path[index], with: expected[index], pair.tolerance)
    }
  }

  private func normalised(_ x: [Double]) -> [Double] {
    let length = Norm.two(x.span)
    return x.map { $0 / length }
  }

  private func nearer(to golden: [Double], of x: [Double], and y: [Double]) -> [Double] {
    squaredDistance(golden.span, x.span) <= squaredDistance(golden.span, y.span) ? x : y
  }
}
