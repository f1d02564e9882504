using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The rates of a report by the definition's formulas, each made when it is asked for.</summary>
[JsonConverter(typeof(DataConverter<RatesReport>)), JsonForm<RatesReportConverter>]
public sealed class RatesReport : IReadOnlyList<ReportedRate>, IEquatable<RatesReport>
{
    // A report may have very many emails: these two are all that is kept for each.
    private readonly Definition? _definition;
    private readonly Measurement? _measurement;

    /// <summary>Rates that were read, and are not worked out.</summary>
    private readonly ImmutableArray<ReportedRate> _told;

    internal RatesReport(Definition definition, Measurement measurement) => (_definition, _measurement) = (definition, measurement);

    internal RatesReport(ImmutableArray<ReportedRate> told) => _told = told;

    /// <summary>Delivered of sent.</summary>
    public ReportedRate Delivery => Known();

    /// <summary>Openers.</summary>
    public ReportedRate Open => Known();

    /// <summary>Clickers.</summary>
    public ReportedRate Click => Known();

    /// <summary>Clickers among openers.</summary>
    public ReportedRate ClickThrough => Known();

    /// <summary>Repliers.</summary>
    public ReportedRate Reply => Known();

    /// <summary>Bounced of sent.</summary>
    public ReportedRate Bounce => Known();

    /// <summary>Hard bounced of sent.</summary>
    public ReportedRate HardBounce => Known();

    /// <summary>Soft bounced of sent.</summary>
    public ReportedRate SoftBounce => Known();

    /// <summary>Temporarily bounced of sent.</summary>
    public ReportedRate TemporaryBounce => Known();

    /// <summary>Blocked of sent.</summary>
    public ReportedRate BlockedBounce => Known();

    /// <summary>Unsubscribed.</summary>
    public ReportedRate Unsubscribe => Known();

    /// <summary>Reported as spam.</summary>
    public ReportedRate Spam => Known();

    /// <summary>Not sent of selected.</summary>
    public ReportedRate NotSent => Known();

    /// <summary>Open events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalOpen => IfDefined();

    /// <summary>Click events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalClick => IfDefined();

    /// <summary>Openers of the trackable cohort; null where the definition has no such rate.</summary>
    public ReportedRate? TrackableOpen => IfDefined();

    /// <summary>The trackable rate taken for all; null where the definition has no such rate.</summary>
    public ReportedRate? EstimatedOpen => IfDefined();

    /// <summary>How many rates there are.</summary>
    public int Count => _definition?.Rates.Count ?? _told.Length;

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
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

    /// <summary>All rates in the order of the report's JSON: those that the field knows, then those that a user added.</summary>
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
        return new ReportedRate(rate.Name, value, calculator.IsRate(rate.Formula), explanation);
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RatesReport>.Shown(this);
}
