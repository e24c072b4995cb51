import Theory

/// Fixed classes, and points of the plane at which statements about classes are examined.
enum PlanarGrid {
  static func b1() throws -> [ClassB1] {
    try [(0.25, 1.0), (1, 1), (1, 2), (4, 2), (0.1, 3)].map { try ClassB1(alpha: $0.0, beta: $0.1) }
  }

  static func b2() throws -> [ClassB2] {
    try [(0.25, 1.0), (1, 1), (0.5, 3), (0.01, 2)].map { try ClassB2(gamma: $0.0, beta: $0.1) }
  }

  static func contractive() throws -> [ContractiveClass] {
    try [1, 1.25, 2, 4, 100, 1e6].map { try ContractiveClass(delta: $0) }
  }

  static func unbiased() throws -> [UnbiasedClass] {
    try [1, 1.125, 1.5, 2, 10].map { try UnbiasedClass(zeta: $0) }
  }

  /// Factors `λ` up to 2.
  static let factors = [0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.5, 1.9, 2]

  /// The corners of the region, and the points of a grid inside it.
  static func points(of region: some PlanarRegion) -> [PlanarPoint] {
    var points = region.corners
    for row in 0...40 {
      let v = Double(row) / 10
      for column in 0...20 {
        let point = PlanarPoint(squaredNorm: v * v + Double(column) / 5, inner: v)
        if region.contains(point) { points.append(point) }
      }
    }
    return points
  }
}

extension PlanarPoint {
  /// The point in words.
  var words: String { "u = \(short(squaredNorm)), v = \(short(inner))" }
  /// `u/v`.
  var ratio: Double { squaredNorm / inner }
  /// `1 − E‖C(x) − x‖²/‖x‖² = 2v − u`.
  var gain: Double { 2 * inner - squaredNorm }
}

extension CompressorClass {
  /// The class in words.
  var words: String {
    "\(name)(\(constants.map { "\($0.name) = \(short($0.value))" }.joined(separator: ", ")))"
  }
}
