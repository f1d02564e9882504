namespace CampaignMetrics.Shared;

/// <summary>Titles of definitions on pages and in CSV: two that count by different dates never look alike.</summary>
/// <remarks>
/// <para>A definition's own title tells how it differs from the built-in one of its name. One with a name of its own differs from none, so
/// its date basis, which <c>--by-event-date</c> changes, is added here.</para>
/// </remarks>
internal static class DefinitionTitle
{
    public static string Of(Definition definition) =>
        OwnBasis(definition) is { } basis ? $"{definition.Title} ({basis})" : definition.Title;

    /// <summary>The date basis that the title does not tell; null for the usual one, by the date of sending.</summary>
    public static string? OwnBasis(Definition definition) =>
        definition.DateBasis == DateBasis.EventDate && Definition.Find(definition.Name) is null ? "date basis: event date" : null;
}
