using System.Collections.Immutable;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>What a ledger knows beside its events.</summary>
public sealed record LedgerOptions
{
    /// <summary>The defaults.</summary>
    public static LedgerOptions Default { get; } = new();

    /// <summary>The emails that are known by more than their key; none by default.</summary>
    public EmailCatalog Catalog { get; init => field = Door.Given(value); } = EmailCatalog.Empty;

    /// <summary>The knowledge that labels events.</summary>
    public Enrichment Enrichment { get; init => field = Door.Given(value); } = Enrichment.Default;

    /// <summary>The most threads that one call uses to read lines or to add up a report: 1 or more; beyond 256 it is 256.</summary>
    /// <value>The default value is the number of processors. With 1 the calling thread does all.</value>
    public int MaxThreads { get; init => field = Door.Positive(value); } = Environment.ProcessorCount;

    /// <summary>How the sendings of an email to one contact are told apart.</summary>
    public SendRules Sends { get; init => field = Door.Given(value); } = SendRules.Default;

    /// <summary>Parameters of links that carry the recipient, by exact name, beside those of email products, which are known: links that
    /// differ in them alone are one link.</summary>
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

    /// <summary>Which other parameters links may differ in and be one link.</summary>
    /// <value>The default value is <see cref="LinkParameters.OfRecipient"/>: none.</value>
    public LinkParameters LinkParameters { get; init => field = Door.Known(value); }

    internal LinkIdentity Links => new(IgnoredParameters, LinkParameters);

    private RecipientValues Recipients => IgnoredParameters.IsEmpty ? RecipientValues.Default : new(IgnoredParameters);

    internal LinkTemplates Templates => IgnoredParameters.IsEmpty ? LinkTemplates.Default : new(IgnoredParameters);

    /// <summary>A link with something else in the place of its recipient.</summary>
    /// <remarks>
    /// <para>Whatever leaves a link's identity since it carries the recipient is replaced, so it is the same link to every report. So are
    /// values of these parameters that belong to its identity: in its fragment, in its path (<c>;name=</c>), in a link without a scheme,
    /// and in a link within it, percent-encoded up to eight times.</para>
    /// <para>A name begins where the text does, or behind a sign of ASCII other than <c>-</c>, <c>.</c>, <c>_</c> and <c>~</c>. A value
    /// ends at <c>&amp;</c> or <c>#</c>, and in a path with its segment. What has no name before it is not found, nor is what stands in
    /// the host.</para>
    /// </remarks>
    /// <param name="url">The link as it came, or a text that may hold a parameter of one.</param>
    /// <param name="stand">What stands for a value of a parameter that carries the recipient. It is given the value as links are compared
    /// by it: unreserved characters as themselves, other escapes in upper case; as it came where the link has no scheme. Its answer is
    /// percent-encoded (RFC 3986 section 2.1) as often as what is around it.</param>
    /// <returns>The link itself where it names no recipient.</returns>
    public string ReplaceRecipient(string url, Func<string, string> stand)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(stand);
        return new RecipientReplacement(Recipients).In(url, stand);
    }

    internal MessageKnowledge Knowledge => new(Catalog, Enrichment, Sends, Links, PresumesDeliveries);

    /// <summary>Whether a message of which nothing is heard counts as delivered, for emails of which the catalog does not say.</summary>
    /// <value>The default value is <see langword="false"/>: the data tell whether deliveries are reported.</value>
    public bool PresumesDeliveries { get; init; }

    /// <summary>Where messages go when memory is short.</summary>
    /// <value>The default value is null: all stay in memory.</value>
    public SpillOptions? Spill { get; init; }

    internal const int MostThreads = 256;

    internal const int DefaultMaxLogBytes = 1 << 30;

    /// <summary>The most bytes that the events of one message take. What comes beyond is rejected: a message is copied whole to be
    /// read.</summary>
    internal int MaxLogBytes { get; init; } = DefaultMaxLogBytes;

    /// <summary>Whether what a contact did may be shown under their name: where it says no, opens, clicks and views count in all totals
    /// and name nobody. It is asked by several threads at once.</summary>
    /// <value>The default value is null: all may.</value>
    public ProfilingTest? MayProfile { get; init; }

    /// <summary>How event lines are read.</summary>
    public EventLineOptions Lines { get; init => field = Door.Given(value); } = EventLineOptions.Default;
}
