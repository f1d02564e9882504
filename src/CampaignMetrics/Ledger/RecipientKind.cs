using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>What a list of recipients is about: the messages that count for a metric, or those that were not opened or not clicked. A
/// <see cref="CampaignMetrics.Metric"/> converts to it implicitly.</summary>
/// <remarks>The default value of this type is <see cref="Metric.Selected"/>.</remarks>
/// <example>
/// <code>
/// var pruned = new RecipientQuery { Kind = RecipientKind.NotOpened };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<RecipientKind>)), JsonForm<RecipientKindConverter>]
public readonly record struct RecipientKind
{
    // Negative, so that the values of metrics can be used as they are.
    private const int NotOpenedValue = -1, NotClickedValue = -2, NoneValue = -3;

    private readonly int _value;

    private RecipientKind(int value) => _value = value;

    /// <summary>Delivered messages of tracked emails that were not opened: contacts to send it to again, or to stop mailing.</summary>
    public static RecipientKind NotOpened { get; } = new(NotOpenedValue);

    /// <summary>Delivered messages of tracked emails that were not clicked; with <see cref="RecipientQuery.Link"/>, not on that
    /// link.</summary>
    public static RecipientKind NotClicked { get; } = new(NotClickedValue);

    /// <summary>All kinds: the metrics in their order, then <see cref="NotOpened"/> and <see cref="NotClicked"/>.</summary>
    public static ImmutableArray<RecipientKind> All { get; } =
        [.. Enum.GetValues<Metric>().Select(metric => (RecipientKind)metric), NotOpened, NotClicked];

    /// <summary>The metric; null for <see cref="NotOpened"/> and <see cref="NotClicked"/>, which no metric counts.</summary>
    public Metric? Metric => _value >= 0 ? (Metric)_value : null;

    /// <summary>Whether it is a kind: a number that is no metric converts to none.</summary>
    internal bool IsKnown => _value != NoneValue;

    /// <summary>The name in camel case: <c>hardBounced</c>, <c>notOpened</c>; empty for what is no kind.</summary>
    public string Name => _value switch
    {
        NotOpenedValue => "notOpened",
        NotClickedValue => "notClicked",
        NoneValue => "",
        _ => JsonNamingPolicy.CamelCase.ConvertName(((Metric)_value).ToString()),
    };

    /// <summary>The messages that count for a metric. The conversion never throws: a value that is no metric becomes a kind that is none,
    /// which a <see cref="RecipientQuery"/> refuses.</summary>
    /// <param name="metric">The metric.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Find takes a name.")]
    public static implicit operator RecipientKind(Metric metric) =>
        new(Enum.IsDefined(metric) ? (int)metric : NoneValue);

    /// <summary>The kind with this name, letter for letter; null for none.</summary>
    /// <param name="name">The name.</param>
    public static RecipientKind? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var kind in All)
            if (kind.Name == name) return kind;
        return null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
