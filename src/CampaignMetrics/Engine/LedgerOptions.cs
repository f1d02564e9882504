using System.Collections.Immutable;
using CampaignMetrics.Engine;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The settings of a <see cref="MessageLedger"/>: what it knows beside its events, and how much memory and how many threads it
/// may use.</summary>
/// <remarks>
/// <para>Most options take effect when a report is made, not when events are added. <see cref="IgnoredParameters"/> also decides how links
/// are stored, so a snapshot must be read with at least the parameters that it was written with.</para>
/// </remarks>
public sealed record LedgerOptions
{
    /// <summary>The defaults.</summary>
    public static LedgerOptions Default { get; } = new();

    /// <summary>The emails that are known by more than their key: their names, links, campaigns and tracking. None by default.</summary>
    public EmailCatalog Catalog { get; init => field = Door.Given(value); } = EmailCatalog.Empty;

    /// <summary>The knowledge of user agents, places, bounces and networks that labels events.</summary>
    public Enrichment Enrichment { get; init => field = Door.Given(value); } = Enrichment.Default;

    /// <summary>The most threads that one call uses to read lines or to make a report: 1 or more; more than 256 count as 256.</summary>
    /// <value>The default value is the number of processors. With 1 the calling thread does all the work.</value>
    public int MaxThreads { get; init => field = Door.Positive(value); } = Environment.ProcessorCount;

    /// <summary>How the sendings of an email to one contact are told apart.</summary>
    public SendRules Sends { get; init => field = Door.Given(value); } = SendRules.Default;

    /// <summary>The names of URL parameters that carry the recipient, in addition to those of email products, which are known. URLs that
    /// differ only in such parameters are one link. Names are compared exactly.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> IgnoredParameters
    {
        get;
        init
        {
            foreach (var name in Door.Given(value)) ArgumentException.ThrowIfNullOrEmpty(name, nameof(IgnoredParameters));
            field = value;
        }
    } = [];

    /// <summary>Which further parameters do not tell links apart.</summary>
    /// <value>The default value is <see cref="LinkParameters.OfRecipient"/>: none.</value>
    public LinkParameters LinkParameters { get; init => field = Door.Known(value); }

    internal LinkIdentity Links => new(IgnoredParameters, LinkParameters);

    private RecipientValues Recipients => IgnoredParameters.IsEmpty ? RecipientValues.Default : new(IgnoredParameters);

    internal LinkTemplates Templates => IgnoredParameters.IsEmpty ? LinkTemplates.Default : new(IgnoredParameters);

    /// <summary>Replaces the recipient's values in a URL, for example by a pseudonym.</summary>
    /// <remarks>
    /// <para>Values of the parameters that carry the recipient are replaced, those of <see cref="IgnoredParameters"/> included. Values
    /// outside the query are replaced too: in the fragment, in the path (<c>;name=</c>), in a URL without a scheme, and in a URL within
    /// the URL, percent-encoded up to eight times. A value that does not belong to the link's identity leaves it the same link to every
    /// report.</para>
    /// <para>A name begins at the beginning of the text or after an ASCII character that is no letter or digit and none of <c>-</c>,
    /// <c>.</c>, <c>_</c> and <c>~</c>. A value ends at <c>&amp;</c> or <c>#</c>, and in a path also at the end of its segment. A value
    /// without a name before it is not found, nor is one in the host.</para>
    /// </remarks>
    /// <param name="url">The URL as an event stated it, or a text that may hold a parameter of one.</param>
    /// <param name="stand">Gives the replacement of a value. It gets the value in the form in which links are compared: unreserved
    /// characters unescaped, other escapes in upper case; without a scheme, as it was written. Its answer is percent-encoded
    /// (RFC 3986 section 2.1) as often as its surroundings are.</param>
    /// <returns>The URL with the replacements; the same string if it names no recipient.</returns>
    public string ReplaceRecipient(string url, Func<string, string> stand)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(stand);
        return new RecipientReplacement(Recipients).In(url, stand);
    }

    internal MessageKnowledge Knowledge => new(Catalog, Enrichment, Sends, Links, PresumesDeliveries);

    /// <summary>What a document about a scope is made with.</summary>
    internal DocumentBasis Basis(Definition definition, ReportScope scope) => new(definition, scope, new ReportSettings
    {
        PresumesDeliveries = PresumesDeliveries,
        IgnoredParameters = IgnoredParameters,
        LinkParameters = LinkParameters,
        Sends = Sends,
        Thresholds = Enrichment.Thresholds,
        ActorRules = [.. Enrichment.ActorRules.Select(rule => rule.Title)],
        Functions = [.. Functions(scope.Viewer)],
    });

    /// <summary>The functions that are not the library's.</summary>
    private IEnumerable<HostFunction> Functions(Viewer viewer)
    {
        (HostFunction Function, bool IsGiven)[] all =
        [
            (HostFunction.Agents, Enrichment.Agents != Enrichment.Default.Agents),
            (HostFunction.Places, Enrichment.Places is not null),
            (HostFunction.Bounces, Enrichment.Bounces is { } bounces && bounces != Enrichment.Default.Bounces),
            (HostFunction.NoBounces, Enrichment.Bounces is null),
            (HostFunction.PrivacyRelay, Enrichment.PrivacyRelay is not null),
            (HostFunction.ScannerNetworks, Enrichment.ScannerNetworks is not null),
            (HostFunction.MailExchanges, Enrichment.MailExchanges is not null),
            (HostFunction.MayProfile, MayProfile is not null),
            (HostFunction.MaySeeContact, viewer.MaySeeContact is not null),
            (HostFunction.MaySeeEmail, viewer.MaySeeEmail is not null),
        ];
        return all.Where(one => one.IsGiven).Select(one => one.Function);
    }

    /// <summary>Whether a sent message without a reported outcome counts as delivered, if the email's catalog entry does not say.</summary>
    /// <value>The default value is <see langword="false"/>: the events decide whether deliveries are reported.</value>
    public bool PresumesDeliveries { get; init; }

    /// <summary>Where messages are spilled to when they take too much memory.</summary>
    /// <value>The default value is null: all messages stay in memory.</value>
    public SpillOptions? Spill { get; init; }

    internal const int MostThreads = 256;

    internal const int DefaultMaxLogBytes = 1 << 30;

    /// <summary>The most bytes that the events of one message may take. Further events are rejected, since a message is copied whole into
    /// one array to be read.</summary>
    internal int MaxLogBytes { get; init; } = DefaultMaxLogBytes;

    /// <summary>The number of messages from which on a ledger keeps the sums of its reports.</summary>
    internal long LeastMessagesToKeepReports { get; init; } = KeptReports.LeastMessages;

    /// <summary>Decides whether the behaviour of a contact may be shown under their name. If not, their opens, clicks and views still count
    /// in all totals, but no list names them. Called by several threads at once.</summary>
    /// <value>The default value is null: all contacts may be named.</value>
    public ProfilingTest? MayProfile { get; init; }

    /// <summary>How event lines are read.</summary>
    public EventLineOptions Lines { get; init => field = Door.Given(value); } = EventLineOptions.Default;
}
