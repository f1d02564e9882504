using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The rates of a report by the definition's formulas: the well-known ones as properties, all of them by name or index.</summary>
/// <remarks>
/// <para>
/// Which metrics a rate divides depends on the definition: Klaviyo's open rate is over sent, HubSpot's over delivered. The comments below
/// name the usual formulas. Each rate is computed when it is asked for.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<RatesReport>)), JsonForm<RatesReportConverter>]
public sealed class RatesReport : IReadOnlyList<ReportedRate>, IEquatable<RatesReport>
{
    // A report may have very many emails: these two are all that is kept for each.
    private readonly Definition? _definition;
    private readonly Measurement? _measurement;

    /// <summary>Rates that were read from JSON; otherwise each is computed when asked for.</summary>
    private readonly ImmutableArray<ReportedRate> _told;

    internal RatesReport(Definition definition, Measurement measurement) => (_definition, _measurement) = (definition, measurement);

    internal RatesReport(ImmutableArray<ReportedRate> told) => _told = told;

    /// <summary>Delivery rate: delivered / sent.</summary>
    public ReportedRate Delivery => Known();

    /// <summary>Open rate: openers / delivered.</summary>
    public ReportedRate Open => Known();

    /// <summary>Click rate: clickers / delivered.</summary>
    public ReportedRate Click => Known();

    /// <summary>Click-through rate, elsewhere called click-to-open rate: clickers among openers / openers.</summary>
    public ReportedRate ClickThrough => Known();

    /// <summary>Reply rate: messages that got a reply / delivered.</summary>
    public ReportedRate Reply => Known();

    /// <summary>Bounce rate: bounced / sent.</summary>
    public ReportedRate Bounce => Known();

    /// <summary>Hard bounce rate: hard bounced / sent.</summary>
    public ReportedRate HardBounce => Known();

    /// <summary>Soft bounce rate: soft bounced / sent.</summary>
    public ReportedRate SoftBounce => Known();

    /// <summary>Temporary bounce rate: temporarily bounced / sent.</summary>
    public ReportedRate TemporaryBounce => Known();

    /// <summary>Blocked bounce rate: bounced as blocked / sent.</summary>
    public ReportedRate BlockedBounce => Known();

    /// <summary>Unsubscribe rate: messages that led to an unsubscription / delivered.</summary>
    public ReportedRate Unsubscribe => Known();

    /// <summary>Spam rate: messages reported as spam / delivered.</summary>
    public ReportedRate Spam => Known();

    /// <summary>Not-sent rate: not sent / selected.</summary>
    public ReportedRate NotSent => Known();

    /// <summary>Total open rate: open events / delivered, which may exceed 1; null where the definition has no such rate.</summary>
    public ReportedRate? TotalOpen => IfDefined();

    /// <summary>Total click rate: click events / delivered, which may exceed 1; null where the definition has no such rate.</summary>
    public ReportedRate? TotalClick => IfDefined();

    /// <summary>Trackable open rate: the open rate without messages of which only a privacy proxy's opens are known; null where the
    /// definition has no such rate.</summary>
    public ReportedRate? TrackableOpen => IfDefined();

    /// <summary>Estimated open rate: the trackable rate applied to all messages; null where the definition has no such rate.</summary>
    public ReportedRate? EstimatedOpen => IfDefined();

    /// <summary>How many rates there are.</summary>
    public int Count => _definition?.Rates.Count ?? _told.Length;

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ReportedRate this[int index] =>
        _definition is { } definition ? Of(definition.Rates[index]) : _told.AsEnumerable().ElementAt(index);

    /// <summary>A rate by its name, also one that a user added to the definition.</summary>
    /// <param name="name">The name, as in the report's JSON.</param>
    /// <exception cref="ArgumentException">The definition has no rate of this name.</exception>
    public ReportedRate this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return this.FirstOrDefault(rate => rate.Name == name)
                ?? throw new ArgumentException($"There is no rate \"{name}\".", nameof(name));
        }
    }

    /// <summary>All rates in the order of the report's JSON: the well-known ones, then those that a user added.</summary>
    public IEnumerator<ReportedRate> GetEnumerator() => (_definition?.Rates.Select(Of) ?? _told).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have the same rates in the same order.</summary>
    /// <param name="other">The other rates.</param>
    public bool Equals(RatesReport? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc cref="Equals(RatesReport?)"/>
    public override bool Equals(object? obj) => Equals(obj as RatesReport);

    /// <summary>A hash of the rates.</summary>
    public override int GetHashCode() => HashCode.Combine(Count, Delivery, Open, Click);

    private ReportedRate Known([CallerMemberName] string name = "") => _definition is { } definition
        ? Of(definition.Rates.Known(name))
        : Told(name) ?? new ReportedRate(
            RateFormulas.Standard.Known(name).Name, Ratio.Unmeasured(NotMeasured.NotDefined), isRate: true);

    private ReportedRate? IfDefined([CallerMemberName] string name = "")
    {
        if (_definition is not { } definition) return Told(name);
        return definition.Rates.Known(name) is { Formula: not null } rate ? Of(rate) : null;
    }

    /// <summary>A rate that was read, by the name of its property or its own; null where the JSON has none.</summary>
    private ReportedRate? Told(string name)
    {
        foreach (var rate in _told)
            if (rate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return rate;
        return null;
    }

    private ReportedRate Of(NamedRate rate)
    {
        var calculator = new RateCalculator(_definition!, _measurement!);
        var value = calculator.Evaluate(rate.Formula);
        var explanation = new Explanation(_definition!, _measurement!.Counts, rate, value);
        return new ReportedRate(rate.Name, value, RateCalculator.IsRate(_definition!, rate.Formula), explanation);
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RatesReport>.Shown(this);
}
