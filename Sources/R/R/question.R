# A question to the command, and what it says to it.

question <- function(verb, data, options) {
  is_frame <- is.data.frame(data)
  if (!is_frame && !(is.character(data) && length(data) == 1 && !is.na(data))) {
    stop("data is a data frame, the path of a file, or the name of a dataset", call. = FALSE)
  }
  # Neither an option nor standard input.
  if (!is_frame && startsWith(data, "-")) data <- paste0("./", data)
  list(
    verb = verb, dataset = if (is_frame) "-" else path.expand(data), options = option_words(options),
    rows = if (is_frame) json_rows(data)
  )
}

command <- function() {
  chosen <- Sys.getenv("VGAP_COMMAND")
  found <- if (nzchar(chosen)) chosen else unname(Sys.which("vgap"))
  if (nzchar(found) && file.exists(found)) return(normalizePath(found))
  signal("vgap_command_error", "the command vgap is not there: install it, or name it in the variable VGAP_COMMAND")
}

has_processx <- function() requireNamespace("processx", quietly = TRUE)

# Runs the command with files for standard input, output and error; its exit code. processx, where it is there, needs no shell, and ends the
# command when R is interrupted.
run <- function(executable, arguments, files) {
  force(executable)
  # The command ends when this process does, even if that is killed.
  variables <- c(VGAP_DIAGNOSTICS = "json", VGAP_PARENT = as.character(Sys.getpid()))
  if (!has_processx()) {
    set <- paste0(names(variables), "=", variables)
    return(system2(executable, shQuote(arguments), stdin = files[1], stdout = files[2], stderr = files[3], env = set))
  }
  tryCatch(
    processx::run(
      executable, arguments, stdin = files[1], stdout = files[2], stderr = files[3], env = c("current", variables),
      error_on_status = FALSE
    )$status,
    error = function(error) signal("vgap_command_error", paste0("the command ", executable, " cannot be run: ", conditionMessage(error)))
  )
}

# Runs the command. Gives its standard output, as lines, and its remarks; fails if there is no answer.
ask <- function(question, further = character(), accepts_problems = FALSE) {
  files <- tempfile(c("input", "output", "error"))
  on.exit(unlink(files))
  writeLines(enc2utf8(as.character(question$rows)), files[1], useBytes = TRUE)
  code <- run(command(), c(question$verb, question$dataset, question$options, further), files)
  output <- readLines(files[2], encoding = "UTF-8", warn = FALSE)
  remarks <- remarks(readLines(files[3], encoding = "UTF-8", warn = FALSE), is_frame = !is.null(question$rows))
  if (code == 0 || (code == 1 && accepts_problems && length(output) > 0)) {
    doubtful <- remarks$problems[remarks$problems$severity == "warning", ]
    if (nrow(doubtful) > 0) {
      warning(structure(
        class = c("vgap_data_warning", "warning", "condition"),
        list(message = paste(problem_lines(doubtful), collapse = "\n"), call = NULL, problems = doubtful)
      ))
    }
    return(list(output = output, remarks = remarks))
  }
  fail(question$verb, code, remarks)
}

# What the command said on standard error: its problems as a data frame, and other remarks by their kinds.
remarks <- function(lines, is_frame) {
  records <- lapply(lines[startsWith(lines, "{")], read_json)
  kinds <- vapply(records, function(record) record$kind, "")
  member <- function(name) {
    vapply(records[kinds == "problem"], function(record) as.character(if (is.null(record[[name]])) NA else record[[name]]), "")
  }
  problems <- data.frame(
    code = member("code"), severity = member("severity"), file = member("file"), line = as.integer(member("line")),
    row = rep(NA_integer_, sum(kinds == "problem")), column = member("field"), found = member("found"),
    expected = member("expected"), fix = member("fix"), message = member("message"), count = as.integer(member("count")),
    stringsAsFactors = FALSE
  )
  if (is_frame) {
    # The rows of a data frame stand on lines of their own, after the first.
    problems$row <- ifelse(problems$line > 1, problems$line - 1L, NA_integer_)
    problems$line <- rep(NA_integer_, nrow(problems))
    problems$file <- rep(NA_character_, nrow(problems))
  }
  list(
    problems = problems, others = lines[!startsWith(lines, "{")],
    messages = tapply(vapply(records, function(record) record$message, ""), kinds, paste, collapse = "\n")
  )
}

fail <- function(verb, code, remarks) {
  errors <- remarks$problems[remarks$problems$severity == "error", ]
  # What is doubtful may be why there is no answer.
  problems <- if (nrow(errors) > 0) errors else remarks$problems
  said <- function(kind) if (kind %in% names(remarks$messages)) remarks$messages[[kind]]
  if (code == 64) {
    kind <- "vgap_usage_error"
    message <- paste0(verb, ": ", said("usage"))
  } else if (code == 1 && (nrow(errors) > 0 || !is.null(said("failure")))) {
    kind <- "vgap_data_error"
    message <- paste(c(said("failure"), problem_lines(problems)), collapse = "\n")
  } else {
    kind <- "vgap_command_error"
    message <- paste0("vgap ", verb, " ended with the code ", code, ": ", paste(remarks$others, collapse = "\n"))
  }
  signal(kind, message, problems)
}

signal <- function(kind, message, problems = NULL) {
  stop(structure(class = c(kind, "vgap_error", "error", "condition"), list(message = message, call = NULL, problems = problems)))
}

# Refuses data that the command cannot be asked about.
refuse <- function(message, fix, row = NA_integer_, column = NA_character_, expected = NA_character_) {
  problem <- data.frame(
    code = NA_character_, severity = "error", file = NA_character_, line = NA_integer_, row = row, column = column,
    found = NA_character_, expected = expected, fix = fix, message = message, count = NA_integer_, stringsAsFactors = FALSE
  )
  signal("vgap_data_error", problem_lines(problem), problem)
}

problem_lines <- function(problems, limit = 10) {
  line <- function(problem) {
    file <- paste(c(problem$file, problem$line)[!is.na(c(problem$file, problem$line))], collapse = ":")
    place <- c(if (is.na(problem$row)) file else paste("row", problem$row), if (!is.na(problem$column)) paste0("column '", problem$column, "'"))
    place <- paste(place[nzchar(place)], collapse = ", ")
    parts <- c(
      paste0(if (nzchar(place)) paste0(place, ": "), problem$message),
      if (!is.na(problem$found)) paste0("found '", problem$found, "'"),
      if (!is.na(problem$expected)) paste("expected", problem$expected), if (!is.na(problem$fix)) problem$fix
    )
    paste0(paste(parts, collapse = "; "), if (!is.na(problem$code)) paste0(" [", problem$code, "]"))
  }
  shown <- head(seq_len(nrow(problems)), limit)
  more <- nrow(problems) - length(shown)
  c(vapply(shown, function(row) line(problems[row, ]), ""), if (more > 0) paste("and", more, "more in problems"))
}
