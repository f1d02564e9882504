using System.Collections.Immutable;

namespace CampaignMetrics.AspNetCore.Reports.Parameters;

/// <summary>A parameter of an address: as the option of the command of the same name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Expected">What it has to be, behind "is not": "a date like 2026-03-29".</param>
/// <param name="Example">A value.</param>
internal sealed record Parameter(string Name, string Description, string Expected, params ImmutableArray<string> Example)
{
    /// <summary>Whether it may stand several times.</summary>
    public bool Repeats { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The type of its JSON Schema.</summary>
    public string Type { get; init; } = "string";

    /// <summary>The only values; empty for others.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>A parameter with one of some words, in upper or lower case.</summary>
    public static Parameter Of(string name, string description, params ImmutableArray<string> words) =>
        new(name, description, $"one of {string.Join(", ", words)}", words[0]) { Words = words };

    public static Parameter Flag(string name, string description) =>
        new(name, description, "true or false", "true") { Type = "boolean" };

    public static Parameter Number(string name, string description, int least, int most) =>
        new(name, description, FormattableString.Invariant($"a whole number from {least} to {most}"), "50") { Type = "integer" };
}
