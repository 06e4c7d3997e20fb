# Tests of the package against the command that VGAP_COMMAND names.
library(vgap)

if (!nzchar(Sys.getenv("VGAP_COMMAND"))) {
  message("not tested: VGAP_COMMAND names no command")
  quit(status = 0)
}

lines <- c(
  "system,country,organization,released_on,score,std_error",
  "Aurora 1,US,Aurora Labs,2024-02-10,78.0,0.6", "Aurora 2,US,Aurora Labs,2025-01-15,84.1,0.5",
  "Beacon,US,Beacon Inc.,2024-06-10,80.2,0.7", "Dao 1,CN,Dao,2024-05-20,77.1,0.6",
  "Dao 2,CN,Dao,2025-02-01,83.5,0.4", "Ember,CN,Ember Tech,2024-09-01,81.0,0.6"
)
folder <- tempfile("vgap tests ")
dir.create(folder)
file <- file.path(folder, "board.csv")
writeLines(lines, file)
board <- read.csv(file)

# The rows that the command prints as CSV, as texts.
printed <- function(...) {
  text <- system2(Sys.getenv("VGAP_COMMAND"), shQuote(c(..., "--format", "csv")), stdout = TRUE)
  read.csv(text = text, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8")
}

# Every cell of an answer is that of the CSV.
same <- function(answer, rows) {
  stopifnot(identical(names(answer), names(rows)), nrow(answer) == nrow(rows), nrow(rows) > 0)
  for (name in names(rows)) {
    value <- answer[[name]]
    text <- rows[[name]]
    expected <- if (is.logical(value)) text == "true" else if (is.numeric(value)) as.numeric(text) else text
    if (inherits(value, "Date")) value <- format(value)
    value[is.na(value) | value == ""] <- NA
    stopifnot(identical(is.na(value), is.na(expected)), all(value == expected, na.rm = TRUE))
  }
}

arena <- c("--benchmark", "arena-t2v")
same(gap("video-generation", benchmark = "arena-t2v", between = c("US", "CN")), printed("gap", "video-generation", arena, "--between", "US", "CN"))
same(rank("video-generation", benchmark = "arena-t2v"), printed("rank", "video-generation", arena))
same(lag("video-generation", benchmark = "arena-t2v", level = 0.9), printed("lag", "video-generation", arena, "--level", "0.9"))
same(trend("video-generation", benchmark = "arena-t2v", from = as.Date("2024-01-01")), printed("trend", "video-generation", arena, "--from", "2024-01-01"))
same(profile("video-generation", benchmark = "vbench-1.0"), printed("profile", "video-generation", "--benchmark", "vbench-1.0"))
same(robustness(file, resamples = 200), printed("robustness", file, "--resamples", "200"))
same(score("video-generation", benchmark = "vbench-1.0"), printed("score", "video-generation", "--benchmark", "vbench-1.0"))
same(claims("video-generation", only = c("supported", "undecided")), printed("claims", "video-generation", "--only", "supported,undecided"))
same(gap("video-generation", benchmark = "vbench-1.0", measure = c("mean_gap", "median_gap"), where = c(access = "open")),
     printed("gap", "video-generation", "--benchmark", "vbench-1.0", "--measure", "mean_gap", "--measure", "median_gap", "--where", "access=open"))

# Of several values of one name one is enough; different ones must all hold.
kept <- score(board, where = list(country = c("US", "CN"), organization = c("Aurora Labs", "Dao")))
stopifnot(setequal(kept$name, c("Aurora 1", "Aurora 2", "Dao 1", "Dao 2")), identical(nrow(score(board, where = c(country = "US", country = "CN"))), 6L))

# A data frame says what the file says.
answer <- gap(board, between = c("US", "CN"))
columns <- c("measure", "estimate", "std_error", "ci_lower", "ci_upper", "n_a", "status")
stopifnot(
  all.equal(as.list(answer[columns]), as.list(gap(file, between = c("US", "CN"))[columns]), tolerance = 0),
  inherits(answer, "data.frame"), is.integer(answer$n_a), is.logical(answer$higher_is_better), inherits(answer$date, "Date"),
  grepl("Aurora 2, is 0.6 points ahead", attr(answer, "caption")), length(attr(answer, "notes")) > 0,
  attr(answer, "provenance")$seed == "20240215", attr(answer, "columns")$type[attr(answer, "columns")$name == "n_a"] == "integer"
)

# Cells of every type arrive.
odd <- data.frame(
  system = c("Say \"A\"\\", "B\nB", "NA", "\u4e16\u754c"), country = factor(c("US", "CN", "US", "CN")),
  score = c(81.234, 1e-7, 0.1 + 0.2, NA), released_on = as.Date(c("2024-02-15", NA, "2024-02-15", "2024-02-15"))
)
scores <- score(odd)
stopifnot(
  any(scores$name == "NA"), sum(!is.na(scores$score)) == 3, (0.1 + 0.2) %in% scores$score, 1e-7 %in% scores$score,
  "Say \"A\"\\" %in% scores$name, inherits(scores$released_on, "Date")
)

# Problems have a place and a mend.
bad <- board
bad$score[2] <- Inf
error <- tryCatch(gap(bad), vgap_data_error = identity)
stopifnot(
  inherits(error, "vgap_error"), error$problems$row == 2, error$problems$column == "score", error$problems$found == "Inf",
  nzchar(error$problems$expected), nzchar(error$problems$fix), grepl("row 2, column 'score'", conditionMessage(error))
)
writeLines(sub("80.2", "high", lines), file.path(folder, "bad.csv"))
error <- tryCatch(gap(file.path(folder, "bad.csv")), vgap_data_error = identity)
stopifnot(error$problems$line == 4, error$problems$code == "csv-not-a-number")
for (cells in list(as.list(1:6), complex(6), as.raw(1:6), as.difftime(1:6, units = "secs"), matrix(1:12, 6), data.frame(a = 1:6, b = 1:6))) {
  odd <- board
  odd$score <- cells
  error <- tryCatch(gap(odd), vgap_data_error = identity)
  stopifnot(inherits(error, "vgap_error"), error$problems$column == "score", nzchar(error$problems$fix))
}
error <- tryCatch(gap(transform(board, system = c("A", "\xff\xfe", "C", "D", "E", "F"))), vgap_data_error = identity)
stopifnot(error$problems$row == 2, error$problems$column == "system", grepl("encoding", error$problems$fix))
error <- tryCatch(gap(data.frame(system = "A", score = 1, score = 2, check.names = FALSE)), vgap_data_error = identity)
stopifnot(error$problems$column == "score", grepl("columns of one name", conditionMessage(error)))
error <- tryCatch(score(board[0, ]), vgap_data_error = identity)
stopifnot(error$problems$code == "csv-no-rows", grepl("no scores", conditionMessage(error)))
stopifnot(grepl("no columns", conditionMessage(tryCatch(score(data.frame()), vgap_data_error = identity))))
stopifnot(suppressWarnings(validate(board[0, ]))$code == "csv-no-rows")

# A missing number is missing, whichever it is, and nothing is said about it; one column of a matrix is a column.
options(warn = 2)
whole <- board
whole$score <- c(NaN, NA, 80.2, 77.1, 83.5, 81)
stopifnot(sum(!is.na(score(whole)$score)) == 4)
whole$score <- matrix(board$score)
stopifnot(setequal(score(whole)$score, board$score))
if (requireNamespace("bit64", quietly = TRUE)) {
  whole$score <- bit64::as.integer64(c(NA, 2, 3, 4, 5, 6))
  stopifnot(setequal(score(whole)$score, c(2:6)))
}
options(warn = 0)

error <- tryCatch(gap(board, betwen = c("US", "CN")), vgap_usage_error = identity)
stopifnot(inherits(error, "vgap_usage_error"), grepl("between", conditionMessage(error)))
error <- tryCatch(gap("no-such"), vgap_data_error = identity)
stopifnot(grepl("no file, folder or dataset", conditionMessage(error)))
stopifnot(inherits(tryCatch(gap(board, "arena"), error = identity), "error"))
warned <- tryCatch(gap(rbind(board, board[1, ])), vgap_data_warning = identity)
stopifnot(inherits(warned, "vgap_data_warning"), warned$problems$severity == "warning")

problems <- validate(bad)
stopifnot(identical(validate(board)$row, integer()), identical(problems$row, 2L), problems$field == "score", !"line" %in% names(problems))

# With processx and without it the same is said.
both <- function(ask) {
  with <- ask()
  namespace <- asNamespace("vgap")
  original <- namespace$has_processx
  on.exit(utils::assignInNamespace("has_processx", original, "vgap"))
  utils::assignInNamespace("has_processx", function() FALSE, "vgap")
  stopifnot(identical(with, ask()))
}
both(function() gap(board, between = factor(c("US", "CN")), as_of = as.POSIXct("2025-01-20", tz = "UTC")))
both(function() conditionMessage(tryCatch(gap(bad), vgap_data_error = identity)))
both(function() conditionMessage(tryCatch(gap(board, where = c(organization = "a'b \"c\" $HOME `id` \\ %s")), vgap_usage_error = identity)))
both(function() {
  given <- Sys.getenv("VGAP_COMMAND")
  on.exit(Sys.setenv(VGAP_COMMAND = given))
  said <- lapply(c("/no/such/vgap", file), function(path) {
    Sys.setenv(VGAP_COMMAND = path)
    class(tryCatch(gap(board), vgap_error = identity))
  })
  stopifnot(vapply(said, `[[`, "", 1) == "vgap_command_error")
  said
})

# The command ends with who asked, with processx and without it.
if (.Platform$OS.type == "unix" && nzchar(Sys.which("sh"))) for (with in c(TRUE, FALSE)) {
  started <- file.path(folder, paste0("started", with))
  wrapper <- file.path(folder, "wrapper")
  writeLines(c("#!/bin/sh", paste("echo $$ >", shQuote(started)), paste("exec", shQuote(Sys.getenv("VGAP_COMMAND")), "\"$@\"")), wrapper)
  Sys.chmod(wrapper)
  script <- file.path(folder, "asks.R")
  writeLines(c(
    "library(vgap)", sprintf("utils::assignInNamespace('has_processx', function() %s, 'vgap')", with && requireNamespace("processx", quietly = TRUE)),
    sprintf("cat(Sys.getpid(), file = %s)", shQuote(paste0(started, ".asker"))),
    sprintf("report('video-generation', %s, resamples = 1e6)", shQuote(file.path(folder, "unfinished")))
  ), script)
  system2(file.path(R.home("bin"), "Rscript"), shQuote(script), wait = FALSE, stdout = FALSE, stderr = FALSE, env = paste0("VGAP_COMMAND=", shQuote(wrapper)))
  wait_for <- function(holds) {
    for (turn in 1:600) if (holds()) return(TRUE) else Sys.sleep(0.1)
    FALSE
  }
  stopifnot(wait_for(function() file.exists(started) && length(readLines(started)) > 0))
  pid <- as.integer(readLines(started))
  # One that is killed before it has looked who asks runs on: it must have used the processor for longer than starting takes.
  is_at_work <- function() {
    state <- tryCatch(readLines(file.path("/proc", pid, "stat")), error = function(e) character(), warning = function(w) character())
    if (length(state) == 0) return(!file.exists("/proc/self/stat") && is.null(Sys.sleep(1)))
    sum(as.numeric(strsplit(sub(".*[)] ", "", state), " ")[[1]][12:13])) > 30
  }
  stopifnot(wait_for(is_at_work))
  is_running <- function() {
    # One that has ended and that nobody has asked after is not; its file may vanish, or be empty, while it is read.
    state <- tryCatch(readLines(file.path("/proc", pid, "stat")), error = function(e) character(), warning = function(w) character())
    isTRUE(tools::pskill(pid, 0L)) && !any(grepl(") Z ", state, fixed = TRUE))
  }
  stopifnot(is_running())
  tools::pskill(scan(paste0(started, ".asker"), quiet = TRUE), tools::SIGKILL)
  stopifnot(wait_for(function() !is_running()), !file.exists(file.path(folder, "unfinished")))
}

# Problems are an answer of validate, and columns one of describe.
stopifnot(validate(file.path(folder, "bad.csv"))$line == 4L, nrow(validate(file)) == 0)
stopifnot("score" %in% describe(file)$meaning)

# A report is a folder, and a figure a file.
out <- report(board, file.path(folder, "report"), between = c("US", "CN"), resamples = 200)
stopifnot(file.exists(file.path(out, "report.html")))
drawing <- figure(answer, file.path(folder, "gap.svg"))
stopifnot(grepl("^<svg", readLines(drawing, n = 1)))

# A choice of rows, or rows that were changed, are not shown as what the command said.
changed <- answer
changed$estimate <- 0
for (part in list(answer[answer$measure == "frontier_gap", ], head(answer, 2), answer[nrow(answer):1, ], answer[c("label", "estimate")], changed)) {
  error <- tryCatch(figure(part, file.path(folder, "part.svg")), error = identity)
  stopifnot(inherits(error, "error"), grepl("no whole answer", conditionMessage(error)), !file.exists(file.path(folder, "part.svg")))
}
figure(answer[, ], file.path(folder, "part.svg"))
if (requireNamespace("knitr", quietly = TRUE)) {
  part <- paste(knitr::knit_print(answer[answer$measure == "frontier_gap", ]), collapse = "\n")
  stopifnot(!grepl("Mean gap", part, fixed = TRUE))
}
for (value in list(mean, quote(x), new.env())) {
  stopifnot(grepl("^level takes no", conditionMessage(tryCatch(gap(board, level = value), error = identity))))
}

# A reader of JSON reads what the command writes.
read <- vgap:::read_json("{\"a\": [1, -2.5e-3, null], \"b\": {\"c\": \"x\\n\\u00e9\\ud83d\\ude00\\\"\"}, \"d\": [], \"e\": true}")
stopifnot(
  identical(read$a[[2]], -0.0025), is.na(read$a[[3]]), identical(read$b$c, "x\n\u00e9\U1F600\""), identical(read$d, list()), read$e
)
output <- capture.output(print(answer))
stopifnot(any(grepl("Frontier gap", output)), any(grepl("0.6 points ahead", output)))
unlink(folder, recursive = TRUE)
writeLines("all tests of the package passed")
