import GSL

/// Matrices that have told good low-rank compressors from bad ones: ranks below the one requested,
/// single rows and columns, equal singular values.
func matrixPatterns(rows: Int, columns: Int, seed: UInt64) -> [Pattern] {
  func each(_ entry: (_ row: Int, _ column: Int) -> Double) -> [Double] {
    (0..<rows).flatMap { row in (0..<columns).map { entry(row, $0) } }
  }
  var stream = RandomStream(
    StreamName(seed: seed, purpose: .input, experiment: "matrices, \(rows)×\(columns)"))
  func gaussians(_ count: Int) -> [Double] { (0..<count).map { _ in stream.gaussian() } }
  let (left, right) = (gaussians(rows), gaussians(columns))
  let (left2, right2) = (gaussians(rows), gaussians(columns))
  return [
    Pattern("identity matrix", each { $0 == $1 ? 1 : 0 }, isCanonical: true),
    Pattern("one row of ones", each { row, _ in row == 0 ? 1 : 0 }, isCanonical: true),
    Pattern("last row a ramp", each { $0 == rows - 1 ? Double($1 + 1) / Double(columns) : 0 }),
    Pattern("one column of ones", each { _, column in column == 0 ? 1 : 0 }),
    Pattern("rank one, Gaussian", each { left[$0] * right[$1] }),
    Pattern("rank two, Gaussian", each { left[$0] * right[$1] + left2[$0] * right2[$1] }),
    Pattern("repeated rows", each { right[$1] + ($0 % 2 == 0 ? 0 : right2[$1]) }),
    Pattern("one block of ones", each { $0 < (rows + 3) / 4 && $1 < (columns + 3) / 4 ? 1 : 0 }),
  ]
}
