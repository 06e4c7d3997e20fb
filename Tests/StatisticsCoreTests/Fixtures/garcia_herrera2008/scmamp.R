# Writes scmamp.json: the example of García & Herrera (2008), JMLR 9:2677, and p-values of random pairs, adjusted by scmamp.
# Run with the sources of scmamp 0.3.2 (github.com/b0rxa/scmamp) and the package jsonlite: Rscript scmamp.R FOLDER-OF-SCMAMP
folder <- commandArgs(TRUE)[1]
for (file in c("data_manipulation", "tests", "post_hoc", "scmamp")) source(file.path(folder, "R", paste0(file, ".R")))
load(file.path(folder, "R/sysdata.rda"))
load(file.path(folder, "data/data_gh_2008.RData"))

upper <- function(matrix) {
  k <- nrow(matrix)
  unname(unlist(lapply(1:(k - 1), function(i) matrix[i, (i + 1):k])))
}
adjusted <- function(raw) list(
  systems = nrow(raw), p = upper(raw), shaffer = upper(adjustShaffer(raw)), bergmannHommel = upper(adjustBergmannHommel(raw)))
published <- adjusted(friedmanPost(data.gh.2008))
quade <- quadeTest(data.gh.2008)
iman <- imanDavenportTest(data.gh.2008)
set.seed(2008)
random <- list()
for (k in c(3, 4, 5, 6, 7, 8)) for (draw in 1:4) {
  raw <- matrix(1, k, k)
  raw[upper.tri(raw)] <- round(rbeta(k * (k - 1) / 2, 0.35, 3), 6)
  raw[lower.tri(raw)] <- t(raw)[lower.tri(raw)]
  random <- c(random, list(adjusted(raw)))
}
result <- list(
  tolerance = 1e-9, blocks = unname(as.matrix(data.gh.2008)), names = colnames(data.gh.2008),
  meanRanks = unname(colMeans(t(apply(-data.gh.2008, 1, rank)))),
  imanDavenport = unname(iman$statistic), imanDavenportP = unname(iman$p.value), published = published, random = random)
writeLines(jsonlite::toJSON(result, digits = NA, auto_unbox = TRUE), "scmamp.json")
