import Foundation

/// A constant that may depend on the dimension, such as `2/d` or `min(d/16, sqrt(d)/4)`.
///
/// Grammar, loosest binding first: sums and differences, products and quotients, a sign, powers (`^`,
/// from right to left), then numbers, `d`, parentheses, and the functions `sqrt`, `log2`, `min`,
/// `max`.
public struct DimensionExpression: Hashable, Sendable, CustomStringConvertible {
  /// How deep parentheses, signs and powers may be nested.
  static let deepestNesting = 100
  /// How many operators an expression may have.
  static let mostOperators = 1000

  /// The text as it was written.
  public let description: String
  private let root: Node

  private indirect enum Node: Hashable, Sendable {
    case number(Double)
    case dimension
    case negated(Node)
    case binary(Character, Node, Node)
    case call(String, [Node])
  }

  public init(parsing text: String) throws(UsageError) {
    var parser = Parser(text: text)
    root = try parser.whole()
    description = text.trimmed
  }

  /// The value at dimension `d`.
  public func value(dimension d: Int) -> Double { Self.evaluate(root, Double(d)) }

  /// Whether `d` occurs in it.
  public var dependsOnDimension: Bool { Self.mentionsDimension(root) }

  private static func mentionsDimension(_ node: Node) -> Bool {
    switch node {
    case .number: false
    case .dimension: true
    case .negated(let operand): mentionsDimension(operand)
    case .binary(_, let left, let right): mentionsDimension(left) || mentionsDimension(right)
    case .call(_, let arguments): arguments.contains(where: mentionsDimension)
    }
  }

  private static func evaluate(_ node: Node, _ d: Double) -> Double {
    switch node {
    case .number(let value): return value
    case .dimension: return d
    case .negated(let operand): return -evaluate(operand, d)
    case .binary(let symbol, let left, let right):
      let (a, b) = (evaluate(left, d), evaluate(right, d))
      switch symbol {
      case "+": return a + b
      case "-": return a - b
      case "*": return a * b
      case "/": return a / b
      default: return pow(a, b)
      }
    case .call(let name, let arguments):
      let values = arguments.map { evaluate($0, d) }
      switch name {
      case "sqrt": return values[0].squareRoot()
      case "log2": return log2(values[0])
      case "min": return values.min() ?? .nan
      default: return values.max() ?? .nan
      }
    }
  }

  /// A parser by recursive descent, one function a level of the grammar.
  private struct Parser {
    let text: String
    var rest: Substring
    private var depth = 0
    private var operators = 0

    init(text: String) {
      self.text = text
      rest = Substring(text)
    }

    mutating func whole() throws(UsageError) -> Node {
      let node = try sum()
      skipSpaces()
      guard rest.isEmpty else { throw error("'\(rest.prefix(60))' is not understood") }
      return node
    }

    private mutating func sum() throws(UsageError) -> Node {
      var node = try product()
      while let symbol = try takeOperator("+-") { node = .binary(symbol, node, try product()) }
      return node
    }

    private mutating func product() throws(UsageError) -> Node {
      var node = try signed()
      while let symbol = try takeOperator("*/") { node = .binary(symbol, node, try signed()) }
      return node
    }

    private mutating func signed() throws(UsageError) -> Node {
      // Every way into the depth, by a sign, a power or a parenthesis, leads through here.
      depth += 1
      defer { depth -= 1 }
      guard depth <= DimensionExpression.deepestNesting else {
        throw error("more than \(DimensionExpression.deepestNesting) levels of nesting")
      }
      return take("-") != nil ? .negated(try signed()) : try power()
    }

    private mutating func power() throws(UsageError) -> Node {
      let base = try atom()
      return take("^") != nil ? .binary("^", base, try signed()) : base
    }

    private mutating func atom() throws(UsageError) -> Node {
      if take("(") != nil {
        let node = try sum()
        guard take(")") != nil else { throw error("a closing parenthesis is missing") }
        return node
      }
      skipSpaces()
      if let first = rest.first, first.isNumber || first == "." { return try number() }
      let word = String(rest.prefix { $0.isLetter || $0.isNumber })
      rest.removeFirst(word.count)
      if word == "d" { return .dimension }
      guard ["sqrt", "log2", "min", "max"].contains(word), take("(") != nil else {
        throw error(word.isEmpty ? "a number or d is missing" : "'\(word)' is neither d nor sqrt, log2, min, max")
      }
      var arguments = [try sum()]
      while take(",") != nil { arguments.append(try sum()) }
      guard take(")") != nil else { throw error("a closing parenthesis is missing") }
      guard arguments.count == 1 || word == "min" || word == "max" else {
        throw error("'\(word)' takes one argument")
      }
      return .call(word, arguments)
    }

    private mutating func number() throws(UsageError) -> Node {
      var digits = ""
      while let character = rest.first {
        let isExponentSign = (character == "-" || character == "+") && (digits.last == "e" || digits.last == "E")
        guard character.isNumber || character == "." || character == "e" || character == "E" || isExponentSign
        else { break }
        digits.append(rest.removeFirst())
      }
      guard let value = Double(digits) else { throw error("'\(digits)' is not a number") }
      return .number(value)
    }

    /// Takes an operator; a long chain of them is a deep tree as well.
    private mutating func takeOperator(_ symbols: String) throws(UsageError) -> Character? {
      guard let symbol = take(symbols) else { return nil }
      operators += 1
      guard operators <= DimensionExpression.mostOperators else {
        throw error("more than \(DimensionExpression.mostOperators) operators")
      }
      return symbol
    }

    private mutating func take(_ symbols: String) -> Character? {
      skipSpaces()
      guard let first = rest.first, symbols.contains(first) else { return nil }
      return rest.removeFirst()
    }

    private mutating func skipSpaces() { while rest.first?.isWhitespace == true { rest.removeFirst() } }

    private func error(_ what: String) -> UsageError {
      let excerpt = text.count > 60 ? "\(text.prefix(60))…" : text
      return UsageError("\(what) in the expression '\(excerpt)'; write for example 2/d or min(d/16, sqrt(d)/4)")
    }
  }
}
