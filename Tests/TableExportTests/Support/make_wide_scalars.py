# Makes WideScalars.swift: the scalars that take two columns of a terminal (East_Asian_Width W or F).
# Needs the PyPI package unicodedata2, whose version is that of the Unicode Standard.
# python3 make_wide_scalars.py > WideScalars.swift
import unicodedata2 as unicodedata

ranges = []
for code in range(0x110000):
    if 0xD800 <= code <= 0xDFFF:
        continue
    if unicodedata.east_asian_width(chr(code)) in "WF":
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])

print("/// The scalars with East_Asian_Width W or F (Unicode Standard Annex #11), as ranges in ascending order.")
print("///")
print(f"/// From Unicode {unicodedata.unidata_version}; made by make_wide_scalars.py.")
print("enum WideScalars {")
print("  static let ranges: [ClosedRange<UInt32>] = [")
line = "   "
for low, high in ranges:
    item = f" 0x{low:04X}...0x{high:04X},"
    if len(line + item) > 118:
        print(line)
        line = "   "
    line += item
print(line)
print("  ]")
print("}")
