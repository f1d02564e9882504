namespace CampaignMetrics.Bounces.Tests.Oracle;

/// <summary>The differences from MimeKit that are decided: docs/decisions/mime-oracle.md says why, by the same names.</summary>
internal sealed record Decided(string Name, Func<Comparison, bool> Covers)
{
    public static IReadOnlyList<Decided> All { get; } =
    [
        new("no mail", mail => mail.Theirs is null),
        new("empty line before the header", mail => mail.Text.StartsWith('\n') && mail.Theirs is { Fields.Count: 0 }),
        new("limits", mail => mail.Ours.IsPastLimits),
        new("line that is no field", mail => mail.Theirs is { HasStrayLines: true } || mail.Ours.HasOpenHeaders),
        new("media type that is none", mail => HasSameHeader(mail) && mail.Ours.HasBrokenTypes),
        new("media type that nobody knows", mail => HasSameHeader(mail) && mail.Ours.HasUnknownTypes
            && mail.Theirs!.Tree.Contains("application/octet-stream", StringComparison.Ordinal)),
        new("boundary that is used twice", mail => HasSameHeader(mail) && mail.Ours.HasRepeatedBoundary),
        new("closing delimiter that goes on", mail => HasSameHeader(mail) && mail.Ours.HasLongClosing),
        new("parts after the closing delimiter", mail => HasSameHeader(mail) && mail.Ours.HasPartsAfterClosing
            && mail.Ours.Parts > mail.Theirs!.Parts),
        new("parts without a declaration", mail => HasSameHeader(mail) && mail.Ours.HasUndeclaredParts),
        new("base64 without its padding", mail => mail.Theirs is not null && mail.Ours.Tree == mail.Theirs.Tree
            && mail.Fields.Any(pair => pair.Ours.Decoded != pair.Theirs.Decoded)
            && mail.Fields.All(pair => pair.Ours.Decoded == pair.Theirs.Decoded || LacksPadding(pair.Ours.Raw))),
        new("white space at the end of a quoted-printable line", mail => mail.Theirs is not null && mail.Ours.Tree == mail.Theirs.Tree
            && mail.Text.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)
            && (mail.Text.Contains(" \n", StringComparison.Ordinal) || mail.Text.Contains("\t\n", StringComparison.Ordinal))),
        new("boundary that is not found", mail => HasSameHeader(mail) && mail.Theirs is { HasNoParts: true }),
        new("bytes that are not of the charset", mail => mail.Theirs is not null && mail.Ours.Tree == mail.Theirs.Tree
            && mail.Leaves.All(pair => SameOrReplaced(pair.Ours.Text, pair.Theirs.Text))
            && mail.Fields.All(pair => SameOrReplaced(pair.Ours.Decoded, pair.Theirs.Decoded))),
    ];

    public static Decided? Find(Comparison mail) => All.FirstOrDefault(decided => decided.Covers(mail));

    /// <summary>The rows about parts say nothing of the header: there, bytes of no charset are all that may differ.</summary>
    private static bool HasSameHeader(Comparison mail) => mail.HasSameNames
        && mail.Fields.All(pair => pair.Ours.Raw == pair.Theirs.Raw && SameOrReplaced(pair.Ours.Decoded, pair.Theirs.Decoded));

    private static bool LacksPadding(string field) => field.Contains("?B?", StringComparison.Ordinal)
        && field.Split("?B?")[1].Split("?=")[0].Length % 4 != 0;

    private static bool SameOrReplaced(string ours, string theirs) =>
        ours == theirs || Ascii(ours) == Ascii(theirs);

    private static string Ascii(string text) => string.Concat(text.Where(letter => letter is < '\u0080' and not '?')).Trim();
}
