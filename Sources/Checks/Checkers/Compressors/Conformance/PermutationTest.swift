import EFSpec
import Theory

/// `C(Πx)` and `Π C(x)` have one law, for the reversal `Π`.
///
/// Of a deterministic compressor the outputs are compared, at inputs without ties between magnitudes;
/// of a random one the exact means, where the compressor offers them.
struct PermutationTest: ConformanceTest {
  /// The compressor itself, where it offers its moments.
  let compressor: any ExactMomentsCompressor

  var check: String { "permutationEquivariant" }
  var statement: String { StructuralLaw.permutationEquivariant.statement }

  func applies(to input: SubjectInput) -> Bool {
    let magnitudes = input.entries.map(\.magnitude)
    return Set(magnitudes).count == magnitudes.count && magnitudes.allSatisfy { (1e-100...1e100).contains($0) }
  }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let mean = compressor.moments(of: input.entries).mean
    let reversed = compressor.moments(of: input.entries.reversed()).mean
    return firstDifference(reversed, mean.reversed(), tolerance: 1e-12)
  }
}
