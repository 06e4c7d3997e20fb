import Tables

/// The columns of a votes file that hold a covariate: one for each of the two systems, or one of differences.
struct CovariateColumns {
  /// The name that was asked for.
  let name: String
  /// The position in the file of the first system's column, or of that of differences.
  let first: Int
  /// The position of the second system's column; `nil` where there are differences.
  let second: Int?

  /// All positions.
  var positions: [Int] { [first] + [second].compactMap(\.self) }

  /// Finds the columns of a covariate by their names.
  ///
  /// `length` stands in `length_a` and `length_b`, in `a_length`, in `model_a_length` and the like, or in the middle, as public dumps have
  /// `sum_assistant_a_tokens` of `sum_assistant_tokens`; or alone, as `length`, `length_diff` or `length_difference`, the first system's less
  /// the second's.
  ///
  /// - Throws: That there are none, or several.
  init(_ name: String, in file: TableFile) throws(Problems) {
    self.name = name
    let wanted = Self.words(name)
    var found: [Side: [Int]] = [:]
    for (index, header) in file.columnNames.enumerated() {
      for side in Side.allCases where Self.reads(Self.words(header), as: wanted, of: side) {
        found[side, default: []].append(index)
      }
    }
    let near = nearestMatches(to: name + "_a", in: file.columnNames)
    func refuse(_ message: String, _ columns: [Int]?) -> Problems {
      Problems([
        Problem(
          .unrecognisedFile, at: Place(file: file.name, line: 1), message,
          found: (columns.map { $0.map { file.columnNames[$0] } } ?? file.columnNames).joined(separator: ", "),
          expected:
            "\(name)_a and \(name)_b, or one column \(name) of differences, the first system's less the second's",
          fix: columns == nil && !near.isEmpty
            ? "did you mean a name in \(near.joined(separator: " or "))? --covariates takes it without _a and _b"
            : "name the columns so; --covariates takes the name without _a and _b")
      ])
    }
    for side in Side.allCases {
      if let columns = found[side], columns.count > 1 {
        throw refuse("several columns could be the covariate '\(name)'", columns)
      }
    }
    switch (found[.first]?.first, found[.second]?.first, found[.difference]?.first) {
    case (let first?, let second?, nil): (self.first, self.second) = (first, second)
    case (nil, nil, let difference?): (first, second) = (difference, nil)
    case (nil, nil, nil): throw refuse("no columns hold the covariate '\(name)'", nil)
    case (let first, let second, let difference):
      throw refuse(
        "the covariate '\(name)' has neither a column for each system nor one of differences",
        [first, second, difference].compactMap(\.self))
    }
  }

  private enum Side: CaseIterable {
    case first, second, difference

    /// The words that say which it is.
    var words: Set<String> {
      switch self {
      case .first: ["a", "1", "left"]
      case .second: ["b", "2", "right"]
      case .difference: ["diff", "difference", "delta"]
      }
    }
  }

  private static let parties: Set<String> = [
    "model", "system", "response", "answer", "assistant", "video", "player", "side",
  ]

  /// The words of a name in lower case: `lengthA` has two.
  private static func words(_ name: String) -> [String] {
    var words: [String] = [""]
    var previous: Character?
    for character in name {
      if !character.isLetter, !character.isNumber {
        words.append("")
      } else {
        if character.isUppercase, previous?.isLowercase == true { words.append("") }
        words[words.count - 1] += character.lowercased()
      }
      previous = character
    }
    return words.filter { !$0.isEmpty }
  }

  /// Whether a header is a name with one word for a side in it, and perhaps `model` or the like beside that.
  private static func reads(_ header: [String], as wanted: [String], of side: Side) -> Bool {
    if side == .difference, header == wanted { return true }
    return header.indices.contains { index in
      guard side.words.contains(header[index]) else { return false }
      var rest = header
      rest.remove(at: index)
      if rest == wanted { return true }
      return [index - 1, index].contains { place in
        guard rest.indices.contains(place), parties.contains(rest[place]) else { return false }
        var shorter = rest
        shorter.remove(at: place)
        return shorter == wanted
      }
    }
  }
}
