# JSON, as far as the command writes and reads it.

# The value of JSON text: objects are named lists, arrays lists, null is NA.
read_json <- function(lines) {
  pattern <- "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[][{}:,]"
  tokens <- unlist(regmatches(lines, gregexpr(pattern, lines, perl = TRUE)), use.names = FALSE)
  first <- substr(tokens, 1, 1)
  is_text <- first == "\""
  texts <- tokens
  texts[is_text] <- unescaped(substr(tokens[is_text], 2, nchar(tokens[is_text]) - 1))
  numbers <- rep(NA_real_, length(tokens))
  is_number <- grepl("^[-0-9]", tokens)
  numbers[is_number] <- as.numeric(tokens[is_number])
  place <- 0
  value <- function() {
    place <<- place + 1
    here <- place
    if (is_text[here]) return(texts[here])
    if (is_number[here]) return(numbers[here])
    switch(first[here], "t" = TRUE, "f" = FALSE, "n" = NA, "[" = items("]"), "{" = items("}"), stop("no JSON: ", tokens[here]))
  }
  items <- function(end) {
    found <- list()
    names <- character()
    while (first[place + 1] != end) {
      if (end == "}") {
        names[length(names) + 1] <- texts[place + 1]
        place <<- place + 2
      }
      found[[length(found) + 1]] <- value()
      if (first[place + 1] == ",") place <<- place + 1
    }
    place <<- place + 1
    if (end == "}") stats::setNames(found, names) else found
  }
  value()
}

unescaped <- function(texts) {
  escaped <- grepl("\\", texts, fixed = TRUE)
  texts[escaped] <- vapply(texts[escaped], function(text) {
    places <- gregexpr("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..|\\\\u....|\\\\.", text, perl = TRUE)
    regmatches(text, places) <- lapply(regmatches(text, places), function(escapes) vapply(escapes, unescape, ""))
    text
  }, "", USE.NAMES = FALSE)
  texts
}

unescape <- function(escape) {
  kind <- substr(escape, 2, 2)
  if (kind != "u") return(switch(kind, b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", kind))
  units <- strtoi(strsplit(substring(escape, 3), "\\u", fixed = TRUE)[[1]], 16)
  intToUtf8(if (length(units) == 2) 65536 + (units[1] - 55296) * 1024 + units[2] - 56320 else units)
}

# The rows of a data frame as an array of objects, a row a line, so that the command's lines are rows.
json_rows <- function(data) {
  if (length(data) == 0) refuse("the data frame has no columns", fix = "give one with a column of systems and one of scores")
  twice <- unique(names(data)[duplicated(names(data))])
  if (length(twice) > 0) {
    refuse(paste0("columns of one name: ", paste(twice, collapse = ", ")), column = twice[1], fix = "rename one of them, or leave it out")
  }
  # Without a row the names of the columns would be lost.
  if (nrow(data) == 0) return(paste0("{\"headers\": [", paste(json_text(names(data)), collapse = ", "), "], \"data\": []}"))
  cells <- Map(function(name, column) paste0(json_text(name), ":", json_cells(name, column, nrow(data))), names(data), data)
  rows <- do.call(paste, c(unname(cells), sep = ","))
  c("[", paste0("{", rows, "}", c(rep(",", length(rows) - 1), "")), "]")
}

json_cells <- function(name, column, count) {
  if (is.factor(column)) column <- as.character(column)
  # One column of a matrix, as scale() makes it, is a column; several are none.
  if (is.matrix(column) && ncol(column) == 1) column <- as.vector(column)
  if (length(dim(column)) > 1 || length(column) != count) {
    refuse(paste("the column is a", class(column)[1]), column = name, fix = "give each of its columns a name of its own")
  }
  if (inherits(column, "integer64")) column <- integer64_text(name, column)
  if (inherits(column, "POSIXt")) {
    days <- format(column, "%Y-%m-%d")
    times <- format(column, "%Y-%m-%dT%H:%M:%S")
    column <- ifelse(format(column, "%H:%M:%S") == "00:00:00", days, times)
  }
  if (inherits(column, "Date")) column <- format(column)
  texts <- if (is.character(column)) {
    bad <- which(!is.na(column) & (!validEnc(column) | Encoding(column) == "bytes"))
    if (length(bad) > 0) {
      refuse(
        "the text is not in the encoding that it says", row = bad[1], column = name,
        fix = "read the data again with the encoding that they have"
      )
    }
    json_text(column)
  } else if (is.logical(column)) {
    ifelse(column, "true", "false")
  } else if (is.numeric(column) && !inherits(column, "difftime")) {
    # The command says of an infinite number that it is none, and where.
    texts <- paste0("\"", column, "\"")
    texts[is.finite(column)] <- number_text(as.numeric(column[is.finite(column)]))
    texts
  } else {
    refuse(
      paste("a column of type", class(column)[1], "cannot be sent"), column = name,
      expected = "numbers, texts, dates, or truth values", fix = "turn the column into one of these, or leave it out"
    )
  }
  ifelse(is.na(column), "null", texts)
}

# Whole numbers of 64 bits, as readers of files make them, are the bits of other numbers to who does not know their package.
integer64_text <- function(name, column) {
  if (!requireNamespace("bit64", quietly = TRUE)) {
    refuse("numbers of type integer64 need the package bit64", column = name, fix = "install bit64, or read the column as numeric")
  }
  texts <- as.character(column)
  numbers <- suppressWarnings(as.numeric(texts))
  # As numbers, where these can hold them.
  if (all(is.na(numbers) | abs(numbers) < 2^53)) numbers else texts
}

json_text <- function(texts) {
  texts <- gsub("\\", "\\\\", enc2utf8(texts), fixed = TRUE)
  texts <- gsub("\"", "\\\"", texts, fixed = TRUE)
  for (code in grep("[\x01-\x1f]", texts)) {
    units <- utf8ToInt(texts[code])
    parts <- ifelse(units < 32, sprintf("\\u%04x", units), intToUtf8(units, multiple = TRUE))
    texts[code] <- paste(parts, collapse = "")
  }
  paste0("\"", texts, "\"")
}
