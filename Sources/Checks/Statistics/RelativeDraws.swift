import EFSpec

/// Draws of `C(x)` at one input, in units of `‖x‖`, and the numbers a draw that the tests use.
///
/// With `e = x/‖x‖`, `Z = C(x)/‖x‖` and `D = Z − e`:
///
///     r = ‖D‖²,   along = ⟨D, e⟩,   alongSigns = ⟨D, sign(x)/√nnz⟩,   q = ‖Z‖²,   u = ⟨Z, e⟩.
///
/// `q` and `u` are sums of their own: of an output that is small beside its input, `r + 2·along + 1` and
/// `1 + along` would leave rounding errors of the input's size.
///
/// Input and output are scaled by one power of two after the call, so that neither overflow nor a
/// change of scale before the call can hide a fault.
struct RelativeDraws {
  let reference: RelativeReference
  /// The errors `D`, one row a draw.
  private(set) var errors: [Double] = []
  private(set) var squaredErrors: [Double] = []
  private(set) var along: [Double] = []
  private(set) var alongSigns: [Double] = []
  /// `q`.
  private(set) var squaredOutputs: [Double] = []
  /// `u`.
  private(set) var projections: [Double] = []

  var count: Int { squaredErrors.count }
  var dimension: Int { reference.direction.count }

  init(at reference: RelativeReference) { self.reference = reference }

  /// Makes room for so many draws.
  mutating func reserve(_ count: Int) {
    errors.reserveCapacity(count * dimension)
    squaredErrors.reserveCapacity(count)
    along.reserveCapacity(count)
    alongSigns.reserveCapacity(count)
    squaredOutputs.reserveCapacity(count)
    projections.reserveCapacity(count)
  }

  /// Adds a draw whose entries are all finite.
  mutating func add(_ output: ArraySlice<Double>) {
    let inverseNorm = 1 / reference.scaledNorm
    var square = 0.0
    var product = 0.0
    var signs = 0.0
    var squaredOutput = 0.0
    var projection = 0.0
    for (i, value) in zip(reference.direction.indices, output) {
      let relative = value * reference.scale * inverseNorm
      squaredOutput += relative * relative
      projection += relative * reference.direction[i]
      let difference = (value * reference.scale - reference.scaledEntries[i]) * inverseNorm
      errors.append(difference)
      square += difference * difference
      product += difference * reference.direction[i]
      signs += difference * reference.signs[i]
    }
    squaredErrors.append(square)
    along.append(product)
    alongSigns.append(signs)
    squaredOutputs.append(squaredOutput)
    projections.append(projection)
  }

  func error(_ draw: Int) -> ArraySlice<Double> { errors[(draw * dimension)..<((draw + 1) * dimension)] }
}

/// What relative quantities refer to: the input, scaled.
struct RelativeReference: Sendable {
  /// The power of two that brings the largest magnitude of `x` into [1, 2).
  let scale: Double
  let scaledEntries: [Double]
  let scaledNorm: Double
  /// `e = x/‖x‖`.
  let direction: [Double]
  /// `sign(x)/√nnz(x)`.
  let signs: [Double]

  /// - Parameter x: A vector that is not zero.
  init(_ x: [Double]) {
    let largest = x.reduce(0) { max($0, $1.magnitude) }
    precondition(largest > 0 && largest.isFinite, "relative quantities need a non-zero, finite input")
    // A subnormal input needs two steps, since the scale itself would overflow.
    let scale = Double(sign: .plus, exponent: -max(largest.exponent, -1022), significand: 1)
    self.scale = scale
    let scaled = x.map { $0 * scale }
    let norm = EFSpec.squaredNorm(scaled.span).squareRoot()
    scaledEntries = scaled
    scaledNorm = norm
    direction = scaled.map { $0 / norm }
    let nonZeros = Double(x.count { $0 != 0 })
    signs = x.map { ($0 == 0 ? 0 : $0 < 0 ? -1 : 1) / nonZeros.squareRoot() }
  }

  /// `‖x‖²` without the scale.
  var squaredNorm: Double { scaledNorm * scaledNorm / (scale * scale) }
}
