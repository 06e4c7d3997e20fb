/// What an entry is to do: with the input of a file, at sizes that have names.
struct Workload {
  /// The file of the input.
  let path: String
  private let sizes: [String: Int]

  /// - Parameter sizes: Words such as `resamples=1000`.
  init(path: String, sizes: some Sequence<String>) throws {
    self.path = path
    self.sizes = try Dictionary(
      sizes.map { word in
        let parts = word.split(separator: "=")
        guard parts.count == 2, let size = Int(parts[1]), size >= 1 else { throw WorkloadError.notASize(word) }
        return (String(parts[0]), size)
      }, uniquingKeysWith: { $1 })
  }

  /// The size of this name.
  func size(_ name: String) throws -> Int {
    guard let size = sizes[name] else { throw WorkloadError.missingSize(name) }
    return size
  }
}

enum WorkloadError: Error {
  case missingSize(String)
  case notASize(String)
}
