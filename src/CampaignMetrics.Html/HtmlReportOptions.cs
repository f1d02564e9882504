using System.Collections.Immutable;

namespace CampaignMetrics.Html;

/// <summary>Gets the HTML of an email, as it was sent or designed.</summary>
/// <param name="email">The email.</param>
/// <returns>The HTML; null where it is not known.</returns>
public delegate string? EmailBody(EmailId email);

/// <summary>What a page shows, in which language, and how much of it.</summary>
/// <example>
/// <code>
/// var shared = new HtmlReportOptions { Title = "March", WithContacts = false };
/// </code>
/// </example>
public sealed record HtmlReportOptions
{
    /// <summary>The heading, and the title of the browser's window.</summary>
    /// <value>The default value is null: the email's name where the page is about one, else a general title.</value>
    public string? Title { get; init; }

    /// <summary>The language of texts, numbers and dates that the page opens with: <c>en</c> or <c>nl</c>. The reader can change
    /// it.</summary>
    /// <value>The default value is <c>en</c>.</value>
    /// <exception cref="ArgumentException">The page has no texts in this language.</exception>
    public string Language
    {
        get;
        init => field = PageLanguages.All.Contains(value)
            ? value
            : throw new ArgumentException($"No texts in '{value}', but in {string.Join(", ", PageLanguages.All)}.", nameof(Language));
    } = "en";

    /// <summary>The definitions that the reader can switch between; the first is shown first. Those of a ledger are at least one.</summary>
    /// <value>The default value is <see cref="Definition.HubSpot"/>, <see cref="Definition.Pipedrive"/> and
    /// <see cref="Definition.Reliable"/>.</value>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ImmutableArray<Definition> Definitions
    {
        get;
        init => field = Door.Given(value).IsEmpty ? throw new ArgumentException("At least one is needed.", nameof(Definitions)) : value;
    } = [Definition.HubSpot, Definition.Pipedrive, Definition.Reliable];

    /// <summary>Which messages, and who looks: what <see cref="ReportScope.Viewer"/> may not see is counted, but not named.</summary>
    /// <value>The default value is <see cref="ReportScope.All"/>.</value>
    public ReportScope Scope { get; init => field = Door.Given(value); } = ReportScope.All;

    /// <summary>Whether contacts are named: the most engaged, the recipients and their histories. Without them the page has aggregates
    /// only, and mail addresses in links, goals, places and reasons of rejected lines are masked.</summary>
    /// <value>The default value is true.</value>
    public bool WithContacts { get; init; } = true;

    /// <summary>Gets the HTML of emails, on which their clicks are drawn.</summary>
    /// <value>The default value is null: no HTML is known.</value>
    public EmailBody? BodyOf { get; init; }

    /// <summary>A/B tests to show. They are of messages sent in the scope's period, whichever emails it has.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<VariantQuery> Tests { get; init => field = Door.Given(value); } = [];

    /// <summary>What receivers themselves say, by <see cref="ReceiverNumbers"/>: it stands beside what events show.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<ReceiverDay> Receivers { get; init => field = Door.Given(value); } = [];

    /// <summary>What the page opens with, where it has several emails.</summary>
    /// <value>The default value is <see cref="HtmlStart.Report"/>.</value>
    public HtmlStart Start { get; init => field = Door.Known(value); } = HtmlStart.Report;

    /// <summary>The most emails that have a report of their own; of the others the page has the rows of its lists. The most recent come
    /// first.</summary>
    /// <value>The default value is 200.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxEmails { get; init => field = Door.NotNegative(value); } = 200;

    /// <summary>The most recipients of each email that are listed; how many others there are is told.</summary>
    /// <value>The default value is 200,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxRecipients { get; init => field = Door.NotNegative(value); } = 200_000;

    /// <summary>The most recipients, of all emails, up to which each comes with the history of its events. Where there are more, none
    /// has one.</summary>
    /// <value>The default value is 20,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxHistories { get; init => field = Door.NotNegative(value); } = 20_000;
}

/// <summary>What a page of several emails opens with.</summary>
public enum HtmlStart
{
    /// <summary>The report of all emails together.</summary>
    Report,

    /// <summary>The summaries with what changed, trends, and each email as a point.</summary>
    Overview,
}
