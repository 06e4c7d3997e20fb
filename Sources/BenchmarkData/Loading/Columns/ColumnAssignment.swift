import Tables

/// Which column of a file holds what, as far as headers and the user say.
struct ColumnAssignment {
  /// The columns by meaning: positions in the file.
  private(set) var columns: [ColumnMeaning: Int] = [:]
  /// Columns of which several could be meant, where none was taken.
  private(set) var ambiguous: [ColumnMeaning: [Int]] = [:]
  /// What the headers are.
  let headers: [ColumnHeader]
  private let names: [String]

  /// Assigns the columns of a file.
  ///
  /// The user comes first, then a header that is exactly our name, then one that is it but for case and punctuation, then the other names
  /// by which a column is known. Where two columns are equally good, neither is taken.
  ///
  /// - Parameters:
  ///   - names: The names of the columns of the file.
  ///   - mapping: Our names, and those of the file that the user gave for them.
  init(_ names: [String], _ context: ColumnNames.Context, mapping: [String: String]) {
    self.names = names
    headers = names.map(ColumnHeader.init)
    var taken: Set<Int> = []
    for meaning in ColumnMeaning.allCases {
      guard let name = mapping[meaning.name], let index = names.firstIndex(of: name) else { continue }
      columns[meaning] = index
      taken.insert(index)
    }
    let known = ColumnNames.known(in: context)
    let meanings = headers.map(known.meaning)
    let tiers: [(Int, ColumnMeaning) -> Bool] = [
      { names[$0] == $1.name },
      { [headers] in headers[$0].key == ComparableName.header($1.name) },
      { index, meaning in meanings[index] == meaning },
    ]
    for tier in tiers {
      for meaning in ColumnMeaning.allCases where columns[meaning] == nil && ambiguous[meaning] == nil {
        let fitting = names.indices.filter { !taken.contains($0) && tier($0, meaning) && meanings[$0] == meaning }
        if fitting.count == 1 {
          columns[meaning] = fitting[0]
          taken.insert(fitting[0])
        } else if fitting.count > 1 {
          ambiguous[meaning] = fitting
        }
      }
    }
  }

  /// The position of a column.
  subscript(_ meaning: ColumnMeaning) -> Int? { columns[meaning] }

  /// Takes a column for something that its header does not say.
  mutating func assign(_ meaning: ColumnMeaning, to index: Int) {
    columns[meaning] = index
    ambiguous[meaning] = nil
  }

  /// The name in the file of the column of a meaning.
  func name(_ meaning: ColumnMeaning) -> String? { columns[meaning].map { names[$0] } }

  /// The columns that are taken for nothing.
  var free: [Int] {
    let taken = Set(columns.values)
    return names.indices.filter { !taken.contains($0) }
  }

  /// Our names of columns that the file calls otherwise, as ``RowReader`` takes them.
  var actualNames: [String: String] {
    Dictionary(uniqueKeysWithValues: columns.map { ($0.key.name, names[$0.value]) })
  }

  /// What was decided: columns that are not called by our names.
  func decisions(among used: [ColumnMeaning], mapping: [String: String]) -> [ReadingDecision] {
    used.compactMap { meaning in
      guard let index = columns[meaning], mapping[meaning.name] == nil,
        headers[index].key != ComparableName.header(meaning.name)
      else { return nil }
      return ReadingDecision(.meaning, column: names[index], "'\(names[index])' is \(meaning.name)")
    }
  }
}
