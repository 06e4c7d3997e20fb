/// What is told how far simulations are: who lets a person wait may show it.
///
///     try SimulationProgress.$observer.withValue(SimulationProgress { done, total in … }) { try … }
///
/// Within the closure each simulation reports how many of its draws are made, after every block of them and from the thread that made it; those that
/// a simulation consists of report nothing. What is computed does not depend on it.
public struct SimulationProgress: Sendable {
  /// Who is told; `nil` for nobody.
  @TaskLocal public static var observer: SimulationProgress?

  let report: @Sendable (_ done: Int, _ total: Int) -> Void

  /// An observer.
  ///
  /// - Parameter report: Is called with the number of draws that are made and of those that there will be. Calls from several threads may come
  ///   together and out of order.
  public init(_ report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) { self.report = report }
}
