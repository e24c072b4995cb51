/// A data set for a classifier of two classes: rows of features with labels −1 or +1.
public struct LabelledExamples: Hashable, Sendable {
  /// The features, one row an example.
  public let rows: SparseRows
  /// The labels, each −1 or +1.
  public let labels: [Double]

  public init(rows: SparseRows, labels: [Double]) {
    precondition(rows.count == labels.count, "every example has a label")
    precondition(labels.allSatisfy { $0.magnitude == 1 }, "a label is −1 or +1")
    self.rows = rows
    self.labels = labels
  }

  public var count: Int { labels.count }
  public var featureCount: Int { rows.featureCount }

  /// Some of the examples, in the order given.
  public func examples(_ chosen: [Int]) -> LabelledExamples {
    LabelledExamples(rows: rows.rows(chosen), labels: chosen.map { labels[$0] })
  }

  /// How features are brought to a common size.
  public enum Scaling: String, Hashable, Sendable, CaseIterable {
    /// As they are in the file. Most LIBSVM files whose name ends in `_scale` or that hold only zeros and
    /// ones need nothing else.
    case none
    /// Every row is divided by its Euclidean norm, so that the logistic loss has `L ≤ 1/4`. Customary for
    /// text and for experiments on optimisation.
    case unitRows
    /// Every column is divided by its largest magnitude. Zeros stay zeros, which centring would destroy.
    /// For tables in their own units.
    case unitColumns
  }

  /// The examples with scaled features; rows and columns of zeros stay as they are.
  public func scaled(_ scaling: Scaling) -> LabelledExamples {
    switch scaling {
    case .none:
      return self
    case .unitRows:
      let norms = (0..<count).map { rows.squaredNorm(ofRow: $0).squareRoot() }
      return LabelledExamples(
        rows: rows.mapValues { row, _, value in norms[row] > 0 ? value / norms[row] : value }, labels: labels)
    case .unitColumns:
      var largest = [Double](repeating: 0, count: featureCount)
      for (column, value) in zip(rows.columns, rows.values) { largest[column] = max(largest[column], value.magnitude) }
      return LabelledExamples(
        rows: rows.mapValues { _, column, value in largest[column] > 0 ? value / largest[column] : value },
        labels: labels)
    }
  }
}
