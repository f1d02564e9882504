namespace CampaignMetrics.Saved;

/// <summary>Says why a saved report cannot be made.</summary>
internal static class SavedFaults
{
    /// <returns>What a sentence says of it; null for nothing.</returns>
    public static string? Of(SavedReport saved)
    {
        var uses = SavedKinds.Of(saved.Kind).Uses;
        return OfPeriod(saved) ?? OfRows(saved, uses) ?? OfMeasures(saved, uses) ?? OfRecipients(saved, uses) ?? OfVariants(saved, uses)
            ?? OfColumns(saved);
    }

    private static string? OfPeriod(SavedReport saved)
    {
        if (saved.Selection.From > saved.Selection.To) return "its period ends before it begins";
        var hasDays = saved.Selection.From is not null || saved.Selection.To is not null;
        return hasDays && saved.Period is not null ? "it has a period that moves, and days that do not" : null;
    }

    private static string? OfRows(SavedReport saved, SavedMembers uses) => saved.By switch
    {
        null when (uses & SavedMembers.NeedsBy) == SavedMembers.NeedsBy => "it says not what its rows go by",
        not null when (uses & SavedMembers.By) == 0 => "its kind has no rows that go by anything",
        _ => null,
    };

    private static string? OfMeasures(SavedReport saved, SavedMembers uses)
    {
        var most = (uses & SavedMembers.TwoRates) != 0 ? 2 : (uses & SavedMembers.OneRate) != 0 ? 1 : 0;
        if ((uses & SavedMembers.NeedsMeasures) == 0)
        {
            if (saved.Measures.Length > most) return most == 0 ? "its kind follows no measures" : $"its kind has no more rates than {most}";
            if (saved.Measures.Any(measure => measure.Metric is not null)) return "its kind is about rates, and no metrics";
        }
        else if (saved.Measures.IsEmpty) return "it follows no measure";
        if (saved.Measures.Distinct().Count() < saved.Measures.Length) return "a measure stands twice";
        foreach (var measure in saved.Measures)
        {
            if (measure.Metric is { } metric && !Enum.IsDefined(metric)) return "a measure is no metric";
            if (measure.RateName is { } name && !saved.Definition.Rates.Any(rate => rate.Name == name))
                return $"the definition has no rate \"{name}\"";
        }
        return null;
    }

    private static string? OfRecipients(SavedReport saved, SavedMembers uses)
    {
        if ((uses & SavedMembers.NeedsRecipients) != 0) return saved.Recipients is null ? "it says not whom it lists" : null;
        return saved.Recipients is not null || saved.Link is not null ? "its kind lists no recipients" : null;
    }

    private static string? OfVariants(SavedReport saved, SavedMembers uses)
    {
        if ((uses & SavedMembers.NeedsVariants) == 0) return saved.Variants is null ? null : "its kind compares no variants";
        if (saved.Variants is null) return "it says not which variants it compares";
        if (!saved.Selection.Emails.IsEmpty) return "its variants say which emails are meant, and not its selection";
        return saved.Definition.DateBasis == DateBasis.SendCohort ? null : "variants are compared by when their messages were sent";
    }

    private static string? OfColumns(SavedReport saved)
    {
        if (saved.Columns.IsEmpty) return null;
        if (saved.Columns.Distinct(StringComparer.Ordinal).Count() < saved.Columns.Length) return "a column stands twice";
        // The columns are up to the kind and the definition, and not to what the ledger holds.
        using var empty = new MessageLedger();
        var request = new SavedRequest(saved, empty, saved.Selection, CancellationToken.None);
        var known = SavedKinds.Of(saved.Kind).Run(request with { Saved = saved with { Columns = [] } }).ToTable().Columns;
        var missing = saved.Columns.FirstOrDefault(name => known.All(column => column.Name != name));
        if (missing is null) return null;
        return $"its table has no column \"{missing}\"; there are {string.Join(", ", known.Select(column => column.Name))}";
    }
}
