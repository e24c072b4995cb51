import EFSpec
import GSL
import Theory

/// A compressor at one dimension, with what is promised of it there.
struct ConstantsSubject: Sendable {
  /// The text of the compressor.
  let name: String
  let compressor: any ExactMomentsCompressor
  let constants: CompressorConstants
  let dimension: Int
  /// The magnitudes, besides 0, of the entries for which the promise is made.
  let magnitudes: ClosedRange<Double>

  /// Nil where the moments are not exact, or nothing is promised at one of the dimensions.
  init?(_ pair: PairedCompressor, name: String, dimensions: [Int]) {
    guard let exact = pair.compressor as? any ExactMomentsCompressor,
      let d = dimensions.first(where: pair.compressor.accepts),
      let constants = try? pair.theory.constants(dimension: d)
    else { return nil }
    self.init(exact, name: name, constants: constants, dimension: d, magnitudes: pair.theory.inputMagnitudes)
  }

  init(
    _ compressor: any ExactMomentsCompressor, name: String, constants: CompressorConstants, dimension d: Int,
    magnitudes: ClosedRange<Double> = 0...(.infinity)
  ) {
    self.name = name
    self.compressor = compressor
    self.constants = constants
    dimension = d
    self.magnitudes = magnitudes.clamped(to: 1e-100...1e100)
  }

  /// The constants that exist and that an input can show.
  var names: [ConstantName] {
    ConstantName.allCases.filter { constants[$0] != nil && ExtremalObjective(for: $0) != nil }
  }

  func examine(in run: RunSettings) -> ConstantsEvidence.Compressor { examine(compressor, run) }

  private func examine(_ compressor: some ExactMomentsCompressor, _ run: RunSettings) -> ConstantsEvidence.Compressor {
    var seen = ConstantsEvidence.Compressor(name: name, library: [:], search: [:], evaluations: 0)
    let zeta = constants.zeta?.value
    let library = LibraryInput.library(
      shape: [dimension], domain: Domain(defaultFor: .float64), dtype: .float64, seed: run.seed)
    for one in library where one.input.entries.allSatisfy({ $0 == 0 || magnitudes.contains($0.magnitude) }) {
      seen.evaluations += 1
      if let ratios = ExactRatios(of: compressor, at: one.input.entries) {
        seen.library.note(ratios, at: one.name.replacing(", d = \(dimension)", with: ""), of: names, zeta: zeta)
      }
    }
    let wanted = Set(names.compactMap(ExtremalObjective.init))
    var search = ExtremalSearch(
      compressor, dimension: dimension, magnitudes: magnitudes, effort: ExtremalEffort(run.budget))
    for objective in ExtremalObjective.allCases where wanted.contains(objective) {
      var stream = RandomStream(
        StreamName(seed: run.seed, purpose: .input, experiment: "constants of \(name), \(objective.rawValue)"))
      search.run(objective, using: &stream)
      if let best = search.best[objective] {
        seen.search.note(best.ratios, at: "found by search", of: names, zeta: zeta)
      }
    }
    seen.evaluations += search.evaluations
    return seen
  }
}
