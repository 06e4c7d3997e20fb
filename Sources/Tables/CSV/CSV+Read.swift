extension CSV {
  /// Reads the file at `path`.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - name: What problems call the file; `path` if not given.
  ///   - options: The choices.
  /// - Throws: As for contents in memory; also if there is no such file, or it cannot be read.
  public static func read(
    path: String, name: String? = nil, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path, name: name)
    } catch {
      throw Problems([error])
    }
    return try CSVReader(bytes: bytes, name: name ?? path, options: options).read()
  }

  /// Reads CSV text.
  ///
  /// See ``read(_:name:options:)-([UInt8],_,_)``.
  public static func read(
    _ text: String, name: String, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    try read(Array(text.utf8), name: name, options: options)
  }

  /// Reads the bytes of a CSV file.
  ///
  /// The result is the same for any number of threads.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - name: What problems call the file.
  ///   - options: The choices.
  /// - Returns: The table, with its warnings; with its errors too if rows with errors are dropped.
  /// - Throws: ``Problems``, all that were found, if the header is not usable or a record has an error and is not to
  ///   be dropped.
  /// - Complexity: O(number of bytes). The bytes are kept, so that places can be told later.
  public static func read(
    _ bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    try CSVReader(bytes: bytes, name: name, options: options).read()
  }
}
