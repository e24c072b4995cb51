import EFSpec
import GSL
import Theory

extension Catalogue {
  /// What is proved of every compressor of the catalogue whose moments are known, one exercise a compressor.
  static func compressorExercises() throws -> [Exercise] {
    try compressorEntries.compactMap { entry in
      let instances = try entry.examples.map { text in
        CompressorInstances(text, try CompressorEntry.compressor(named: text))
      }
      let statements = CompressorStatement.all(of: instances)
      guard !statements.isEmpty else { return nil }
      let check = StatementCheck(
        id: CheckID(subject: entry.template, property: "constants and symmetries"),
        statements: statements.map { Statement($0.text, quantity: "left side over right side", $0.relation) }
      ) { evidence, run in
        for (index, statement) in statements.enumerated() {
          var places = Places(evidence, index)
          for instance in instances { try statement.examine(instance, &places, run) }
          evidence = places.evidence
        }
      }
      let proved = statements.map { statement in
        ProvedStatement(
          topic: "Compressor \(entry.template)", name: statement.name, text: statement.text, source: entry.source,
          looseness: statement.looseness(instances))
      }
      return Exercise(check, of: proved)
    }
  }
}

/// One example of a compressor in the dimensions in which it is examined.
struct CompressorInstances: Sendable {
  let text: String
  let pair: PairedCompressor
  let dimensions: [Int]

  init(_ text: String, _ pair: PairedCompressor) {
    self.text = text
    self.pair = pair
    // All outcomes are summed: 100 entries are too many for sets of 4 of them.
    let isCheap = pair.compressor is any CoordinatewiseCompressor || pair.compressor is any DeterministicCompressor
    let tried = [1, 2, 6, 16] + (isCheap ? [100] : [])
    dimensions = tried.filter { d in
      pair.compressor.accepts(dimension: d) && (try? pair.theory.constants(dimension: d)) != nil
    }
  }

  /// The compressor, if its moments are known.
  var exact: (any ExactMomentsCompressor)? { pair.compressor as? any ExactMomentsCompressor }

  func constants(_ d: Int) throws -> CompressorConstants { try pair.theory.constants(dimension: d) }

  /// The constant in every dimension in which it exists.
  func values(of name: ConstantName) -> [ClassConstant] { dimensions.compactMap { try? constants($0)[name] } }

  /// The inputs of one dimension: those at which constants show, the flat one and a basis vector at three
  /// scales, a ramp and random ones.
  func inputs(_ d: Int, _ run: RunSettings) -> [[Double]] {
    let extremal = ConstantName.allCases.compactMap { try? pair.theory.extremalInput(for: $0, dimension: d)?.x }
    var plain: [[Double]] = []
    for scale in [1, 1e-8, 1e8] {
      plain.append([Double](repeating: scale, count: d))
      plain.append((0..<d).map { $0 == 0 ? scale : 0 })
    }
    plain.append((0..<d).map { Double(d - $0) })
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "constants of \(text)"))
    for _ in 0..<4 { plain.append((0..<d).map { _ in stream.gaussian() }) }
    let magnitudes = pair.theory.inputMagnitudes
    return (extremal + plain).filter { x in
      x.contains { $0 != 0 } && x.allSatisfy { $0 == 0 || magnitudes.contains($0.magnitude) }
    }
  }
}
