using System.Text;

namespace CampaignMetrics.Cli.Generate.Emails;

/// <summary>A link as it stands in an email.</summary>
/// <param name="Url">The address.</param>
/// <param name="Id">The occurrence.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Text">What it says.</param>
/// <param name="Variant">The variant of the email that alone has it; null for all.</param>
/// <param name="Json">The link as properties of a line, up to its part.</param>
/// <param name="RoleJson">Role and variant as properties of a line; empty for mere content.</param>
internal sealed record SyntheticLink(string Url, string Id, LinkRole Role, string Text, string? Variant, byte[] Json, byte[] RoleJson)
{
    /// <summary>A link with its properties written out.</summary>
    public static SyntheticLink Of(string url, string id, LinkRole role, string text, string? variant = null)
    {
        var json = $",\"url\":\"{url}\",\"link\":\"{id}\"";
        var roleJson = role == LinkRole.Content ? "" : $",\"role\":\"{RoleName(role)}\"";
        if (variant is not null) roleJson += $",\"variant\":\"{variant}\"";
        return new SyntheticLink(url, id, role, text, variant, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(roleJson));
    }

    /// <summary>The role as event lines and catalogs name it.</summary>
    public static string RoleName(LinkRole role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];
}
