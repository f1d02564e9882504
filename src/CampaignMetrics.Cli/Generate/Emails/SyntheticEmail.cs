using System.Text;
using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Emails;

/// <summary>An email. Of six in a row four are newsletters of one campaign, one is sent by a workflow, and one repeats.</summary>
internal sealed class SyntheticEmail
{
    private const int PerGroup = 6, WelcomePlace = 4, StatementPlace = 5;

    /// <summary>How often each content link is followed: what stands higher up, more often.</summary>
    private static readonly int[] ContentWeights = [38, 20, 14, 10, 8, 6, 4];

    /// <summary>The email of this number, from 0, sent as many weeks after the start.</summary>
    public SyntheticEmail(int number, GenerateOptions options)
    {
        Number = number;
        Id = number == 0 ? "spring-sale" : $"email-{(number + 1).ToString("00", Rows.Culture)}";
        SentAt = DateTimeOffset.FromUnixTimeSeconds(options.Start.ToUnixTimeSeconds()).AddDays(7.0 * number);
        var (group, place) = (number / PerGroup, number % PerGroup);
        if (place == WelcomePlace) Workflow = "welcome";
        else if (place == StatementPlace) Sendings = options.Sendings;
        else Campaign = group == 0 ? "spring-2026" : $"campaign-{(group + 1).ToString("00", Rows.Culture)}";
        // The sendings of every other statement have to be told apart by time.
        StatesSends = place == StatementPlace && group % 2 == 0;
        // The offset moves them against the emails with personal links, so that not the same emails have both.
        TellsDeliveries = !Share.Has(options.Unreported, number, offset: 3);
        PresumesDeliveries = !TellsDeliveries && group % 2 == 1;
        UnsubscribesByVisit = place == 2;
        Links = MakeLinks(Id, PersonalOf(options, number));
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

    /// <summary>How often it goes to each contact; null for one that does not repeat.</summary>
    public int? Sendings { get; }

    /// <summary>Whether its events say which sending they belong to.</summary>
    public bool StatesSends { get; }

    /// <summary>Whether there are <c>delivered</c> events of it.</summary>
    public bool TellsDeliveries { get; }

    /// <summary>Whether the catalog says that its deliveries, of which there are no events, are to be presumed.</summary>
    public bool PresumesDeliveries { get; }

    /// <summary>Whether its unsubscribe page asks no question, against RFC 8058: who follows the link is unsubscribed.</summary>
    public bool UnsubscribesByVisit { get; }

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

    /// <summary>In turn the parameter of a known product, which reports ignore by themselves, and one of the sender's own.</summary>
    private static PersonalLinks PersonalOf(GenerateOptions options, int number)
    {
        const int offset = 1;
        if (!Share.Has(options.PersonalLinks, number, offset)) return PersonalLinks.None;
        return Share.Before(options.PersonalLinks, number, offset) % 2 == 0 ? PersonalLinks.KnownParameter : PersonalLinks.OwnParameter;
    }

    private static byte[] Property(string name, string? value) => value is null ? [] : Encoding.UTF8.GetBytes($",\"{name}\":\"{value}\"");

    private static SyntheticLink[] MakeLinks(string id, PersonalLinks personal)
    {
        var shop = $"https://shop.example/{id}";
        return
        [
            SyntheticLink.Of(personal, $"{shop}/sale", "hero", LinkRole.Content, "Shop the sale"),
            SyntheticLink.Of(personal, $"{shop}/garden", "garden", LinkRole.Content, "For the garden"),
            SyntheticLink.Of(personal, $"{shop}/kitchen", "kitchen", LinkRole.Content, "For the kitchen"),
            SyntheticLink.Of(personal, $"{shop}/bikes", "bikes", LinkRole.Content, "Bicycles"),
            // The URL of the first link again: one row of links, two of the click map.
            SyntheticLink.Of(personal, $"{shop}/sale", "footer", LinkRole.Content, "See everything"),
            SyntheticLink.Of(
                personal, "https://blog.example/how-to-sow?utm_source=email&utm_medium=newsletter", "blog", LinkRole.Content,
                "How to sow in spring"),
            SyntheticLink.Of(personal, $"{shop}/members", "members", LinkRole.Content, "For members: one day earlier", "members"),
            SyntheticLink.Of(personal, $"{shop}/view", "view", LinkRole.ViewInBrowser, "View in browser"),
            SyntheticLink.Of(personal, $"{shop}/preferences", "preferences", LinkRole.Preferences, "Your preferences"),
            SyntheticLink.Of(personal, $"{shop}/unsubscribe", "unsubscribe", LinkRole.Unsubscribe, "Unsubscribe"),
            SyntheticLink.Of(personal, $"{shop}/trap", "trap", LinkRole.Honeypot, ""),
        ];
    }
}
