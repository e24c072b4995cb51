/// The theorems of this module, in the order in which a person would read them.
public enum TheoremList {
  public static let all: [any ConvergenceTheorem.Type] = [
    CompressedGradientDescentLinearRate<ContractiveClass>.self,
    CompressedGradientDescentLinearRate<ClassB1>.self,
    CompressedGradientDescentLinearRate<ClassB2>.self,
    CompressedGradientDescentLinearRate<UnbiasedClass>.self,
    CompressedGradientDescentStationarity<ContractiveClass>.self,
    CompressedGradientDescentStationarity<ClassB1>.self,
    CompressedGradientDescentStationarity<ClassB2>.self,
    CompressedGradientDescentStationarity<UnbiasedClass>.self,
    AbsoluteCompressedGradientDescentRate.self,
    AbsoluteCompressedGradientDescentStationarity.self,
    UnbiasedDistributedDescent.self,
    EF14GapBound.self,
    EF14ParametricBound.self,
    EF14DecreasingStepBound.self,
    EF14Stationarity.self,
    EF21Stationarity.self,
    EF21LinearRate.self,
    EF21SGDMStationarity.self,
    EF21SGDMLinearRate.self,
  ]
}
