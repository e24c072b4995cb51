/// An assumption as a user writes it: a form with constants that may depend on the dimension.
///
/// A list of numbers is written in parentheses, as in `workerSmooth(L=(1, 2, 4))`.
public struct AssumptionSpecification: Hashable, Sendable, CustomStringConvertible {
  public let form: AssumptionForm
  private let expressions: [String: [DimensionExpression]]
  /// The claim in its normal spelling.
  public let description: String

  public init(parsing text: String) throws(UsageError) {
    let call = try CallText(parsing: text)
    guard let form = AssumptionForm(rawValue: call.name) else {
      throw UsageError("'\(call.name)' is no assumption; write one of \(Self.templates)")
    }
    let given = Set(call.arguments.map(\.key))
    let keys = form.constants + form.options.filter(given.contains)
    var expressions: [String: [DimensionExpression]] = [:]
    var written: [String] = []
    for (key, value) in zip(keys, try call.values(of: keys)) {
      var list: [DimensionExpression] = []
      for part in Self.parts(of: value) { list.append(try DimensionExpression(parsing: part)) }
      let isList = (form == .workerSmooth && key == "L") || key == "B"
      guard list.count == 1 || isList else {
        throw UsageError("'\(key)' of '\(form.rawValue)' is one number, not a list")
      }
      expressions[key] = list
      let texts = list.map(\.description).joined(separator: ", ")
      written.append("\(key)=\(list.count == 1 ? texts : "(\(texts))")")
    }
    self.form = form
    self.expressions = expressions
    description = written.isEmpty ? form.rawValue : "\(form.rawValue)(\(written.joined(separator: ", ")))"
  }

  /// All forms, for messages.
  public static var templates: String { AssumptionForm.allCases.map(\.template).joined(separator: ", ") }

  /// The elements of a list in parentheses, or the text itself.
  private static func parts(of text: String) -> [String] {
    guard text.first == "(", text.last == ")" else { return [text] }
    let inside = text.dropFirst().dropLast()
    var parts = [""]
    var depth = 0
    for character in inside {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      // The parentheses were not a pair, as in (1+d)*(2+d).
      guard depth >= 0 else { return [text] }
      if character == "," && depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.count > 1 ? parts : [text]
  }

  /// The values of a constant at dimension `d`; nil where it was not given.
  private func values(_ key: String, _ d: Int) -> [Double]? { expressions[key]?.map { $0.value(dimension: d) } }

  /// The claim about an oracle; an error where its constants make no sense there.
  public func claim(about nature: OracleNature) throws(UsageError) -> AssumptionClaim {
    let d = nature.dimension
    for (key, list) in expressions {
      for value in list.map({ $0.value(dimension: d) }) where !(value.isFinite && value >= 0) {
        throw UsageError(
          "the claim \(self) cannot hold at d = \(d): \(key) = \(value) is no finite number of at least 0")
      }
    }
    func constant(_ key: String) -> Double { values(key, d)?.first ?? 0 }
    switch form {
    case .smooth: return .smooth([constant("L")])
    case .workerSmooth:
      let list = values("L", d) ?? []
      guard list.count == 1 || list.count == nature.workerCount else {
        throw UsageError(
          "the claim \(self) has \(list.count) constants for \(nature.workerCount) workers; give one or all")
      }
      return .workerSmooth(list.count == 1 ? Array(repeating: list[0], count: nature.workerCount) : list)
    case .workerSmoothMean: return .workerSmoothMean(constant("L"))
    case .stronglyConvex: return .stronglyConvex(constant("mu"))
    case .convex: return .stronglyConvex(0)
    case .polyakLojasiewicz: return .polyakLojasiewicz(constant("mu"))
    case .quasiConvex: return .quasiConvex(constant("mu"))
    case .heterogeneity: return .heterogeneity(constant("zeta2"))
    case .dissimilarity: return .dissimilarity(growth: constant("B2"), floor: constant("zeta2"))
    case .heterogeneityAtMinimiser: return .heterogeneityAtMinimiser(constant("D"))
    case .boundedVariance: return .noise(growth: 0, floor: constant("sigma2"))
    case .noise: return .noise(growth: constant("M"), floor: constant("sigma2"))
    case .unbiasedGradient: return .unbiased(variance: values("sigma2", d)?.first)
    case .batchScaling:
      let sizes = values("B", d) ?? AssumptionClaim.batchSizes
      for size in sizes where !(size >= 1 && size <= 1e6 && size == size.rounded()) {
        throw UsageError("the claim \(self): a batch has a whole size from 1 to 10⁶, not \(size)")
      }
      return .batchScaling(variance: constant("sigma2"), sizes: sizes.map { Int($0) })
    case .meanSquaredSmooth: return .meanSquaredSmooth(constant("L"))
    }
  }

  /// The constants by name, a list by its largest, without the sizes of batches.
  func promised(dimension d: Int) -> [String: Double] {
    expressions.filter { $0.key != "B" }.compactMapValues { $0.map { $0.value(dimension: d) }.max() }
  }
}
