# Writes distributions.json and tests.json. Run with R 4.2.2 and jsonlite: Rscript make.R
library(jsonlite)
write <- function(value, file) writeLines(toJSON(value, digits = I(17), auto_unbox = TRUE, na = "null", pretty = 1), file)
source <- paste("R", getRversion())

# Distributions. Tolerance 1e-9; qtukey 1e-4, R's own accuracy.
ptukey_grid <- expand.grid(q = c(0.5, 1, 2, 3, 3.5, 4, 5, 8), k = c(2, 3, 5, 10, 50), df = c(3, 10, 60, Inf))
qtukey_grid <- expand.grid(p = c(0.5, 0.9, 0.95, 0.99), k = c(2, 3, 4, 5, 6, 10, 20, 50), df = c(5, 10, 20, 60, Inf))
infinite <- function(df) ifelse(is.infinite(df), -1, df)  # JSON has no infinity: -1 stands for it
k <- 2:50
write(list(
  source = source,
  signed_rank = lapply(c(5, 8, 10, 14, 20, 30), function(n) list(n = n, cdf = psignrank(0:(n * (n + 1) / 2), n))),
  rank_sum = lapply(list(c(3, 4), c(5, 5), c(6, 9), c(10, 12)), function(s)
    list(m = s[1], n = s[2], cdf = pwilcox(0:(s[1] * s[2]), s[1], s[2]))),
  range_upper_tail = with(ptukey_grid, list(q = q, groups = k, df = infinite(df), p = ptukey(q, k, df, lower.tail = FALSE))),
  range_quantile = with(qtukey_grid, list(p = p, groups = k, df = infinite(df), q = qtukey(p, k, df))),
  nemenyi = list(groups = k, q05 = qtukey(0.95, k, Inf) / sqrt(2), q10 = qtukey(0.9, k, Inf) / sqrt(2)),
  dunn = list(groups = k, q05 = qnorm(1 - 0.05 / (2 * (k - 1))), q10 = qnorm(1 - 0.1 / (2 * (k - 1))))
), "distributions.json")

# Tests and intervals, on data of R's own examples and on small samples with ties. Tolerance 1e-9.
htest <- function(t, ...) c(list(statistic = unname(t$statistic), df = unname(t$parameter), p = t$p.value), list(...))
interval <- function(t) as.numeric(t$conf.int)
extra <- split(sleep$extra, sleep$group)
depression <- list(x = c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                   y = c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29))
permeability <- list(x = c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), y = c(1.15, 0.88, 0.90, 0.74, 1.21))
ties <- list(x = c(1, 2, 2, 3, 4, 5, 5, 6, 7, 8), y = c(2, 2, 3, 3, 5, 6, 7, 7, 8, 8, 9))
zeros <- c(0, 0.5, -0.3, 1.2, 0.5, 0, -0.8, 2.2, 0.1, 0.7, -0.1, 0.3)
tuna <- list(x = c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1), y = c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8))
tied <- list(x = c(1, 2, 2, 3, 5, 5, 7, 8, 9, 9), y = c(2, 1, 3, 3, 4, 6, 6, 8, 7, 10))
longer <- list(x = c(3.1, 1.2, 5.6, 4.4, 2.8, 9.7, 7.3, 6.1, 8.8, 0.4, 11.2, 10.5), y = c(2.2, 0.9, 7.1, 3.3, 4.8, 6.6, 9.4, 5.9, 12.1, 1.7, 8.3, 10.8))
freezer <- matrix(c(5, 4, 7, 10, 12, 1, 3, 1, 0, 2, 16, 12, 22, 22, 35, 5, 4, 3, 5, 4, 10, 9, 7, 13, 10, 19, 18, 28, 37, 58,
                    10, 7, 6, 8, 7), nrow = 7, byrow = TRUE)
rounding <- matrix(c(5.40, 5.50, 5.55, 5.85, 5.70, 5.75, 5.20, 5.60, 5.50, 5.55, 5.50, 5.40, 5.90, 5.85, 5.70, 5.45, 5.55, 5.60,
                     5.40, 5.40, 5.35, 5.45, 5.50, 5.35, 5.25, 5.15, 5.00, 5.85, 5.80, 5.70, 5.25, 5.20, 5.10, 5.65, 5.55, 5.45,
                     5.60, 5.35, 5.45, 5.05, 5.00, 4.95, 5.50, 5.50, 5.40, 5.45, 5.55, 5.50, 5.55, 5.55, 5.35, 5.45, 5.50, 5.55,
                     5.50, 5.45, 5.25, 5.65, 5.60, 5.40, 5.70, 5.65, 5.55, 6.30, 6.30, 6.25), nrow = 22, byrow = TRUE)
dust <- list(c(2.9, 3.0, 2.5, 2.6, 3.2), c(3.8, 2.7, 4.0, 2.4), c(2.8, 3.4, 3.7, 2.2, 2.0))
signed <- function(...) suppressWarnings(wilcox.test(depression$x, depression$y, paired = TRUE, ...))
sums <- function(s, ...) suppressWarnings(wilcox.test(s$x, s$y, ...))
correlation <- function(s) lapply(c(pearson = "pearson", kendall = "kendall", spearman = "spearman"), function(method) {
  t <- suppressWarnings(cor.test(s$x, s$y, method = method))
  list(estimate = unname(t$estimate), p = t$p.value, interval = interval(t))
})
adjust <- function(p) list(p = p, adjusted = sapply(
  c(bonferroni = "bonferroni", holm = "holm", hochberg = "hochberg", hommel = "hommel", `benjamini-hochberg` = "BH",
    `benjamini-yekutieli` = "BY"), function(m) p.adjust(p, m), simplify = FALSE))
counts <- list(c(0, 10), c(1, 10), c(7, 10), c(10, 10), c(56, 100), c(498, 1000))
hsd <- TukeyHSD(aov(breaks ~ wool + tension, data = warpbreaks), "tension", ordered = TRUE)$tension
tension <- split(warpbreaks$breaks, warpbreaks$tension)
t_test <- function(t) htest(t, interval = interval(t))
write(list(
  source = source,
  sleep = list(first = extra[[1]], second = extra[[2]], welch = t_test(t.test(extra[[1]], extra[[2]])),
               pooled = t_test(t.test(extra[[1]], extra[[2]], var.equal = TRUE)),
               paired = t_test(t.test(extra[[1]], extra[[2]], paired = TRUE))),
  depression = c(depression, list(
    greater = signed(alternative = "greater")$p.value, two_sided = signed()$p.value, statistic = unname(signed()$statistic),
    estimate = unname(signed(conf.int = TRUE)$estimate), interval = interval(signed(conf.int = TRUE)))),
  permeability = c(permeability, list(
    greater = sums(permeability, alternative = "greater")$p.value, two_sided = sums(permeability)$p.value,
    statistic = unname(sums(permeability)$statistic), estimate = unname(sums(permeability, conf.int = TRUE)$estimate),
    interval = interval(sums(permeability, conf.int = TRUE)))),
  ties = c(ties, list(
    statistic = unname(sums(ties)$statistic), corrected = sums(ties)$p.value, uncorrected = sums(ties, correct = FALSE)$p.value,
    less = sums(ties, alternative = "less")$p.value,
    interval = interval(sums(ties, conf.int = TRUE, tol.root = 1e-14)), # R's own tolerance is 1e-4
    interval_as_printed = interval(sums(ties, conf.int = TRUE)))),
  zeros = list(differences = zeros, statistic = unname(suppressWarnings(wilcox.test(zeros))$statistic),
               corrected = suppressWarnings(wilcox.test(zeros))$p.value,
               uncorrected = suppressWarnings(wilcox.test(zeros, correct = FALSE))$p.value),
  # Of the scores as they are R ranks ranges that rounding alone sets apart: 5.55 - 5.4 and 5.6 - 5.45.
  rounding = list(blocks = rounding, friedman = htest(friedman.test(rounding)), quade = htest(quade.test(round(100 * rounding)))),
  freezer = list(blocks = freezer, friedman = htest(friedman.test(freezer)), quade = htest(quade.test(freezer))),
  dust = list(samples = dust, kruskal = htest(kruskal.test(dust))),
  correlations = list(tuna = c(tuna, correlation(tuna)), tied = c(tied, correlation(tied)), longer = c(longer, correlation(longer))),
  binomial = lapply(counts, function(s) list(
    successes = s[1], trials = s[2], clopper_pearson = interval(binom.test(s[1], s[2])),
    wilson = interval(suppressWarnings(prop.test(s[1], s[2], correct = FALSE))))),
  adjustments = list(
    adjust(c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341,
             0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986)),
    adjust(c(0.01, 0.02, 0.02, NA, 0.03, 0.5, 1, 0.0001))),
  tukey_hsd = list(pairs = rownames(hsd), difference = unname(hsd[, 1]), adjusted_p = unname(hsd[, 4]),
                   residual_mean_square = sum(residuals(aov(breaks ~ wool + tension, data = warpbreaks))^2) / 50,
                   df = 50, per_group = 18)
), "tests.json")
