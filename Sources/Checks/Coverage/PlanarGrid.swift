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

  /// Factors up to 2, as multiples of the best one.
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

/// A class as a region of the plane, with the factor that makes its members contract most.
protocol ScalableRegion: PlanarRegion {
  /// `λ` for which `λC` has the best contractive class.
  var bestFactor: Double { get }
  var compressorClass: CompressorClass { get }
}

extension ClassB1: ScalableRegion {
  var compressorClass: CompressorClass { .b1(self) }
}

extension ClassB2: ScalableRegion {
  var compressorClass: CompressorClass { .b2(self) }
}

extension UnbiasedClass: ScalableRegion {
  var compressorClass: CompressorClass { .unbiased(self) }
}

extension ContractiveClass: ScalableRegion {
  /// No multiple contracts more than the compressor itself.
  var bestFactor: Double { 1 }
  var compressorClass: CompressorClass { .contractive(self) }
}

/// Both sides of a statement at one place.
typealias Sides = (left: Double, right: Double)

extension Places {
  /// Notes both sides at every point of every class; where they are nil, the statement says nothing.
  mutating func note<Class: ScalableRegion>(
    over classes: [Class], sides: (_ known: Class, _ point: PlanarPoint) throws -> Sides?
  ) rethrows {
    for known in classes {
      for point in PlanarGrid.points(of: known) {
        guard let both = try sides(known, point) else { continue }
        note(both.left, both.right, at: "\(known.compressorClass.words), \(point.words)")
      }
    }
  }

  /// Notes both sides at every point of every class, scaled by factors round the best one and by 1; where they are
  /// nil, the statement says nothing.
  mutating func note<Class: ScalableRegion>(
    scaling classes: [Class],
    sides: (_ known: Class, _ factor: Double, _ scaled: PlanarPoint) throws -> Sides?
  ) rethrows {
    for known in classes {
      for factor in Set(PlanarGrid.factors.map { $0 * known.bestFactor } + [1]).sorted() {
        for point in PlanarGrid.points(of: known) {
          guard let both = try sides(known, factor, point.scaled(by: factor)) else { continue }
          note(
            both.left, both.right, at: "\(known.compressorClass.words), λ = \(short(factor)), \(point.words)")
        }
      }
    }
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
