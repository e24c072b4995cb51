// The same arithmetic over whole arrays, for the text of the algorithms. Arrays are updated in place.

/// `y ← y + a x`.
func add(_ a: Double, _ x: [Double], to y: inout [Double]) {
  var span = y.mutableSpan
  add(a, x.span, to: &span)
}

/// `y ← a y`.
func scale(_ y: inout [Double], by a: Double) {
  var span = y.mutableSpan
  scale(&span, by: a)
}

/// `y ← (1 − a) y + a x`.
func blend(_ a: Double, of x: [Double], into y: inout [Double]) {
  var span = y.mutableSpan
  scale(&span, by: 1 - a)
  add(a, x.span, to: &span)
}

/// `out ← x − y`.
func subtract(_ y: [Double], from x: [Double], into out: inout [Double]) {
  var span = out.mutableSpan
  subtract(y.span, from: x.span, into: &span)
}

/// `y ← x`, in the memory of `y`.
func copy(_ x: [Double], into y: inout [Double]) {
  var span = y.mutableSpan
  copy(x.span, into: &span)
}

/// `y ← 0`.
func clear(_ y: inout [Double]) {
  var span = y.mutableSpan
  for i in span.indices { span[i] = 0 }
}

/// The mean of one or more vectors of one dimension.
public func mean(of vectors: [[Double]]) -> [Double] {
  precondition(!vectors.isEmpty, "no vectors have no mean")
  var mean = [Double](repeating: 0, count: vectors[0].count)
  for vector in vectors { add(1 / Double(vectors.count), vector, to: &mean) }
  return mean
}
