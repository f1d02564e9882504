using CampaignMetrics.Reports;
using CampaignMetrics.Time;

namespace CampaignMetrics;

public sealed partial record ReportScope
{
    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>A wider scope that messages must be in, too: the filters of a page, where this scope has those of a chart on it. It may lie
    /// within another one. Only its filters and its period count; days of its period begin in its own zone. Null (the default) for
    /// none.</summary>
    /// <example>
    /// <code>
    /// var page = new ReportScope { BusinessUnit = "north", From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) };
    /// var chart = new ReportScope { EmailType = "automated", Within = page };
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">It has a viewer: who looks stands in the narrowest scope.</exception>
    public ReportScope? Within
    {
        get;
        init => field = value is null || value.Viewer == Viewer.OfAll
            ? value
            : throw new ArgumentException("A scope around another one has no viewer.", nameof(Within));
    }

    /// <summary>The same scope over the period of the same number of calendar days that ends where this one begins. Scopes around it lose
    /// their periods.</summary>
    /// <exception cref="InvalidOperationException">The period has no beginning or no end, or the scopes around it have periods in other
    /// zones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period has no day, or the one before it begins before 1970.</exception>
    public ReportScope PreviousPeriod()
    {
        var (first, end) = Period();
        if (first is not { } from || end is not { } to) throw new InvalidOperationException("The period needs a beginning and an end.");
        var previous = LocalDates.Previous(from, to);
        return this with { From = previous.From, To = previous.To, Within = Within?.WithoutPeriod() };
    }

    /// <summary>Says in words which messages it selects, such as <c>only campaign spring; sent from 2026-03-01 before 2026-04-01
    /// (Europe/Amsterdam); without @example.com</c>.</summary>
    /// <param name="definition">By whose date basis the period selects; null for <see cref="Definition.HubSpot"/>.</param>
    /// <returns>The filters of this scope and of those around it; <c>all messages</c> where there are none.</returns>
    public string InWords(Definition? definition = null) => ScopeWords.Of(this, definition ?? Definition.HubSpot);

    /// <summary>This scope and those around it, from the narrowest to the widest.</summary>
    internal IEnumerable<ReportScope> Layers
    {
        get
        {
            for (var layer = this; layer is not null; layer = layer.Within) yield return layer;
        }
    }

    /// <summary>Whether one filters by campaign.</summary>
    internal bool HasCampaigns => Layers.Any(layer => !layer.Campaigns.IsEmpty);

    /// <summary>Whether one leaves out contacts or networks.</summary>
    internal bool HasExclusions => Layers.Any(layer => !layer.Exclude.IsEmpty);

    /// <summary>Where the period begins that lies in all; null for no beginning.</summary>
    internal DateTimeOffset? Beginning => Layers.Max(layer => layer.FromInstant);

    /// <summary>Where it ends, exclusive, at its beginning where no period lies in all; null for no end.</summary>
    internal DateTimeOffset? Ending => Layers.Min(layer => layer.ToInstant) is { } end && Beginning > end ? Beginning
        : Layers.Min(layer => layer.ToInstant);

    private (DateOnly? From, DateOnly? To) Period()
    {
        var dated = Layers.Where(layer => layer.From is not null || layer.To is not null).ToList();
        if (dated.Exists(layer => layer.Zone.Id != Zone.Id)) throw new InvalidOperationException("The periods are in different zones.");
        return (dated.Max(layer => layer.From), dated.Min(layer => layer.To));
    }

    /// <summary>The period before; null where there is none: an end is missing, no day lies in it, periods are in several zones, or it
    /// would begin before 1970.</summary>
    internal ReportScope? Before
    {
        get
        {
            if (Layers.Any(layer => (layer.From is not null || layer.To is not null) && layer.Zone.Id != Zone.Id)) return null;
            return Period() is ({ } from, { } to) && from < to && from.DayNumber - (to.DayNumber - from.DayNumber) >= FirstDay
                ? PreviousPeriod()
                : null;
        }
    }

    private ReportScope WithoutPeriod() => this with { From = null, To = null, Within = Within?.WithoutPeriod() };
}
