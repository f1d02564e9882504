using System.Net.Sockets;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>The differences from MaxMind.Db that are decided: docs/decisions/mmdb-oracle.md says why, by the same names.</summary>
internal sealed record Decided(string Name, Func<Comparison, bool> Covers)
{
    public static IReadOnlyList<Decided> All { get; } =
    [
        // What they answer, and we refuse.
        new("text that is not UTF-8", c => Refuses(c, "A text is not UTF-8.") && (c.IsOpening || HasReplacement(c.Theirs))),
        new("value of a wrong size", c => Refuses(c, "A value of type", "cannot have")),
        new("record or pointer outside the data section", c => Refuses(c, "A pointer leaves the data section.")
            || Refuses(c, "A pointer is cut off.")
            || Refuses(c, "The search tree points outside the data section.")),
        new("metadata without a required key", c => c.IsOpening && Refuses(c, "The metadata has no valid ")),
        new("version or size that the format does not know", c => c.IsOpening && Refuses(c, "The metadata's ", " is ")),
        new("tree larger than the file", c => c.IsOpening && Refuses(c, "The search tree is larger than the file.")),
        new("limits", c => Refuses(c, "Maps and arrays lie too deep in one another.") || Refuses(c, "A record has too many values.")),

        // What we answer, and they refuse or answer otherwise.
        new("languages or descriptions missing, or of another type", c => c.IsOpening && !c.Ours.IsRefusal
            && (c.Theirs.IsA(nameof(ArgumentNullException)) || c.Theirs.IsA(nameof(MaxMind.Db.DeserializationException)))),
        new("IPv6 address in a database of IPv4", c => c.IPVersion == 4 && c.Ours == Answer.Nothing
            && c.Address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }),
        new("network of IPv4 in a tree of IPv6 without it", c => c.Address?.AddressFamily == AddressFamily.InterNetwork
            && c.Theirs.Record == c.Ours.Record && c.Theirs.PrefixLength == "0" && c.IPVersion == 6),
        new("IPv4 address mapped into IPv6", c => c.Address is { IsIPv4MappedToIPv6: true }),
    ];

    public static Decided? Find(Comparison comparison) => All.FirstOrDefault(decided => decided.Covers(comparison));

    private static bool HasReplacement(Answer answer) => answer.Text.Contains('\ufffd', StringComparison.Ordinal);

    private static bool Refuses(Comparison comparison, string start, string then = "") =>
        comparison.Ours.IsRefusal
        && !comparison.Theirs.IsRefusal
        && comparison.Ours.Reason.StartsWith(start, StringComparison.Ordinal)
        && comparison.Ours.Reason.Contains(then, StringComparison.Ordinal);
}
