namespace CampaignMetrics.TrackedMail;

/// <summary>A link in an email's HTML.</summary>
/// <param name="Value">The address, decoded.</param>
/// <param name="Start">Where its value begins in the text, without quotes; of the tag if that is not proved.</param>
/// <param name="Length">How long the value is in the text; <see cref="Unproved"/> if that is not known.</param>
internal readonly record struct HtmlPlace(string Value, int Start, int Length)
{
    public const int Unproved = -1;

    public bool IsProved => Length != Unproved;

    /// <summary>The id of the element; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it stands in a conditional comment, which only Outlook reads.</summary>
    public bool IsConditional { get; init; }
}
