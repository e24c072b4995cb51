/// A grid of positive levels `… < aⱼ < aⱼ₊₁ < …`, as far as the constants of rounding depend on it: its
/// widest cell.
///
/// All constants of rounding are monotone in the ratio `ρ = aⱼ₊₁/aⱼ` of neighbours, so that the cell with
/// the largest ratio decides them.
public struct RoundingGrid: Hashable, Sendable {
  /// The neighbours `a < b` with the largest ratio.
  let low: Double
  let high: Double
  /// The magnitudes that the levels enclose.
  let magnitudes: ClosedRange<Double>
  /// All levels.
  let levels: StructuralLaw.LevelSet

  /// Finitely many levels: inputs lie between the first and the last.
  public init(levels: [Double]) throws(HypothesisViolation) {
    try require(levels.count >= 2, "at least two levels", got: Double(levels.count))
    try requirePositive(levels[0], "a₁")
    try requirePositive(levels[levels.count - 1], "aₙ")
    var widest = 0
    for j in levels.indices.dropLast() {
      try require(levels[j] < levels[j + 1], "levels ascend", got: levels[j + 1])
      if levels[j + 1] / levels[j] > levels[widest + 1] / levels[widest] { widest = j }
    }
    low = levels[widest]
    high = levels[widest + 1]
    let ratio = high / low
    try require(ratio * ratio < .infinity, "(aⱼ₊₁/aⱼ)² < ∞ in Double", got: ratio * ratio)
    magnitudes = levels[0]...levels[levels.count - 1]
    self.levels = .given(levels)
  }

  /// The levels `bʲ`, `j` any integer.
  public init(powersOf base: Double) throws(HypothesisViolation) {
    try require(1 < base && base < .infinity, "1 < b < ∞", got: base)
    low = 1
    high = base
    magnitudes = 0...(.infinity)
    levels = .powers(of: base)
  }

  /// The laws of rounding to the grid, with or without chance, but for its homogeneity.
  var structuralLaws: [StructuralLaw] { [.odd, .permutationEquivariant, .idempotent, .levels(levels)] }

  /// The base of which the levels are the powers, if they are.
  var base: Double? {
    if case .powers(let base) = levels { base } else { nil }
  }

  /// `Z = (a + b)²/(4ab)`.
  var secondMoment: Double { (1 + low / high) * (1 + high / low) / 4 }

  /// `m = 2a/(a + b)`.
  var leastFactor: Double { 2 / (1 + high / low) }

  /// `M = 2b/(a + b)`.
  var largestFactor: Double { 2 / (1 + low / high) }

  /// `2ab/(a + b)`.
  var harmonicMean: Double { low * largestFactor }

  /// `(a + b)/2`.
  var midpoint: Double { low / 2 + high / 2 }
}
