import Checks
import EFSpec
import Foundation
import Reporting

/// A LIBSVM file that the user named, read.
struct DataFile {
  /// Its examples, under its name without folders.
  let examples: NamedExamples
  let source: DataSource

  /// - Throws: A `UsageError` that names the file, and the line where there is one.
  init(path: String) throws(UsageError) {
    let name = URL(filePath: path).lastPathComponent
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      source = DataSource(name: name, byteCount: data.count, fingerprint: Fingerprint.of(data))
    } catch {
      throw UsageError("the data file '\(path)' cannot be read")
    }
    do {
      examples = NamedExamples(name: name, examples: try LIBSVMReader.examples(ofFile: path))
    } catch {
      throw UsageError("the data file '\(path)' is not in LIBSVM form: \(error)")
    }
  }
}
