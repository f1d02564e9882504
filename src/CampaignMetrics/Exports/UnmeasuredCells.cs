namespace CampaignMetrics.Exports;

/// <summary>Why values of a row are empty, in one cell.</summary>
internal static class UnmeasuredCells
{
    /// <returns>Nothing where all have a value, or lack it only because there is nothing to count.</returns>
    public static Cell Of(IEnumerable<(string Name, string? Reason)> values)
    {
        var told = values.Where(value => value.Reason is not (null or NotMeasured.NothingToCount))
            .Select(value => $"{value.Name}: {value.Reason}")
            .ToList();
        return told.Count > 0 ? string.Join("; ", told) : null;
    }
}
