namespace CampaignMetrics.Tests.Reference;

/// <summary>What a definition does with what a privacy proxy opened.</summary>
internal enum NaivePrivacy
{
    Counted,
    Excluded,
    TrackableCohort,
}

/// <summary>Section 5: a row of the table.</summary>
internal sealed record NaiveProfile(string Name)
{
    private static readonly string[] OwnLinks = ["unsubscribe", "preferences"];

    public bool ImpliedOpens { get; init; }
    public bool CountsAutomation { get; init; }
    public NaivePrivacy Privacy { get; init; } = NaivePrivacy.Counted;
    public IReadOnlyList<string> NotClicks { get; init; } = [];
    public string Open { get; init; } = "opened/delivered";
    public string? ClickThrough { get; init; } = "clicked/opened";
    public string? Unsubscribe { get; init; } = "unsubscribed/delivered";
    public string Spam { get; init; } = "spamReported/delivered";
    public IReadOnlyList<string> Further { get; init; } = [];

    public static NaiveProfile Of(string name) => name switch
    {
        "HubSpot" => new(name) { ImpliedOpens = true, NotClicks = OwnLinks, ClickThrough = "clickedOpened/opened" },
        "Pipedrive" => new(name) { CountsAutomation = true, ClickThrough = "clickedOpened/opened" },
        "Mailchimp" => new(name) { Privacy = NaivePrivacy.Excluded, Unsubscribe = "unsubscribedOpened/opened" },
        "Klaviyo" => new(name)
        {
            CountsAutomation = true, Open = "opened/sent", Unsubscribe = "unsubscribed/sent", Spam = "spamReported/sent",
        },
        "SendGrid" => new(name)
        {
            CountsAutomation = true, NotClicks = ["unsubscribe"], ClickThrough = null, Further = ["totalOpen", "totalClick"],
        },
        "Mailgun" => new(name) { CountsAutomation = true, ClickThrough = null, Further = ["totalOpen", "totalClick"] },
        "SparkPost" => new(name) { ImpliedOpens = true, Privacy = NaivePrivacy.Excluded, ClickThrough = null },
        "Brevo" => new(name)
        {
            Open = "opened/sent", ClickThrough = null, Unsubscribe = null, Further = ["trackableOpen", "estimatedOpen"],
        },
        "CampaignMonitor" => new(name) { CountsAutomation = true },
        "CustomerIo" => new(name) { ImpliedOpens = true, CountsAutomation = true },
        "Mautic" => new(name) { ImpliedOpens = true, Open = "opened/sent", Unsubscribe = "unsubscribed/sent" },
        "Reliable" => new(name)
        {
            ImpliedOpens = true, Privacy = NaivePrivacy.TrackableCohort, NotClicks = OwnLinks, ClickThrough = "clickedOpened/opened",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a product of the table."),
    };

    public bool CountsOpen(NaiveActor actor) => actor switch
    {
        NaiveActor.Human => true,
        NaiveActor.Automation => CountsAutomation,
        NaiveActor.PrivacyProxy => Privacy == NaivePrivacy.Counted,
    };

    /// <summary>The cohort is one of opens: a privacy proxy's click, which only an event can state, leaves no cohort.</summary>
    public bool CountsClick(NaiveActor actor) => actor switch
    {
        NaiveActor.Human => true,
        NaiveActor.Automation => CountsAutomation,
        NaiveActor.PrivacyProxy => Privacy != NaivePrivacy.Excluded,
    };
}
