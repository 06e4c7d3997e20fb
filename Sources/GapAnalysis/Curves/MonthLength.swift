/// The length of a month in days: a twelfth of the Gregorian year of 365.2425 days. Every lag in months is of such months.
public let daysPerMonth = 30.436875
/// The length of a year in days.
let daysPerYear = 365.2425
