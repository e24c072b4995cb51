import Checks
import Theory

/// The theorems that `efcheck bound` knows.
struct BoundListing: Encodable {
  let schemaVersion = 1
  let theorems = BoundTheorem.all.map(Item.init)

  struct Item: Encodable {
    let theorem: String
    let statement: String
    let source: String
    let status: String
    let constants: [Constant]

    init(_ known: BoundTheorem) {
      theorem = known.id
      statement = known.theorem.statement
      source = known.theorem.source.key
      status = known.theorem.status.rawValue
      constants = known.constants.map(Constant.init)
    }

    var text: String {
      let mark = status == Status.provedHere.rawValue ? "proved" : "quoted"
      return "\(theorem)  \(statement) [\(mark), \(source)]\n  \(constants.map(\.usage).joined(separator: " "))\n"
    }
  }

  struct Constant: Encodable {
    let name: String
    let meaning: String
    let domain: String
    let usage: String

    init(_ constant: BoundConstant) {
      name = constant.name
      meaning = constant.meaning
      domain = constant.domain.words
      usage = constant.usage
    }
  }

  func text(asJSON: Bool) throws -> String {
    if asJSON { return String(decoding: try StableJSON.encode(self), as: UTF8.self) }
    let known = Dictionary(theorems.flatMap(\.constants).map { ("\($0.name): \($0.meaning)", $0) }) { first, _ in first
    }
    let legend = known.keys.sorted().map { "  \($0)" }.joined(separator: "\n")
    return theorems.map(\.text).joined() + "constants\n\(legend)\n"
  }
}
