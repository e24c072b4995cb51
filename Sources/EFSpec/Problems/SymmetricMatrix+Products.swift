extension SymmetricMatrix {
  /// Writes `A (x − c)`.
  func multiply(_ x: Span<Double>, minus c: [Double], into product: inout MutableSpan<Double>) {
    precondition(x.count == dimension && c.count == dimension && product.count == dimension, "dimensions differ")
    let all = entries.span
    for i in 0..<dimension {
      var sum = 0.0
      for j in 0..<dimension { sum += all[i * dimension + j] * (x[j] - c[j]) }
      product[i] = sum
    }
  }

  /// `A x`.
  public func product(with x: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: dimension)
    var span = product.mutableSpan
    multiply(x.span, into: &span)
    return product
  }

  /// `A²`.
  public var squared: SymmetricMatrix {
    let d = dimension
    var square = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0...i {
        var sum = 0.0
        for k in 0..<d { sum += entries[i * d + k] * entries[k * d + j] }
        square[i * d + j] = sum
        square[j * d + i] = sum
      }
    }
    return SymmetricMatrix(dimension: d, entries: square)
  }

  /// `Σⱼ wⱼ aⱼaⱼᵀ` over vectors `aⱼ`, at least one.
  public init(sumOf vectors: [[Double]], weights: [Double]) {
    precondition(!vectors.isEmpty && vectors.count == weights.count, "every vector has a weight")
    let d = vectors[0].count
    var entries = [Double](repeating: 0, count: d * d)
    for (a, weight) in zip(vectors, weights) {
      for i in 0..<d {
        for j in 0...i { entries[i * d + j] += weight * (a[i] * a[j]) }
      }
    }
    for i in 0..<d {
      for j in 0..<i { entries[j * d + i] = entries[i * d + j] }
    }
    self.init(dimension: d, entries: entries)
  }
}
