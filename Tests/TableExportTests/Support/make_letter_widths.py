# Makes LetterWidths.swift: the advance widths of Liberation Sans, which are those of Arial and Helvetica.
# Needs the PyPI package fonttools and the two fonts (Debian: fonts-liberation).
# python3 make_letter_widths.py LiberationSans-Regular.ttf LiberationSans-Bold.ttf > LetterWidths.swift
import sys

from fontTools.ttLib import TTFont

BLOCKS = [(0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3C9), (0x410, 0x44F), (0x2010, 0x2026), (0x2190, 0x2193), (0x2212, 0x2212),
          (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265)]


def widths(path, first, last):
    font = TTFont(path)
    names = font.getBestCmap()
    return [font["hmtx"][names[code]][0] if code in names else 0 for code in range(first, last + 1)]


version = TTFont(sys.argv[1])["name"].getDebugName(5)
print("/// How far letters of Liberation Sans move the pen, in 2048ths of the font size; 0 where it has none. Arial and Helvetica have the same widths.")
print("///")
print(f"/// From its {version.lower()} (SIL Open Font License); made by make_letter_widths.py.")
print("enum LetterWidths {")
print("  /// Scalars that follow each other from `first` on.")
print("  struct Block {")
print("    let first: UInt32")
print("    let regular: [UInt16]")
print("    let bold: [UInt16]")
print("  }")
print()
print("  static let blocks: [Block] = [")
for first, last in BLOCKS:
    print(f"    Block(\n      first: 0x{first:X},")
    for path, name, end in ((sys.argv[1], "regular", ","), (sys.argv[2], "bold", "")):
        print(f"      {name}: [")
        line = "       "
        for width in widths(path, first, last):
            item = f" {width},"
            if len(line + item) > 118:
                print(line)
                line = "       "
            line += item
        print(line.removesuffix(",") if line.count(",") == 1 else line)
        print(f"      ]{end}")
    print("    ),")
print("  ]")
print("}")
