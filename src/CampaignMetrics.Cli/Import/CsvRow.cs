namespace CampaignMetrics.Cli.Import;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Cells">Its cells, trimmed.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal readonly record struct CsvRow(long Line, string[] Cells, string? Fault);
