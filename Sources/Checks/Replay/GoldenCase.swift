/// One case of a golden table: a method object of an array element, or the element where it holds no
/// method objects.
public struct GoldenCase: Hashable, Sendable, CustomStringConvertible {
  /// The section in which the case is counted.
  public let section: String
  /// Where the element stands in the table.
  public let element: JSONPath
  /// Where the method object stands in the element; nil where the element itself is the case.
  public let method: JSONPath?

  /// The name of the method object.
  var methodName: String? {
    if case .key(let name) = method?.steps.last { name } else { nil }
  }

  public var description: String { method.map { element.appending($0) }?.description ?? element.description }
}

/// How the elements of a section divide into cases.
enum CaseLayout: Hashable, Sendable {
  /// One case an element.
  case elements
  /// One case for each object that the element holds, directly or under one key. The fields beside them
  /// belong to all, but for those that one method owns: they are listed with its name.
  case methodObjects(under: String? = nil, owned: [String: String] = [:])
  /// As before, and one case more: the fields beside the objects. Of these only the inputs belong to
  /// the objects too.
  case methodObjectsAndFields(inputs: Set<String>)
}

extension CaseLayout {
  /// The cases of one element.
  func cases(of element: JSONValue, at place: JSONPath, section: String) -> [GoldenCase] {
    let whole = GoldenCase(section: section, element: place, method: nil)
    let methods = methodPaths(in: element).map { GoldenCase(section: section, element: place, method: $0) }
    return switch self {
    case .elements: [whole]
    case .methodObjects: methods.isEmpty ? [whole] : methods
    case .methodObjectsAndFields: [whole] + methods
    }
  }

  /// The numbers that a case answers for: its own, and those that it shares with the other cases of
  /// its element.
  func numbers(of goldenCase: GoldenCase, in element: JSONValue) -> [JSONPath] {
    let others = methodPaths(in: element).filter { $0 != goldenCase.method }
    return element.numberPaths().filter { path in
      !others.contains { path.hasPrefix($0) } && isAnswerable(path, in: goldenCase)
    }
  }

  private func isAnswerable(_ path: JSONPath, in goldenCase: GoldenCase) -> Bool {
    guard let method = goldenCase.method, !path.hasPrefix(method), case .key(let field)? = path.steps.first else {
      return true
    }
    return switch self {
    case .elements: true
    case .methodObjects(_, let owned): owned[field].map { $0 == goldenCase.methodName } ?? true
    case .methodObjectsAndFields(let inputs): inputs.contains(field)
    }
  }

  private func methodPaths(in element: JSONValue) -> [JSONPath] {
    let base: JSONPath =
      switch self {
      case .elements: .root
      case .methodObjects(let key, _): key.map { .root[$0] } ?? .root
      case .methodObjectsAndFields: .root
      }
    guard self != .elements, let holder = element[base] else { return [] }
    return holder.fields.keys.sorted().filter { if case .object = holder.fields[$0] { true } else { false } }
      .map { base[$0] }
  }
}
