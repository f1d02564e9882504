namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Undoes what forwarders and tagging servers do to a return path, so that the address behind it can be read.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>SRS0=HHH=TT=host=user</c> and <c>SRS1=HHH=forwarder==HHH=TT=host=user</c>: the Sender Rewriting Scheme
/// (<see href="https://www.libsrs2.net/srs/srs.pdf">M. Wong</see>), whose parts may be separated by <c>=</c>, <c>+</c> or <c>-</c> behind
/// the first word.</item>
/// <item><c>user+SRS=HHHHH=TT=host=user</c>: Exchange Online ("Sender Rewriting Scheme in Microsoft 365").</item>
/// <item><c>prvs=TAG=user</c> and <c>btv1==TAG==user</c>: bounce address tag validation (draft-levine-smtp-batv); <c>msprvs1=TAG=user</c>:
/// SparkPost.</item>
/// </list>
/// </remarks>
internal static class RewrittenPath
{
    /// <summary>The local part of the sender's own address: what the given one holds where it is rewritten, else its own.</summary>
    public static ReadOnlySpan<char> LocalPart(string address)
    {
        var local = address.AsSpan(0, Math.Max(address.LastIndexOf('@'), 0));
        // A path may be tagged first and rewritten then, hardly more often.
        for (var layers = 0; layers < 3; layers++)
        {
            if (!TryUnwrap(local, out var inner)) break;
            local = inner;
        }

        return local;
    }

    /// <summary>The sender's own address inside one that a forwarder has made of it; empty where none has.</summary>
    public static string Sender(string address)
    {
        var local = address.AsSpan(0, Math.Max(address.LastIndexOf('@'), 0));
        if (!TryForwarded(local, out var path)) return "";
        TrySkip(path, parts: 2, out var rest);
        var sign = rest.IndexOf('=');
        return sign <= 0 || sign == rest.Length - 1 ? "" : $"{rest[(sign + 1)..]}@{rest[..sign]}";
    }

    private static bool TryUnwrap(ReadOnlySpan<char> local, out ReadOnlySpan<char> inner)
    {
        inner = default;
        if (Starts(local, "prvs=") || Starts(local, "msprvs1=")) return TrySkip(local, parts: 2, out inner);
        if (Starts(local, "btv1==")) return TryAfter(local, "==", from: "btv1==".Length, out inner);
        return TryForwarded(local, out var path) && TrySkip(path, parts: 3, out inner);
    }

    /// <summary>What a forwarder made of a path: <c>HASH=TT=host=user</c>.</summary>
    private static bool TryForwarded(ReadOnlySpan<char> local, out ReadOnlySpan<char> path)
    {
        path = default;
        var isMarked = local.Length > 5 && local[4] is '=' or '+' or '-';
        if (isMarked && Starts(local, "SRS0")) path = local[5..];
        else if (isMarked && Starts(local, "SRS1")) return TryAfter(local, "==", from: 5, out path);
        else if (local.IndexOf("+SRS=", StringComparison.OrdinalIgnoreCase) is >= 0 and var exchange)
            path = local[(exchange + "+SRS=".Length)..];
        return !path.IsEmpty;
    }

    /// <summary>What follows a number of parts that end with <c>=</c>.</summary>
    private static bool TrySkip(ReadOnlySpan<char> text, int parts, out ReadOnlySpan<char> rest)
    {
        for (rest = text; parts > 0; parts--)
        {
            var end = rest.IndexOf('=');
            if (end < 0) { rest = default; return true; }
            rest = rest[(end + 1)..];
        }

        return true;
    }

    private static bool TryAfter(ReadOnlySpan<char> text, string mark, int from, out ReadOnlySpan<char> rest)
    {
        var at = text[from..].IndexOf(mark, StringComparison.Ordinal);
        rest = at < 0 ? default : text[(from + at + mark.Length)..];
        return at >= 0;
    }

    private static bool Starts(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
