// The arithmetic of vectors of ℝᵈ, over memory that others own.
//
// Every function takes vectors of one dimension. Sums are accumulated in a fixed order (eight lanes,
// then the lanes from left to right), so that a result does not depend on the machine.

/// `⟨x, y⟩`.
public func dot(_ x: Span<Double>, _ y: Span<Double>) -> Double {
  precondition(x.count == y.count, "dimensions \(x.count) and \(y.count) differ")
  var lanes = SIMD8<Double>(repeating: 0)
  let whole = x.count & ~7
  var i = 0
  while i < whole {
    let a = SIMD8(x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5], x[i + 6], x[i + 7])
    let b = SIMD8(y[i], y[i + 1], y[i + 2], y[i + 3], y[i + 4], y[i + 5], y[i + 6], y[i + 7])
    lanes += a * b
    i += 8
  }
  var sum = 0.0
  for lane in lanes.indices { sum += lanes[lane] }
  while i < x.count {
    sum += x[i] * y[i]
    i += 1
  }
  return sum
}

/// `‖x‖²`.
public func squaredNorm(_ x: Span<Double>) -> Double { dot(x, x) }

/// `‖x − y‖²`.
public func squaredDistance(_ x: Span<Double>, _ y: Span<Double>) -> Double {
  precondition(x.count == y.count, "dimensions \(x.count) and \(y.count) differ")
  var sum = 0.0
  for i in x.indices { sum += (x[i] - y[i]) * (x[i] - y[i]) }
  return sum
}

/// `y ← y + a x`.
public func add(_ a: Double, _ x: Span<Double>, to y: inout MutableSpan<Double>) {
  precondition(x.count == y.count, "dimensions \(x.count) and \(y.count) differ")
  for i in x.indices { y[i] += a * x[i] }
}

/// `y ← a y`.
public func scale(_ y: inout MutableSpan<Double>, by a: Double) {
  for i in y.indices { y[i] *= a }
}

/// `y ← x`.
public func copy(_ x: Span<Double>, into y: inout MutableSpan<Double>) {
  precondition(x.count == y.count, "dimensions \(x.count) and \(y.count) differ")
  for i in x.indices { y[i] = x[i] }
}

/// `out ← x − y`.
public func subtract(_ y: Span<Double>, from x: Span<Double>, into out: inout MutableSpan<Double>) {
  precondition(x.count == y.count && x.count == out.count, "dimensions differ")
  for i in x.indices { out[i] = x[i] - y[i] }
}
