using System.Text;

namespace CampaignMetrics.Cli.Generate.Emails;

/// <summary>A link as it stands in an email.</summary>
/// <param name="Url">The address, as the catalog has it.</param>
/// <param name="Id">The occurrence.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Text">What it says.</param>
/// <param name="Variant">The variant of the email that alone has it; null for all.</param>
internal sealed record SyntheticLink(string Url, string Id, LinkRole Role, string Text, string? Variant)
{
    /// <summary>The URL as a JSON property with its comma before it, up to the place of the reader's own parameter.</summary>
    public required byte[] UrlJson { get; init; }

    /// <summary>The parameter that identifies the reader, from its <c>?</c> or <c>&amp;</c> up to its <c>=</c>; empty for none.</summary>
    public required ReadOnlyMemory<byte> Personal { get; init; }

    /// <summary>The closing quote of the URL, and the occurrence as a JSON property.</summary>
    public required byte[] IdJson { get; init; }

    /// <summary>Role and variant as JSON properties; empty for plain content.</summary>
    public required byte[] RoleJson { get; init; }

    /// <summary>A link with its properties written out.</summary>
    public static SyntheticLink Of(PersonalLinks personal, string url, string id, LinkRole role, string text, string? variant = null)
    {
        var roleJson = role == LinkRole.Content ? "" : $",\"role\":\"{RoleName(role)}\"";
        if (variant is not null) roleJson += $",\"variant\":\"{variant}\"";
        var sign = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var (listed, parameter) = personal switch
        {
            PersonalLinks.None => (url, ""),
            PersonalLinks.KnownParameter => (url, $"{sign}mc_eid="),
            // The doubled braces are a placeholder of the catalog.
            PersonalLinks.OwnParameter => ($"{url}{sign}customer={{{{customer}}}}", $"{sign}customer="),
        };
        return new SyntheticLink(listed, id, role, text, variant)
        {
            UrlJson = Encoding.UTF8.GetBytes($",\"url\":\"{url}"), Personal = Encoding.UTF8.GetBytes(parameter),
            IdJson = Encoding.UTF8.GetBytes($"\",\"link\":\"{id}\""), RoleJson = Encoding.UTF8.GetBytes(roleJson),
        };
    }

    /// <summary>The role as event lines and catalogs name it.</summary>
    public static string RoleName(LinkRole role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];
}

/// <summary>How the links of an email identify their reader.</summary>
internal enum PersonalLinks
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By a parameter that a product puts into all links, which the catalog does not show.</summary>
    KnownParameter,

    /// <summary>By the sender's own parameter, a placeholder in the catalog.</summary>
    OwnParameter,
}
