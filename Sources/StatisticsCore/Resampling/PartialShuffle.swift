/// Brings a random choice of elements to the front of an array (the first steps of Fisher & Yates), several steps for
/// each 64-bit word, without bias (Brackett-Rozinsky & Lemire 2024, doi 10.1002/spe.3369).
enum PartialShuffle {
  /// Shuffles `elements` so that the first `count` are a random choice of all `size` in random order.
  @inline(__always)
  static func run<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, size: Int, choosing count: Int, stream: inout RandomStream
  ) {
    var generator = stream
    // As many steps a word as keep the number of outcomes under 2⁵⁶.
    var batch = 1
    var outcomes = UInt64(size)
    while batch < 16, UInt64(size) <= (1 << 56) / outcomes {
      outcomes *= UInt64(size)
      batch += 1
    }
    var step = 0
    while step < count {
      let end = min(step + batch, count)
      var word = generator.next()
      var low = word
      for place in step..<end { low = low &* UInt64(size - place) }
      if low < outcomes {
        // Seldom: find the exact threshold, 2⁶⁴ mod the product of the bounds.
        var product: UInt64 = 1
        for place in step..<end { product *= UInt64(size - place) }
        let threshold = (0 &- product) % product
        while low < threshold {
          word = generator.next()
          low = word &* product
        }
      }
      for place in step..<end {
        let draw = word.multipliedFullWidth(by: UInt64(size - place))
        word = draw.low
        let other = place + Int(truncatingIfNeeded: draw.high)
        let held = elements[place]
        elements[place] = elements[other]
        elements[other] = held
      }
      step = end
    }
    stream = generator
  }
}
