import EFSpec
import Theory

extension PairedCompressor {
  /// Everything that is claimed of the compressor, as tests.
  func conformanceTests(dimension d: Int) -> [any ConformanceTest] {
    let (compressor, theory) = (compressor, theory)
    let laws = theory.structuralLaws(dimension: d)
    var tests: [any ConformanceTest] = [FiniteRangeTest()] + laws.compactMap(ConformanceCheck.test)
    if let exact = compressor as? any ExactMomentsCompressor {
      tests.append(
        ExactClassTest(compressor: exact, magnitudes: theory.inputMagnitudes) { try theory.constants(dimension: $0) })
      if laws.contains(.permutationEquivariant) { tests.append(PermutationTest(compressor: exact)) }
    }
    if let coded = compressor as? any MessageCoding {
      tests.append(RoundTripTest(compressor: coded) { theory.messageBits(dimension: $0, floatBits: 64) })
    }
    return tests
  }
}
