public import GapAnalysis
public import TableExport
public import Tables

/// Why a report could not be made.
public enum ReportError: Error, Hashable, Sendable {
  /// A question could not be put to the dataset.
  case analysis(AnalysisError)
  /// The dataset says something that cannot be understood, such as a claim whose test does not exist.
  case data(Problems)
  /// A table could not be put together.
  case table(TableError)
  /// A figure could not be drawn of a table that has something to show.
  case figure(FigureError)
  /// A figure asks for what is not drawn.
  case drawing(DrawingError)
  /// A text could not be written as CSV.
  case writing(String)
  /// A template of the page or the notebook could not be read.
  case template(String)
}

/// Runs `body` and turns what it throws into a ``ReportError``.
func reporting<Result>(_ body: () throws -> Result) throws(ReportError) -> Result {
  do {
    return try body()
  } catch let error as ReportError {
    throw error
  } catch let error as AnalysisError {
    throw .analysis(error)
  } catch let problems as Problems {
    throw .data(problems)
  } catch let error as TableError {
    throw .table(error)
  } catch let error as FigureError {
    throw .figure(error)
  } catch let error as DrawingError {
    throw .drawing(error)
  } catch {
    throw .writing("\(error)")
  }
}
