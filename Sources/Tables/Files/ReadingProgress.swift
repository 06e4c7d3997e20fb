/// What is told how far the reading of files is: who lets a person wait may show it.
///
///     try ReadingProgress.$observer.withValue(ReadingProgress { name, done, total in … }) { try … }
///
/// Within the closure each delimited file reports how many of its bytes are read, after every piece of it. What is read does not depend on it.
public struct ReadingProgress: Sendable {
  /// Who is told; `nil` for nobody.
  @TaskLocal public static var observer: ReadingProgress?

  let report: @Sendable (_ name: String, _ done: Int, _ total: Int) -> Void

  /// An observer.
  ///
  /// - Parameter report: Is called with what problems call the file, the number of bytes that are read, and their number in all. Calls come one at a
  ///   time, from several threads.
  public init(_ report: @escaping @Sendable (_ name: String, _ done: Int, _ total: Int) -> Void) {
    self.report = report
  }
}
