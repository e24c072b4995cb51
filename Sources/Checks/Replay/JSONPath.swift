/// A place in a JSON value, such as `runs.ef21.steps[3].x[0]`.
public struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  public let steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  public static let root = JSONPath([])

  public subscript(key: String) -> JSONPath { JSONPath(steps + [.key(key)]) }

  public subscript(index: Int) -> JSONPath { JSONPath(steps + [.index(index)]) }

  public func appending(_ path: JSONPath) -> JSONPath { JSONPath(steps + path.steps) }

  public func hasPrefix(_ prefix: JSONPath) -> Bool { steps.starts(with: prefix.steps) }

  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}
