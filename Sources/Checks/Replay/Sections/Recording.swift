import EFSpec

/// What happened along a replayed run, column by column; one entry a round from round 0 on.
struct Recording {
  /// Vector fields, such as `x`.
  private(set) var vectors: [String: [[Double]]] = [:]
  /// Scalar fields, such as `f`.
  private(set) var scalars: [String: [Double]] = [:]

  mutating func add(_ field: String, _ vector: [Double]) { vectors[field, default: []].append(vector) }

  mutating func add(_ field: String, _ scalar: Double) { scalars[field, default: []].append(scalar) }

  /// Adds `x`, `f` and `grad2`, the fields that every run has; returns the loss.
  mutating func addProgress(at x: [Double], on problem: some Problem) -> Double {
    let loss = problem.loss(at: x.span)
    add("x", x)
    add("f", loss)
    add("grad2", squaredNorm(problem.gradient(at: x).span))
    return loss
  }
}

extension CaseLedger {
  /// Compares the steps of a run with a recording; a field's scale is its largest magnitude in the run.
  mutating func compare(
    _ steps: JSONPath, with recording: Recording, _ tolerance: Tolerance
  ) throws(ReplayFault) {
    for (field, column) in recording.vectors.sorted(by: { $0.key < $1.key }) {
      try compare(field, ofItemsIn: steps, with: column, tolerance)
    }
    for (field, column) in recording.scalars.sorted(by: { $0.key < $1.key }) {
      try compare(field, ofItemsIn: steps, with: column, tolerance)
    }
  }
}
