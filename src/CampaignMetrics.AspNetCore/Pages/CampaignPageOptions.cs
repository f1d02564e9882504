using CampaignMetrics.Html;

namespace CampaignMetrics.AspNetCore;

/// <summary>What live pages show, and their limits.</summary>
public sealed class CampaignPageOptions
{
    /// <summary>What the page of a ledger shows, by the ledger's name: title, language, the emails' HTML, tests, and how much of each. It
    /// is called for each request, by many threads at once, and has to give equal settings as long as they are the same. What else they
    /// say has no meaning here: the scope is that of the address, definitions are those of <c>CampaignMetricsOptions</c>, and contacts
    /// are shown where <see cref="ReportAccess.ShowsContacts"/> says so, too.</summary>
    /// <value>The default value gives the defaults, but the most recipients of an email that are listed are 20,000.</value>
    public Func<string, HtmlReportOptions> Page { get; set => field = Door.Given(value); } =
        _ => new HtmlReportOptions { MaxRecipients = 20_000 };

    /// <summary>The most pages that are told of changes at the same time, 1 or more; further ones are answered by 503 with
    /// <c>Retry-After</c>.</summary>
    /// <value>The default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Streams { get; set => field = Door.Positive(value); } = 1_000;

    /// <summary>The most of them of one user, or of one client address where there is no user, 1 or more; further ones are answered by 429
    /// with <c>Retry-After</c>.</summary>
    /// <value>The default value is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int StreamsOfUser { get; set => field = Door.Positive(value); } = 20;

    /// <summary>How long a page is told of changes before it has to ask again, and the host decides anew whether it lets the user in; more
    /// than 0, at most a day.</summary>
    /// <value>The default value is 15 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less, or more than a day.</exception>
    public TimeSpan StreamLifetime
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(StreamLifetime));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), nameof(StreamLifetime));
            field = value;
        }
    } = TimeSpan.FromMinutes(15);
}
