using System.Text;
using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Emails;

/// <summary>An email: every fifth is sent by a workflow and in no campaign; the others are newsletters, four to a campaign.</summary>
internal sealed class SyntheticEmail
{
    private const int PerGroup = 5;

    /// <summary>How often each content link is followed: what stands higher up, more often.</summary>
    private static readonly int[] ContentWeights = [38, 20, 14, 10, 8, 6, 4];

    /// <summary>The email of this number, from 0, sent as many weeks after the start.</summary>
    public SyntheticEmail(int number, DateTimeOffset start)
    {
        Number = number;
        Id = number == 0 ? "spring-sale" : $"email-{(number + 1).ToString("00", Rows.Culture)}";
        SentAt = DateTimeOffset.FromUnixTimeSeconds(start.ToUnixTimeSeconds()).AddDays(7.0 * number);
        if (number % PerGroup == PerGroup - 1) Workflow = "welcome";
        else Campaign = number < PerGroup ? "spring-2026" : $"campaign-{(number / PerGroup + 1).ToString("00", Rows.Culture)}";
        Links = MakeLinks(Id);
        Content = new([.. ContentWeights.Select((weight, i) => (weight, Links[i]))]);
        Json = Property("email", Id);
        CampaignJson = Property("campaign", Campaign);
        WorkflowJson = Property("workflow", Workflow);
    }

    public int Number { get; }
    public string Id { get; }
    public DateTimeOffset SentAt { get; }
    public string? Campaign { get; }
    public string? Workflow { get; }

    /// <summary>All links in the order in which they stand in the email: content first, then one of each other role.</summary>
    public IReadOnlyList<SyntheticLink> Links { get; }

    /// <summary>The links that readers follow, as often as they do.</summary>
    public Weighted<SyntheticLink> Content { get; }

    /// <summary>The email as a property of a line; likewise campaign and workflow, empty where there is none.</summary>
    public byte[] Json { get; }

    public byte[] CampaignJson { get; }
    public byte[] WorkflowJson { get; }

    /// <summary>The first link of a role.</summary>
    public SyntheticLink this[LinkRole role] => Links.First(link => link.Role == role);

    private static byte[] Property(string name, string? value) => value is null ? [] : Encoding.UTF8.GetBytes($",\"{name}\":\"{value}\"");

    private static SyntheticLink[] MakeLinks(string id)
    {
        var shop = $"https://shop.example/{id}";
        return
        [
            SyntheticLink.Of($"{shop}/sale", "hero", LinkRole.Content, "Shop the sale"),
            SyntheticLink.Of($"{shop}/garden", "garden", LinkRole.Content, "For the garden"),
            SyntheticLink.Of($"{shop}/kitchen", "kitchen", LinkRole.Content, "For the kitchen"),
            SyntheticLink.Of($"{shop}/bikes", "bikes", LinkRole.Content, "Bicycles"),
            SyntheticLink.Of($"{shop}/sale", "footer", LinkRole.Content, "See everything"),
            SyntheticLink.Of(
                "https://blog.example/how-to-sow?utm_source=email&utm_medium=newsletter", "blog", LinkRole.Content, "How to sow in spring"),
            SyntheticLink.Of($"{shop}/members", "members", LinkRole.Content, "For members: one day earlier", "members"),
            SyntheticLink.Of($"{shop}/view", "view", LinkRole.ViewInBrowser, "View in browser"),
            SyntheticLink.Of($"{shop}/preferences", "preferences", LinkRole.Preferences, "Your preferences"),
            SyntheticLink.Of($"{shop}/unsubscribe", "unsubscribe", LinkRole.Unsubscribe, "Unsubscribe"),
            SyntheticLink.Of($"{shop}/trap", "trap", LinkRole.Honeypot, ""),
        ];
    }
}
