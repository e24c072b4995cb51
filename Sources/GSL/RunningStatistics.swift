internal import CGSL

/// The arithmetic mean of one or more values; NaN where there is none.
public func mean(_ values: [Double]) -> Double {
  values.isEmpty ? .nan : gsl_stats_mean(values, 1, values.count)
}

/// The unbiased estimate of the standard deviation from two or more values; NaN below two.
public func standardDeviation(_ values: [Double]) -> Double {
  values.count < 2 ? .nan : gsl_stats_sd(values, 1, values.count)
}

/// Count, mean and variance of values that arrive one by one (Welford's recurrence).
///
/// GSL's accumulator `gsl_rstat` owns C memory and cannot be stored; this is the same recurrence as
/// a value, which can.
public struct RunningStatistics: Hashable, Sendable, Codable {
  public private(set) var count = 0
  public private(set) var mean = 0.0
  private var squares = 0.0

  public init() {}

  public mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squares += difference * (value - mean)
  }

  /// The unbiased estimate of the variance; 0 below two values.
  public var variance: Double { count < 2 ? 0 : squares / Double(count - 1) }
}
