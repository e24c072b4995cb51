/// Names of files that are safe in paths, links and scripts.
enum FileStem {
  /// One stem an id: the id with everything but letters, digits and hyphens replaced, numbered where
  /// two agree.
  ///
  /// - Parameter fallback: What stands for an id of which nothing is left.
  static func unique(_ ids: [String], fallback: String) -> [String] {
    var taken = Set<String>()
    return ids.map { id in
      let cleaned = id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.drop { $0 == "-" }
      let base = cleaned.isEmpty ? fallback : String(cleaned.prefix(80))
      var stem = base
      var number = 2
      while !taken.insert(stem.lowercased()).inserted {
        stem = "\(base)-\(number)"
        number += 1
      }
      return stem
    }
  }
}
