import ArgumentParser
import Checks
import Foundation

/// `efcheck list`: what is in the catalogue.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the compressors, algorithms, problems, theorems and checks of the catalogue.")

  @Argument(help: "One kind; all kinds if it is left out.") var kind: ListingKind?

  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let kinds = kind.map { [$0] } ?? ListingKind.allCases
    if json {
      print(String(decoding: try StableJSON.encode(Listing(kinds)), as: UTF8.self), terminator: "")
    } else {
      print(kinds.map(text).joined(separator: "\n"), terminator: "")
    }
  }

  private func text(of kind: ListingKind) -> String {
    let width = kind.items.map(\.name.count).max() ?? 0
    let lines = kind.items.map { item in
      let mark = [item.status.map { $0 == "provedHere" ? "proved" : "quoted" }, item.source].compactMap(\.self)
      let padding = String(repeating: " ", count: width - item.name.count)
      return "  \(item.name)\(padding)  \(item.summary)\(mark.isEmpty ? "" : " [\(mark.joined(separator: ", "))]")"
    }
    return "\(kind.rawValue)\n\(lines.joined(separator: "\n"))\n"
  }

  /// `{"schemaVersion": 1, "compressors": […], …}`
  private struct Listing: Encodable {
    let kinds: [ListingKind]

    init(_ kinds: [ListingKind]) { self.kinds = kinds }

    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(1, forKey: Key("schemaVersion"))
      for kind in kinds { try container.encode(kind.items, forKey: Key(kind.rawValue)) }
    }
  }
}
