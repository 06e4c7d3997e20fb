/// The texts of a column as numbers, and what each number stands for.
package struct NumberedTexts: Sendable {
  /// The number of each text, -1 where it is missing.
  package var numbers: [Int32]
  /// The distinct texts, by their numbers.
  package let texts: [String]

  /// The texts of a column.
  ///
  /// - Complexity: O(total length of the distinct texts).
  package init(_ values: TextValues) {
    numbers = values.numbers
    texts = values.distinctTexts
  }

  /// The text at `position`; `nil` where it is missing.
  package subscript(position: Int) -> String? { numbers[position] < 0 ? nil : texts[Int(numbers[position])] }
}
