import ArgumentParser
import Checks
import Foundation

/// On which inputs the subject is judged.
struct InputOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("The dimensions of vectors (default: 16 64 256).", valueName: "d"))
  var dimension: [Int] = []

  @Option(help: ArgumentHelp("The shape of a matrix, in place of dimensions.", valueName: "rows,columns"))
  var shape: String?

  @Option(
    help: ArgumentHelp(
      "The inputs for which the claim is made; the default follows the precision.", valueName: "conditions"))
  var domain: String?

  @Option(help: ArgumentHelp("Your own inputs, one a row; they join the library.", valueName: "OWN.npy"))
  var inputs: String?

  static let defaultDimensions = [16, 64, 256]
  /// 2²⁷ entries are 1 GB, and several copies are held.
  private static let largestDimension = 1 << 27

  /// What is wrong with a negative dimension among these words, which the parser would take for an
  /// option and call a missing value.
  static func refusal(of words: [String]) -> String? {
    var follows = false
    for word in words {
      if word.hasPrefix("--") { follows = word == "--dimension" || word.hasPrefix("--dimension=") }
      if follows, word.hasPrefix("-"), Double(word) != nil { return "--dimension \(word): \(dimensionRule)" }
    }
    return nil
  }

  private static let dimensionRule = "needs whole numbers from 1 to \(largestDimension)"

  /// The shapes of the inputs, and the user's own.
  func read() throws(UsageError) -> (shapes: [[Int]], own: [[Double]]) {
    let own = try ownInputs()
    if let shape {
      guard dimension.isEmpty else { throw UsageError("give --dimension or --shape, not both") }
      let sizes = shape.split(separator: ",", omittingEmptySubsequences: false).map {
        Int($0.trimmingCharacters(in: .whitespaces)) ?? 0
      }
      guard (1...4).contains(sizes.count), sizes.allSatisfy({ $0 >= 1 }), product(sizes) != nil else {
        throw UsageError("--shape '\(shape)' needs positive sizes with commas between, such as 64,128")
      }
      try requireFit(own, [sizes])
      return ([sizes], own)
    }
    let shapes = try vectorShapes ?? (own.isEmpty ? Self.defaultDimensions : [own[0].count]).map { [$0] }
    try requireFit(own, shapes)
    return (shapes, own)
  }

  /// The dimensions that were asked for, as shapes; nil where none were.
  var vectorShapes: [[Int]]? {
    get throws(UsageError) {
      guard dimension.allSatisfy({ (1...Self.largestDimension).contains($0) }) else {
        throw UsageError("--dimension \(Self.dimensionRule)")
      }
      var shapes: [[Int]] = []
      for d in dimension where !shapes.contains([d]) { shapes.append([d]) }
      return shapes.isEmpty ? nil : shapes
    }
  }

  private func product(_ sizes: [Int]) -> Int? {
    var product = 1
    for size in sizes {
      guard size <= Self.largestDimension / product else { return nil }
      product *= size
    }
    return product
  }

  private func ownInputs() throws(UsageError) -> [[Double]] {
    guard let inputs else { return [] }
    let rows: [[Double]]
    do {
      rows = try NpyArray(contentsOf: URL(filePath: inputs)).rows
    } catch {
      throw UsageError("--inputs: \(error)")
    }
    guard let first = rows.first, !first.isEmpty else { throw UsageError("--inputs '\(inputs)' holds no vector") }
    for (index, row) in rows.enumerated() where !row.allSatisfy(\.isFinite) {
      throw UsageError("--inputs '\(inputs)', row \(index): a NaN or an infinity; leave it out")
    }
    return rows
  }

  private func requireFit(_ own: [[Double]], _ shapes: [[Int]]) throws(UsageError) {
    let sizes = shapes.map { $0.reduce(1, *) }
    guard let row = own.first, !sizes.contains(row.count) else { return }
    throw UsageError(
      "the rows of --inputs have \(row.count) entries, but the inputs asked for have "
        + "\(sizes.map(String.init).joined(separator: ", ")); make them agree")
  }
}
