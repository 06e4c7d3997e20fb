/// Distinct names, numbered in the order in which they first occur.
struct NumberedNames: Hashable, Sendable {
  /// The names, by their numbers.
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a name, which is given the next one if it is new; -1 for none.
  mutating func number(of name: String?) -> Int32 {
    guard let name else { return -1 }
    if let number = numbers[name] { return number }
    let number = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  /// The name with a number; `nil` for -1.
  subscript(number: Int32) -> String? { number < 0 ? nil : names[Int(number)] }
}
