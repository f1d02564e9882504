namespace CampaignMetrics.Cli.Import;

/// <summary>Where a value stands in a row.</summary>
/// <param name="Column">The column, from 0.</param>
/// <param name="Path">The names that lead to it in a cell that holds JSON; none for the cell itself.</param>
internal readonly record struct CellPath(int Column, string[] Path)
{
    /// <summary>The value; empty where there is none.</summary>
    public string In(string[] cells) => (Path.Length == 0 ? cells[Column] : Labels.At(cells[Column], Path)) ?? "";
}
