using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// Decides which URLs are the same link: URLs are, if their identities are equal. Mail programs, trackers and senders spell a URL in many
/// ways and put the recipient into it; the identity is the URL in one spelling and without the recipient.
/// </summary>
/// <remarks>
/// <para>The steps, with their sources, are in <c>docs/decisions/link-identity.md</c>. The identity of an identity is itself.</para>
/// </remarks>
internal sealed class LinkIdentity
{
    private readonly ParameterNames _ignored;
    private readonly LinkParameters _parameters;

    /// <summary>Makes an identity that leaves out certain parameters.</summary>
    /// <param name="ignored">The user's own parameters that carry the recipient, by exact name; those of email products are known.</param>
    /// <param name="parameters">Which further parameters are left out.</param>
    public LinkIdentity(IEnumerable<string>? ignored = null, LinkParameters parameters = LinkParameters.OfRecipient)
    {
        _parameters = Door.Known(parameters);
        _ignored = new ParameterNames(RecipientParameters.Names.Concat(ignored ?? []));
    }

    /// <summary>The identity that leaves out the parameters of email products only.</summary>
    public static LinkIdentity Default { get; } = new();

    /// <summary>The identity of a URL. A text without a scheme stays as it is.</summary>
    /// <param name="url">The URL of a click.</param>
    public string Of(string url) => Of(url, PlaceholderMarks.None) ?? url;

    /// <summary>The identity of a link in an email's design, in which a mark stands for each placeholder; null if it has no
    /// scheme.</summary>
    internal string? Of(string url, PlaceholderMarks marks)
    {
        var text = CharacterReferences.Decode(url.Trim());
        return UrlParts.TryParse(WithoutIgnoredEnd(text), out var parts) ? Written(parts, marks, text.Length) : null;
    }

    /// <summary>An identity without its fragment. To a program that follows all links, places of one page are the same link.</summary>
    public static string WithoutFragment(string identity) =>
        identity.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? identity[..at] : identity;

    private string Written(UrlParts url, PlaceholderMarks marks, int length)
    {
        var scheme = url.Scheme.ToString().ToLowerInvariant();
        var written = new StringBuilder(length).Append(scheme).Append(':');
        if (url.HasAuthority) Authority.Append(url.Authority, scheme, written, marks);
        if (url.HasAuthority && url.Path.IsEmpty) written.Append('/');
        PercentEncoding.Append(url.Path, written, marks);
        AppendQuery(url.Query, written, marks);
        if (!url.Fragment.IsEmpty) PercentEncoding.Append(url.Fragment, written.Append('#'), marks);
        return written.ToString();
    }

    private void AppendQuery(ReadOnlySpan<char> query, StringBuilder written, PlaceholderMarks marks)
    {
        if (_parameters == LinkParameters.All) return;
        var start = written.Append('?').Length;
        var isFirst = true;
        foreach (var range in query.Split('&'))
        {
            if (IsIgnored(query[range])) continue;
            if (!isFirst) written.Append('&');
            PercentEncoding.Append(query[range], written, marks);
            isFirst = false;
        }
        if (written.Length == start) written.Length--;
    }

    /// <summary>A URL without what is left out at its end, and without the blanks before that: to add an ignored parameter to a URL
    /// changes nothing.</summary>
    private ReadOnlySpan<char> WithoutIgnoredEnd(ReadOnlySpan<char> url)
    {
        var kept = url.TrimEnd();
        var fragment = kept.IndexOf('#');
        if (fragment >= 0 && fragment < kept.Length - 1) return kept;
        if (fragment >= 0) kept = kept[..fragment].TrimEnd();
        var query = kept.IndexOf('?');
        if (query < 0) return kept;
        if (_parameters == LinkParameters.All) return kept[..query].TrimEnd();
        // From the end, so that each parameter is looked at once: a link may have a hundred thousand.
        while (kept[query..].LastIndexOf('&') is > 0 and var sign && IsIgnored(kept[(query + sign + 1)..]))
            kept = kept[..(query + sign)].TrimEnd();
        return IsLeftOut(kept[(query + 1)..]) ? kept[..query].TrimEnd() : kept;
    }

    /// <summary>Whether nothing stays of a query: no parameter, or a single empty one.</summary>
    private bool IsLeftOut(ReadOnlySpan<char> query)
    {
        var hasEmpty = false;
        foreach (var range in query.Split('&'))
        {
            if (IsIgnored(query[range])) continue;
            if (hasEmpty || !query[range].IsEmpty) return false;
            hasEmpty = true;
        }
        return true;
    }

    private bool IsIgnored(ReadOnlySpan<char> parameter)
    {
        var name = ParameterNames.In(parameter);
        return _ignored.Contains(name) || (_parameters == LinkParameters.Utm && ParameterNames.Decode(name).StartsWith("utm_"));
    }
}
