using System.Text.Json.Serialization;

namespace Plain;

internal sealed record Report(
    Delivery Delivery, Engagement Engagement, Viewing Viewing, List<Link> Links, List<UserAgent> UserAgents, List<Location> Locations,
    Timeline Timeline, WeekHours WeekHours,
    Contacts Contacts, List<EmailRow> Emails, List<Domain> Domains, List<Revenue> Revenue, Excluded Excluded, Input Input);

internal sealed record Delivery
{
    public int Selected { get; set; }
    public int Sent { get; set; }
    public int NotSent { get; set; }
    public int Pending { get; set; }
    public int Deferred { get; set; }
    public int Delivered { get; set; }
    public int Bounced { get; set; }
    public int AutoReplies { get; set; }
    public Bounces Bounces { get; } = new();
    public int Unsubscribed { get; set; }
    public int SpamReports { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<ReasonCount>? NotSentReasons { get; set; }

    public void Add(Message message, Stage stage)
    {
        if (message.IsUnsubscribed) Unsubscribed++;
        if (message.IsSpam) SpamReports++;
        AutoReplies += message.AutoReplies;
        if (stage == Stage.None) return;
        Selected++;
        if (stage != Stage.NotSent) Sent++;
        switch (stage)
        {
            case Stage.NotSent: NotSent++; break;
            case Stage.Pending: Pending++; break;
            case Stage.Deferred: Deferred++; break;
            case Stage.Delivered: Delivered++; break;
            case Stage.Bounced:
                Bounced++;
                Bounces.Add(message.BounceClass);
                break;
        }
    }
}

internal sealed record Bounces
{
    public int Hard { get; set; }
    public int Soft { get; set; }
    public int Temporary { get; set; }
    public int Blocked { get; set; }
    public int Undetermined { get; set; }

    public void Add(string bounceClass)
    {
        switch (bounceClass)
        {
            case "hard": Hard++; break;
            case "soft": Soft++; break;
            case "temporary": Temporary++; break;
            case "blocked": Blocked++; break;
            default: Undetermined++; break;
        }
    }
}

internal sealed record Engagement
{
    public int TotalOpens { get; set; }
    public int UniqueOpens { get; set; }
    public int ImpliedOpens { get; set; }
    public int TotalClicks { get; set; }
    public int UniqueClicks { get; set; }
    public int Replies { get; set; }
    public int Forwards { get; set; }

    public void Add(Message message, int opens, int clicks, bool isImplied)
    {
        TotalOpens += opens;
        TotalClicks += clicks;
        if (opens > 0) UniqueOpens++;
        if (isImplied) ImpliedOpens++;
        if (clicks > 0) UniqueClicks++;
        if (message.IsReplied) Replies++;
        if (message.IsForwarded) Forwards++;
    }
}

internal sealed record Count
{
    public int Total { get; set; }
    public int Unique { get; set; }
}

internal sealed record SingleCount
{
    public int Count { get; set; }
}

internal sealed record Viewing
{
    public int Measured { get; set; }
    public SingleCount Read { get; } = new();
    public SingleCount Skimmed { get; } = new();
    public SingleCount Glanced { get; } = new();
}

internal sealed record Link(string Url)
{
    public Count Html { get; } = new();
    public Count Text { get; } = new();
    public Count Combined { get; } = new();
}

internal sealed record UserAgent([property: JsonPropertyName("userAgent")] string? Name)
{
    public Count Opens { get; } = new();
    public Count Clicks { get; } = new();
}

internal sealed record Location(string? Country, string? Region, string? City)
{
    public int Opens { get; set; }
    public int Clicks { get; set; }
    public int ProxiedOpens { get; set; }
}

internal sealed record Bucket(DateTime Start)
{
    public int Opens { get; set; }
    public int FirstOpens { get; set; }
    public int Clicks { get; set; }
    public int FirstClicks { get; set; }
}

internal sealed record Contact([property: JsonPropertyName("contact")] string Key)
{
    public int Opens { get; set; }
    public int Clicks { get; set; }
}

internal sealed record EmailRow(string Email)
{
    public string? Campaign { get; set; }
    public DateTime? SentAt { get; set; }
    public Delivery Delivery { get; } = new();
    public Engagement Engagement { get; } = new();
}

internal sealed record Domain([property: JsonPropertyName("domain")] string Name)
{
    public int Sent { get; set; }
    public int Delivered { get; set; }
    public int Bounced { get; set; }
    public int Opens { get; set; }
    public int Clicks { get; set; }
    public int SpamReports { get; set; }
}

internal sealed record Excluded
{
    public int AutomationOpens { get; set; }
    public int AutomationClicks { get; set; }
    public int PrivacyOpens { get; set; }
    public int RoleClicks { get; set; }
    public List<RuleCount> Rules { get; set; } = [];
}

internal sealed record ReasonCount(string Reason, int Count);
internal sealed record RuleCount(string Rule, int Events);
internal sealed record Timeline(string Zone, string Frequency, List<Bucket> Buckets);
internal sealed record WeekHours(string Zone, int[][] Opens, int[][] Clicks);
internal sealed record Contacts(List<Contact> ByOpens, List<Contact> ByClicks);
internal sealed record Input(int Lines, int Events, int Duplicates);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
