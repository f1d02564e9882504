namespace CampaignMetrics.TrackedMail;

/// <summary>The hidden link that only programs follow.</summary>
internal static class HoneypotLink
{
    /// <summary>Its id in the catalog.</summary>
    public const string Id = "honeypot";

    public static EmailLink Of(string url) => new() { Url = url, Id = Id, Role = LinkRole.Honeypot, Part = EmailPart.Html };

    /// <summary>Neither seen, nor read aloud, nor reached by keys.</summary>
    public static string Markup(string url) =>
        $"<a href=\"{url}\" data-role=\"honeypot\" style=\"display:none;mso-hide:all\" tabindex=\"-1\" aria-hidden=\"true\""
        + " rel=\"nofollow\"></a>";
}
