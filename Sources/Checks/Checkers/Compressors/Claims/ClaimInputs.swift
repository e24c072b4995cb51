/// The inputs on which one claim is examined, with the claim at each one's dimension and its share of the
/// error budget: remembered witnesses first, then the library in every shape.
struct ClaimInputs {
  struct Entry {
    let input: LibraryInput
    let claim: CompressorClaim
    let weight: Double
    let origin: ArmOrigin
  }

  let entries: [Entry]
  /// Why remembered witnesses were left out, in whole sentences.
  let remarks: [String]

  init(
    specification: ClaimSpecification, shapes: [[Int]], domain: Domain, dtype: DType, seed: UInt64, own: [[Double]],
    remembered: [SubjectInput]
  ) throws(UsageError) {
    var library: [(input: LibraryInput, claim: CompressorClaim)] = []
    for shape in shapes {
      let d = shape.reduce(1, *)
      let claim = try specification.claim(dimension: d)
      library += LibraryInput.library(
        shape: shape, domain: domain, dtype: dtype, seed: seed, own: own.filter { $0.count == d }
      ).map { ($0, claim) }
    }
    guard !library.isEmpty else {
      throw UsageError("no input of the library belongs to the domain '\(domain)'; widen it")
    }
    var remarks: [String] = []
    var witnesses: [(input: LibraryInput, claim: CompressorClaim)] = []
    for (index, witness) in remembered.enumerated() {
      let rounded = witness.entries.map(dtype.rounded)
      guard rounded.contains(where: { $0 != 0 }), domain.contains(rounded),
        let claim = try? specification.claim(dimension: witness.dimension)
      else {
        remarks.append("Remembered witness \(index + 1) is outside the domain of the claim and was left out.")
        continue
      }
      let place =
        witness.shape.count == 1 ? "d = \(witness.dimension)" : witness.shape.map(String.init).joined(separator: "×")
      let input = LibraryInput(
        name: "remembered witness \(index + 1), \(place)", input: SubjectInput(rounded, shape: witness.shape))
      witnesses.append((input, claim))
    }
    let shares = ArmShares(libraryCount: library.count, rememberedCount: witnesses.count)
    entries =
      witnesses.map { Entry(input: $0.input, claim: $0.claim, weight: shares.remembered, origin: .remembered) }
      + library.map { Entry(input: $0.input, claim: $0.claim, weight: shares.library, origin: .library) }
    self.remarks = remarks
  }
}
