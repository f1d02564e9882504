using CampaignMetrics.Bounces;

namespace CampaignMetrics.Cli.Import;

/// <summary>What the command line says about an import.</summary>
internal sealed record ImportSettings
{
    /// <summary>What <c>--map</c> says; null where it is not given.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>What <c>--preset</c> names; null where it is not given.</summary>
    public ExportPreset? Preset { get; init; }

    /// <summary>Who made the exports; null where that is not said.</summary>
    public string? Provider { get; init; }

    /// <summary>The key of the email of all events; null where it is not given.</summary>
    public string? Email { get; init; }

    /// <summary>Where the key of the email stands; null where it is not given.</summary>
    public string? EmailFrom { get; init; }

    /// <summary>Only these types, or what every row is; empty where it is not given.</summary>
    public IReadOnlyList<EventType> Types { get; init; } = [];

    /// <summary>What the export calls the types.</summary>
    public required EventTypes Words { get; init; }

    /// <summary>The zone of times that state none; null where it is not given.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>How times are written; empty where it is not given.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The time of what states none; null where it is not given.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What judges the mails that came back, and what providers post of bounces.</summary>
    public BounceClassifier Classifier { get; init; } = BounceClassifier.Default;

    /// <summary>Whether bounce rules of the user's own are given, which exports have no use for.</summary>
    public bool HasRules => !ReferenceEquals(Classifier, BounceClassifier.Default);

    /// <summary>The first given option that only exports have a use for; null where there is none.</summary>
    public string? ForExportsOnly { get; init; }

    /// <summary>Whether events of this type are taken.</summary>
    public bool Takes(EventType type) => Types.Count == 0 || Types.Contains(type);
}
