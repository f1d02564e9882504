using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics;

/// <summary>The kinds of dimensions that messages can be broken down by.</summary>
[JsonConverter(typeof(DataConverter<DimensionKind>)), JsonForm<WordConverter<DimensionKind>>]
public enum DimensionKind : byte
{
    /// <summary>The email. Emails that the scope's viewer may not see share the row without a key.</summary>
    Email,

    /// <summary>The email's campaign: the catalog's, else the one stated by its earliest event that states any.</summary>
    Campaign,

    /// <summary>The list that the contact was selected from. A message may have several.</summary>
    List,

    /// <summary>The workflow that sent the message, by its events and by the catalog. A message may have several.</summary>
    Workflow,

    /// <summary>The value of a tag with a given name. A message may have several.</summary>
    Tag,

    /// <summary>The email's team, by the catalog. An email without a team belongs to every team's row, as it does when filtering by
    /// team.</summary>
    Team,

    /// <summary>The email's business unit, by the catalog.</summary>
    BusinessUnit,

    /// <summary>The email's type, by the catalog.</summary>
    EmailType,

    /// <summary>The day of sending in the scope's zone, as <c>2026-03-01</c>.</summary>
    SendingDay,

    /// <summary>The provider of the contact's mailbox, such as Gmail: see <see cref="MailboxProvider"/>.</summary>
    MailboxProvider,

    /// <summary>The country of the message's first open.</summary>
    Country,

    /// <summary>The client of the message's first open.</summary>
    Client,
}

/// <summary>What the messages of a scope are broken down by: a kind such as campaign or country, and for tags the name of the
/// tag.</summary>
/// <remarks>The default value of this type is <see cref="Email"/>.</remarks>
/// <example>
/// <code>
/// var byLanguage = messages.Breakdown(Dimension.Tag("language"));
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Dimension>)), JsonForm<DimensionConverter>]
public readonly record struct Dimension : IParsable<Dimension>
{
    private const string TagPrefix = "tag:";

    private Dimension(DimensionKind kind, string? tagName = null) => (Kind, TagName) = (kind, tagName);

    /// <summary>The kind.</summary>
    public DimensionKind Kind { get; }

    /// <summary>The tag's name; null for other kinds.</summary>
    public string? TagName { get; }

    /// <inheritdoc cref="DimensionKind.Email"/>
    public static Dimension Email => new(DimensionKind.Email);

    /// <inheritdoc cref="DimensionKind.Campaign"/>
    public static Dimension Campaign => new(DimensionKind.Campaign);

    /// <inheritdoc cref="DimensionKind.List"/>
    public static Dimension List => new(DimensionKind.List);

    /// <inheritdoc cref="DimensionKind.Workflow"/>
    public static Dimension Workflow => new(DimensionKind.Workflow);

    /// <inheritdoc cref="DimensionKind.Team"/>
    public static Dimension Team => new(DimensionKind.Team);

    /// <inheritdoc cref="DimensionKind.BusinessUnit"/>
    public static Dimension BusinessUnit => new(DimensionKind.BusinessUnit);

    /// <inheritdoc cref="DimensionKind.EmailType"/>
    public static Dimension EmailType => new(DimensionKind.EmailType);

    /// <inheritdoc cref="DimensionKind.SendingDay"/>
    public static Dimension SendingDay => new(DimensionKind.SendingDay);

    /// <inheritdoc cref="DimensionKind.MailboxProvider"/>
    public static Dimension MailboxProvider => new(DimensionKind.MailboxProvider);

    /// <inheritdoc cref="DimensionKind.Country"/>
    public static Dimension Country => new(DimensionKind.Country);

    /// <inheritdoc cref="DimensionKind.Client"/>
    public static Dimension Client => new(DimensionKind.Client);

    /// <inheritdoc cref="DimensionKind.Tag"/>
    /// <param name="name">The tag's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Dimension Tag(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(DimensionKind.Tag, name);
    }

    /// <summary>The dimension of a name: <c>campaign</c>, <c>mailboxProvider</c> …, or <c>tag:</c> and the tag's name.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: names have no culture.</param>
    /// <param name="result">The dimension.</param>
    /// <returns>Whether the name is one.</returns>
    public static bool TryParse(string? s, IFormatProvider? provider, out Dimension result)
    {
        result = default;
        if (s is null) return false;
        if (s.StartsWith(TagPrefix, StringComparison.Ordinal) && s.Length > TagPrefix.Length) result = Tag(s[TagPrefix.Length..]);
        else if (Words<DimensionKind>.Find(s) is { } kind and not DimensionKind.Tag) result = new Dimension(kind);
        else return false;
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">It is none.</exception>
    public static Dimension Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var dimension) ? dimension : throw new FormatException($"\"{s}\" is no dimension.");
    }

    /// <summary>What is not seen of the messages of a row: only opened messages have a country or a client, and some mailbox providers
    /// report no complaints.</summary>
    /// <param name="key">The row's key.</param>
    internal Unseen UnseenOf(string? key) => Kind switch
    {
        DimensionKind.Country or DimensionKind.Client => Unseen.NotOpened,
        DimensionKind.MailboxProvider when CampaignMetrics.MailboxProvider.ReportsNoComplaints(key) => Unseen.Complaints,
        DimensionKind.Email or DimensionKind.Campaign or DimensionKind.Team or DimensionKind.BusinessUnit or DimensionKind.EmailType
            or DimensionKind.List or DimensionKind.Tag or DimensionKind.Workflow or DimensionKind.SendingDay
            or DimensionKind.MailboxProvider => Unseen.Nothing,
    };

    /// <summary>The name, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Kind == DimensionKind.Tag ? TagPrefix + TagName : Words<DimensionKind>.Of(Kind);
}
