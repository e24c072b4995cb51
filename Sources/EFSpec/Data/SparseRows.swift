/// Examples whose features are mostly zero, kept row by row: the features that are not zero, with their
/// positions.
public struct SparseRows: Hashable, Sendable {
  /// The number of features, zeros included.
  public let featureCount: Int
  /// Row `j` takes the places `starts[j] ..< starts[j + 1]` of `columns` and `values`.
  public private(set) var starts = [0]
  /// The positions of the features, from 0, ascending in every row.
  public private(set) var columns: [Int] = []
  public private(set) var values: [Double] = []

  public init(featureCount: Int) { self.featureCount = featureCount }

  public var count: Int { starts.count - 1 }

  /// Adds a row at the end.
  public mutating func append(columns newColumns: some Sequence<Int>, values newValues: some Sequence<Double>) {
    columns.append(contentsOf: newColumns)
    values.append(contentsOf: newValues)
    precondition(columns.count == values.count, "every feature has a position and a value")
    precondition(columns[starts[count]...].allSatisfy { 0 <= $0 && $0 < featureCount }, "a feature is out of range")
    starts.append(columns.count)
  }

  /// The places of row `j`.
  func places(of j: Int) -> Range<Int> { starts[j]..<starts[j + 1] }

  /// `⟨aⱼ, x⟩`.
  public func product(ofRow j: Int, with x: Span<Double>) -> Double {
    let (columns, values) = (columns.span, values.span)
    var sum = 0.0
    for place in places(of: j) { sum += values[place] * x[columns[place]] }
    return sum
  }

  /// `y ← y + w aⱼ`.
  public func add(_ w: Double, row j: Int, to y: inout MutableSpan<Double>) {
    let (columns, values) = (columns.span, values.span)
    for place in places(of: j) { y[columns[place]] += w * values[place] }
  }

  /// `‖aⱼ‖²`.
  public func squaredNorm(ofRow j: Int) -> Double {
    values[places(of: j)].reduce(0) { $0 + $1 * $1 }
  }

  /// Some of the rows, in the order given.
  public func rows(_ chosen: [Int]) -> SparseRows {
    var selection = SparseRows(featureCount: featureCount)
    for j in chosen { selection.append(columns: columns[places(of: j)], values: values[places(of: j)]) }
    return selection
  }

  /// The same rows with every value replaced by a function of row, column and value.
  func mapValues(_ transform: (_ row: Int, _ column: Int, _ value: Double) -> Double) -> SparseRows {
    var result = self
    for j in 0..<count {
      for place in places(of: j) { result.values[place] = transform(j, columns[place], values[place]) }
    }
    return result
  }
}
