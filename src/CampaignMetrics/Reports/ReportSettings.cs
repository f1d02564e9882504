using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The settings that a ledger had when a document was made from it, as far as they change numbers or lists. The document tells
/// them, so that two that count differently never look alike.</summary>
/// <remarks>
/// <para>They are those of <see cref="LedgerOptions"/>, its <see cref="Enrichment"/> and the scope's <see cref="Viewer"/>. The catalog is
/// not among them: like the events, it is data. In JSON a document has them as <c>settings</c>, and only those that are not the default;
/// where all are, it has no such member.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ReportSettings>)), JsonForm<ReportSettingsConverter>]
public sealed record ReportSettings
{
    /// <summary>The settings of a ledger without options, for a viewer who may see all.</summary>
    public static ReportSettings Default { get; } = new();

    /// <summary>As <see cref="LedgerOptions.PresumesDeliveries"/>.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool PresumesDeliveries { get; init; }

    /// <summary>As <see cref="LedgerOptions.IgnoredParameters"/>; each once, in ordinal order.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> IgnoredParameters { get; init => field = InOrder(Door.Given(value)); } = [];

    /// <summary>As <see cref="LedgerOptions.LinkParameters"/>.</summary>
    /// <value>The default value is <see cref="LinkParameters.OfRecipient"/>.</value>
    public LinkParameters LinkParameters { get; init => field = Door.Known(value); }

    /// <summary>As <see cref="LedgerOptions.Sends"/>.</summary>
    public SendRules Sends { get; init => field = Door.Given(value); } = SendRules.Default;

    /// <summary>As <see cref="Enrichment.Thresholds"/>.</summary>
    public ActorThresholds Thresholds { get; init => field = Door.Given(value); } = ActorThresholds.Default;

    /// <summary>The rules of <see cref="Enrichment.ActorRules"/> in their order, each by its id and its place among the built-in ones:
    /// <c>our-gateway before burst</c>.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> ActorRules { get; init => field = Door.Given(value); } = [];

    /// <summary>Which functions the host gave that the library does not have; each once, in their order.</summary>
    /// <value>The default value is empty.</value>
    /// <exception cref="ArgumentOutOfRangeException">One is no member of <see cref="HostFunction"/>.</exception>
    public ImmutableArray<HostFunction> Functions
    {
        get;
        init
        {
            foreach (var function in value.IsDefault ? [] : value) Door.Known(function, nameof(Functions));
            field = [.. Door.Given(value).Distinct().Order()];
        }
    } = [];

    /// <summary>Whether both are the same.</summary>
    /// <param name="other">The other settings.</param>
    public bool Equals(ReportSettings? other) =>
        other is not null
        && (PresumesDeliveries, LinkParameters, Sends, Thresholds) ==
            (other.PresumesDeliveries, other.LinkParameters, other.Sends, other.Thresholds)
        && IgnoredParameters.AsSpan().SequenceEqual(other.IgnoredParameters.AsSpan())
        && ActorRules.AsSpan().SequenceEqual(other.ActorRules.AsSpan())
        && Functions.AsSpan().SequenceEqual(other.Functions.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(PresumesDeliveries, LinkParameters, Sends, Thresholds, IgnoredParameters.Length, ActorRules.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ReportSettings>.Shown(this);

    private static ImmutableArray<string> InOrder(ImmutableArray<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
