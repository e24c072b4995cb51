/// How the false-alarm probability of one claim is shared among inputs, fixed before anything is seen.
///
/// With shares `w_a` of sum at most 1, `M = Σ w_a W_a + (1 − Σ w_a)` is an e-process of "the claim holds at
/// every input", however the inputs are chosen: each may depend on everything that was seen before it
/// was opened. So a search that refutes when some `w_a W_a ≥ 1/α` has the false-alarm probability `α`.
///
/// Half goes to the inputs that are known beforehand, the library's and the user's own in equal parts; where
/// witnesses of earlier runs are remembered, they have half of that half. The other half belongs to
/// inputs that the search itself comes to, `1/(i(i+1))` of it to the `i`-th.
struct ArmShares: Hashable, Sendable {
  /// The share of each input of the library.
  let library: Double
  /// The share of each remembered witness.
  let remembered: Double

  init(libraryCount: Int, rememberedCount: Int) {
    let part = rememberedCount == 0 ? 0.5 : 0.25
    library = libraryCount == 0 ? 0 : part / Double(libraryCount)
    remembered = rememberedCount == 0 ? 0 : part / Double(rememberedCount)
  }

  /// The share of the `i`-th input that the search comes to, from 1.
  static func adaptive(_ i: Int) -> Double { 0.5 / (Double(i) * Double(i + 1)) }

  /// The share of the `i`-th try to make a witness smaller, from 1, of the false-alarm probability.
  static func shrinking(_ i: Int) -> Double { adaptive(i) }
}
