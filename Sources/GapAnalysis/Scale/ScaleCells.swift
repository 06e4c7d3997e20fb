import BenchmarkData
import OrderedCollections
import Quantities
import StatisticsCore
import Tables

/// The scores of the systems on the boards that share systems.
struct ScaleCells {
  /// The boards in the order of their keys; the items of the cells.
  let boards: [CapabilityScale.Board]
  /// Why other boards do not take part.
  let omissions: [(reason: String, labels: [String])]
  /// The systems in the order of their keys, each with its entries: the units of the cells.
  let systems: [(id: System.ID, entries: [Scoreboard.Entry])]
  /// The scores, larger ones better.
  let cells: [LatentScale.Cell]
  /// The families of each system.
  let families: [Set<Int>]
  /// The date of each system in years.
  let years: [Double?]
  /// The last day that counts.
  let lastDay: Double?
  /// The date that the scale stands for.
  let date: CalendarDate?
  private let current: Set<Benchmark.ID>

  /// The units on enough families.
  var placed: [Int] { families.indices.filter { families[$0].count >= CapabilityScale.minimumFamilies } }

  /// How many systems are not placed.
  var unplaced: (oneBoard: Int, oneFamily: Int, twoFamilies: Int) {
    let alone = families.indices.filter { families[$0].count == 1 }
    let oneBoard = alone.count { systems[$0].entries.count == 1 }
    return (oneBoard, alone.count - oneBoard, families.count { $0.count == 2 })
  }

  init(of dataset: Dataset, selection: Selection, among scope: BenchmarkScope) throws(AnalysisError) {
    var selection = selection
    selection.quantity = Quantity.total.name
    date = selection.asOf ?? dataset.lastDate
    let statuses = dataset.statuses(asOf: date)
    current = Set(statuses.filter { $0.value == .current }.keys)
    var omissions: OrderedDictionary<String, [String]> = [:]
    var boards: [Scoreboard] = []
    // The order of a file must not matter.
    for benchmark in dataset.benchmarks.values.sorted(by: { $0.id < $1.id }) {
      if let reason = scope.reasonToExclude(benchmark, status: statuses[benchmark.id]) {
        omissions[reason, default: []].append(benchmark.title)
        continue
      }
      let board = try Scoreboard(of: benchmark.id, in: dataset, selection: selection)
      if let reason = board.reasonOffScale {
        omissions[reason, default: []].append(benchmark.title)
      } else {
        boards.append(board)
      }
    }
    guard !boards.isEmpty else {
      let reasons = omissions.map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
      throw .unsuitableData("No benchmark can be put on a scale\(reasons.isEmpty ? "" : ": \(reasons)").")
    }
    let connected = try Self.connected(boards)
    let others = boards.filter { board in !connected.contains { $0.benchmark.id == board.benchmark.id } }
    if !others.isEmpty { omissions["sharing no system with the others"] = others.map(\.benchmark.title) }
    self.omissions = omissions.map { ($0.key, $0.value) }
    self.boards = connected.map { CapabilityScale.Board(benchmark: $0.benchmark, systems: $0.count) }

    let keys = Array(OrderedSet(connected.map(\.benchmark.familyKey)))
    var entries: [System.ID: [(item: Int, entry: Scoreboard.Entry, value: Double)]] = [:]
    for (item, board) in connected.enumerated() {
      for entry in board.entries {
        entries[entry.system.id, default: []].append((item, entry, board.oriented(entry.score.value)))
      }
    }
    let ordered = entries.sorted { $0.key < $1.key }
    let itemFamilies = connected.map { keys.firstIndex(of: $0.benchmark.familyKey) ?? 0 }
    systems = ordered.map { ($0.key, $0.value.map(\.entry)) }
    cells = ordered.enumerated().flatMap { unit, system in
      system.value.map {
        LatentScale.Cell(unit: unit, item: $0.item, family: itemFamilies[$0.item], value: $0.value)
      }
    }
    families = ordered.map { Set($0.value.map { itemFamilies[$0.item] }) }
    let lastDay = date.map { Double($0.dayRange.upperBound) }
    self.lastDay = lastDay
    years = systems.map { system in
      system.entries.first?.date.map { min($0.middleDay, lastDay ?? .infinity) / daysPerYear }
    }
  }

  /// The boards that systems connect with the most systems that can be placed.
  private static func connected(_ boards: [Scoreboard]) throws(AnalysisError) -> [Scoreboard] {
    // Boards of one system are joined, part by part.
    var parts: [(boards: Set<Int>, systems: Set<System.ID>)] = []
    for (number, board) in boards.enumerated() {
      var joined = (boards: Set([number]), systems: Set(board.entries.map(\.system.id)))
      parts.removeAll { part in
        guard !part.systems.isDisjoint(with: joined.systems) else { return false }
        joined.boards.formUnion(part.boards)
        joined.systems.formUnion(part.systems)
        return true
      }
      parts.append(joined)
    }
    func families(_ part: Set<Int>) -> Set<String> { Set(part.map { boards[$0].benchmark.familyKey }) }
    func placed(_ part: Set<Int>) -> Int {
      var seen: [System.ID: Set<String>] = [:]
      for number in part {
        for entry in boards[number].entries {
          seen[entry.system.id, default: []].insert(boards[number].benchmark.familyKey)
        }
      }
      return seen.values.count { $0.count >= CapabilityScale.minimumFamilies }
    }
    func titles(_ part: Set<Int>) -> String { part.sorted().map { boards[$0].benchmark.title }.joined(separator: ", ") }
    let ranked = parts.map { ($0.boards, placed($0.boards)) }
      .sorted { ($0.1, $0.0.count, -($0.0.min() ?? 0)) > ($1.1, $1.0.count, -($1.0.min() ?? 0)) }
    let usable = ranked.filter { $0.1 > 0 }
    if usable.count > 1 {
      throw .unsuitableData(
        "The benchmarks fall into \(usable.count) parts that share no system, so that nothing puts them on one scale: "
          + usable.map { titles($0.0) }.joined(separator: " | ")
          + ". Ask for one part alone (--current, --measured-by), or add scores of a system on both.")
    }
    guard let best = ranked.first?.0, families(best).count >= CapabilityScale.minimumFamilies else {
      let most = ranked.map { families($0.0).count }.max() ?? 0
      throw .unsuitableData(
        "Of \(NumberWords.count(boards.count, "benchmark")) no more than \(most) that \(most == 1 ? "is a family" : "are families") "
          + "share systems: a scale needs \(CapabilityScale.minimumFamilies) families that do."
      )
    }
    return best.sorted().map { boards[$0] }
  }

  /// A system that is placed, without its place.
  func placedEntry(_ unit: Int) -> CapabilityScale.Placed {
    CapabilityScale.Placed(
      entry: systems[unit].entries[0], families: families[unit].count, sources: systems[unit].entries.sourceKeys)
  }

  /// The scores that would lessen the errors of places most, of systems on two families or more, one a system: on current boards where there
  /// are some.
  func needs(_ scale: LatentScale) throws(StatisticsError) -> [CapabilityScale.Need] {
    let targets = placed
    guard targets.count > 1 else { return [] }
    let open = boards.indices.filter { current.contains(boards[$0].benchmark.id) }
    let itemFamilies = Dictionary(cells.map { ($0.item, $0.family) }) { first, _ in first }
    let candidates = families.indices.filter { families[$0].count >= CapabilityScale.minimumFamilies - 1 }
      .flatMap { unit in
        (open.isEmpty ? Array(boards.indices) : open)
          .filter { item in itemFamilies[item].map { !families[unit].contains($0) } ?? false }
          .map { (unit: unit, item: $0) }
      }
    let gains = try scale.gains(ofScoring: candidates, for: targets)
    let errors = try scale.placement(of: targets)?.places.standardErrors ?? []
    let deviation = try scale.placement(of: targets)?.deviation ?? 1
    let total = errors.reduce(0) { $0 + $1 * $1 } * deviation * deviation
    guard total > 0 else { return [] }
    var taken: Set<Int> = []
    let order = candidates.indices.sorted { gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 < $1 }
    var needs: [CapabilityScale.Need] = []
    for index in order where needs.count < 5 && taken.insert(candidates[index].unit).inserted {
      let (unit, item) = candidates[index]
      needs.append(
        CapabilityScale.Need(
          system: systems[unit].entries[0].system.title, systemID: systems[unit].id,
          board: boards[item].benchmark.title,
          boardID: boards[item].benchmark.id, share: gains[index] / total))
    }
    return needs
  }
}

extension Scoreboard {
  /// Why a board cannot be standardised; `nil` if it can.
  fileprivate var reasonOffScale: String? {
    if definesNothing { return "without a total" }
    if entries.isEmpty { return "without an evaluation that counts" }
    guard count > 1 else { return "with a single system" }
    return standardDeviation(of: entries.map(\.score.value)) == nil ? "on which all scores are equal" : nil
  }
}
