extension ListedItem {
  /// The item of an algorithm, with the option that judges foreign implementations of it where there is one.
  var withForeignDoor: ListedItem {
    guard let method = KnownMethod.allCases.first(where: { $0.typeName == name }) else { return self }
    return ListedItem(name, "\(summary) Of others: validate --algorithm \(method.rawValue).", source: source)
  }
}

extension KnownMethod {
  /// The name of its type in `EFSpec`.
  fileprivate var typeName: String {
    switch self {
    case .ef14: "EF14"
    case .ef21: "EF21"
    case .ef21SGDM: "EF21SGDM"
    case .delayedSGD: "DelayedSGD"
    case .localSGD: "LocalSGD"
    }
  }
}
