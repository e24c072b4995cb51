/// How many repetitions each budget pays for.
public struct Repetitions: Hashable, Sendable {
  public let quick: Int
  public let standard: Int
  public let thorough: Int

  public init(quick: Int, standard: Int, thorough: Int) {
    precondition(1 <= quick && quick <= standard && standard <= thorough, "a larger budget pays for more")
    self.quick = quick
    self.standard = standard
    self.thorough = thorough
  }

  public func count(within budget: Budget) -> Int {
    switch budget {
    case .quick: quick
    case .standard: standard
    case .thorough: thorough
    }
  }
}

/// The stem of a figure's files: letters, digits and hyphens.
func fileStem(_ kind: String, _ id: CheckID) -> String {
  let text = "\(kind) \(id.subject)".lowercased()
  let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  return words.joined(separator: "-")
}
