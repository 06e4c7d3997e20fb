import StatisticsCore

/// What turns a vector of redrawn scores into two sides.
struct RedrawnPair: Sendable {
  /// The scores of both sides as one vector.
  let joint: JointScores
  private let placesA: [Int]
  private let placesB: [Int]
  private let daysA: [Double?]
  private let daysB: [Double?]
  private let orderA: DateOrder
  private let orderB: DateOrder
  private let organizationsA: [String]
  private let organizationsB: [String]
  private let lastDay: Double?
  private let options: Pair.Options

  /// A pair whose scores stand in a longer vector from place `start` on.
  init(_ pair: Pair, from start: Int = 0) {
    joint = JointScores(pair.a, pair.b, higherIsBetter: pair.board.higherIsBetter)
    placesA = joint.placesA.map { $0 + start }
    placesB = joint.placesB.map { $0 + start }
    (daysA, daysB) = (pair.a.days, pair.b.days)
    (orderA, orderB) = (DateOrder(daysA), DateOrder(daysB))
    (organizationsA, organizationsB) = (pair.a.organizations, pair.b.organizations)
    lastDay = pair.board.lastDay
    options = pair.options
  }

  /// The places of either side in the vector.
  var sides: [[Int]] { [placesA, placesB] }

  /// The sides with the scores of a redraw.
  func scores(_ redrawn: [Double]) -> PairScores {
    PairScores(
      SideScores(scores: placesA.map { redrawn[$0] }, days: daysA, organizations: organizationsA, order: orderA),
      SideScores(scores: placesB.map { redrawn[$0] }, days: daysB, organizations: organizationsB, order: orderB),
      lastDay: lastDay, options: options)
  }
}
