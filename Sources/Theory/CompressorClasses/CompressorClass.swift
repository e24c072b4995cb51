/// A class of compressors, whichever it is.
public enum CompressorClass: Hashable, Sendable {
  case unbiased(UnbiasedClass)
  case b1(ClassB1)
  case b2(ClassB2)
  case contractive(ContractiveClass)
  case absolute(AbsoluteClass)

  /// The constants of the class, by the letters of `beznosikov2023`, in their usual order.
  public var constants: [(name: String, value: Double)] {
    switch self {
    case .unbiased(let known): [("zeta", known.zeta)]
    case .b1(let known): [("alpha", known.alpha), ("beta", known.beta)]
    case .b2(let known): [("gamma", known.gamma), ("beta", known.beta)]
    case .contractive(let known): [("delta", known.delta)]
    case .absolute(let known): [("Delta", known.errorBound)]
    }
  }

  /// The name of the class in `beznosikov2023`, in letters of the keyboard; `absolute` has none there.
  public var name: String {
    switch self {
    case .unbiased: "U"
    case .b1: "B1"
    case .b2: "B2"
    case .contractive: "B3"
    case .absolute: "absolute"
    }
  }
}
