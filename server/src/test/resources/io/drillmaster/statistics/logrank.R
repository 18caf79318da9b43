# Compares two arms with R's own survival package: a second opinion on Drillmaster's log-rank test.
#
#   Rscript --vanilla logrank.R FILE
#
# FILE: CSV with the columns set, arm (a or b), time, event (0 or 1). Each set is compared on its own.
# Writes CSV with the columns set, what, value: expected (of arm a), variance, chi_squared, p (asymptotic), peto_peto and,
# where there are at most 126 ways to deal, exact: the share of all ways that differ at least as much. NA is no number.

suppressPackageStartupMessages(library(survival))

data <- read.csv(commandArgs(trailingOnly = TRUE)[1], colClasses = c(set = "character", arm = "character"))
tell <- function(set, what, value)
    cat(set, ",", what, ",", if (is.na(value)) "NA" else sprintf("%.17g", value), "\n", sep = "")

difference <- function(d, arm) {
    sums <- suppressWarnings(survdiff(Surv(d$time, d$event) ~ arm)) # of a way without any variance: no p-value
    (sums$obs - sums$exp)[1]
}

cat("set,what,value\n")
for (set in unique(data$set)) {
    d <- data[data$set == set, ]
    sums <- tryCatch(suppressWarnings(survdiff(Surv(time, event) ~ arm, data = d)), error = function(e) NULL)
    if (is.null(sums) || sums$var[1, 1] == 0) next
    tell(set, "expected", sums$exp[1])
    tell(set, "variance", sums$var[1, 1])
    tell(set, "chi_squared", sums$chisq)
    tell(set, "p", pchisq(sums$chisq, 1, lower.tail = FALSE))
    tell(set, "peto_peto", survdiff(Surv(time, event) ~ arm, data = d, rho = 1)$chisq)
    chosen <- sum(d$arm == "a")
    if (choose(nrow(d), chosen) <= 126) {
        observed <- abs(difference(d, d$arm))
        ways <- combn(nrow(d), chosen, function(a) abs(difference(d, ifelse(seq_len(nrow(d)) %in% a, "a", "b"))))
        tell(set, "exact", mean(ways >= observed - 1e-9))
    }
}
