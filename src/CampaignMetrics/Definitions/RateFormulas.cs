using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// The rates of a definition: names and formulas, in the order of the report's JSON. First the rates that the field
/// knows, each a property, then those that a user added. Immutable, and equal to another by content.
/// </summary>
/// <example>
/// <code>
/// var rates = RateFormulas.Standard with { Open = new(Metric.Opened, Metric.Sent) };
/// rates = rates.Add("conversion", new(Metric.Converted, Metric.Delivered)).AddAmount("revenuePerRecipient", new(Metric.Delivered));
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<RateFormulas>)), JsonForm<RateFormulasConverter>]
public sealed record RateFormulas : IReadOnlyList<NamedRate>
{
    private readonly ImmutableArray<NamedRate> _standard = StandardRates.Rates;

    /// <summary>The formulas that most products share.</summary>
    public static RateFormulas Standard { get; } = new();

    /// <summary>The default is delivered / sent; null where a product has no such rate, as every other property here.</summary>
    public RateFormula? Delivery { get => Get(); init => _standard = With(value); }

    /// <summary>The default is openers / delivered.</summary>
    public RateFormula? Open { get => Get(); init => _standard = With(value); }

    /// <summary>The default is clickers / delivered.</summary>
    public RateFormula? Click { get => Get(); init => _standard = With(value); }

    /// <summary>Elsewhere called click-to-open rate. The default is clickers that are openers / openers.</summary>
    public RateFormula? ClickThrough { get => Get(); init => _standard = With(value); }

    /// <summary>The default is repliers / delivered.</summary>
    public RateFormula? Reply { get => Get(); init => _standard = With(value); }

    /// <summary>The default is bounced / sent.</summary>
    public RateFormula? Bounce { get => Get(); init => _standard = With(value); }

    /// <summary>The default is hard bounced / sent.</summary>
    public RateFormula? HardBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The default is soft bounced / sent.</summary>
    public RateFormula? SoftBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The default is temporarily bounced / sent.</summary>
    public RateFormula? TemporaryBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The default is blocked / sent.</summary>
    public RateFormula? BlockedBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The default is unsubscribed / delivered.</summary>
    public RateFormula? Unsubscribe { get => Get(); init => _standard = With(value); }

    /// <summary>
    /// A sender's own complaint rate, not the inbox-based one of Gmail's and Yahoo's postmaster tools. The default is reported / delivered.
    /// </summary>
    public RateFormula? Spam { get => Get(); init => _standard = With(value); }

    /// <summary>The default is not sent / selected.</summary>
    public RateFormula? NotSent { get => Get(); init => _standard = With(value); }

    /// <summary>Open events against messages; the default is none.</summary>
    public RateFormula? TotalOpen { get => Get(); init => _standard = With(value); }

    /// <summary>Click events against messages; the default is none.</summary>
    public RateFormula? TotalClick { get => Get(); init => _standard = With(value); }

    /// <summary>The open rate without those of whom only a privacy proxy is known; the default is none.</summary>
    public RateFormula? TrackableOpen { get => Get(); init => _standard = With(value); }

    /// <summary>
    /// The trackable open rate taken for all; the default is none. A formula that states no method is
    /// <see cref="RateMethod.Estimated"/> here.
    /// </summary>
    public RateFormula? EstimatedOpen { get => Get(); init => _standard = With(value); }

    /// <summary>Amounts per message, in the order in which they were added; none by default.</summary>
    public ImmutableArray<NamedAmount> Amounts { get; private init; } = [];

    /// <summary>How many rates a report has: the known ones that it shows, and the added ones.</summary>
    public int Count => All().Count();

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    public NamedRate this[int index] => All().ElementAt(index);

    /// <summary>These and a rate of one's own, behind them.</summary>
    /// <param name="name">
    /// Its name in the report: camel case, ASCII letters and digits, at most 64, without the word rate, as <c>conversion</c>.
    /// </param>
    /// <param name="formula">What it divides by what.</param>
    /// <exception cref="ArgumentException">The name is no such name or is taken, or the formula's method is for opens only.</exception>
    public RateFormulas Add(string name, RateFormula formula) =>
        this with { Own = Own.Add(new NamedRate(Free(name), Sound(formula))) };

    /// <summary>These and an amount of one's own: revenue, each currency apart, divided by a count.</summary>
    /// <param name="name">
    /// Its name in the report: camel case, ASCII letters and digits, at most 64, as <c>revenuePerRecipient</c>.
    /// </param>
    /// <param name="formula">What revenue is divided by.</param>
    /// <exception cref="ArgumentException">The name is no such name or is taken.</exception>
    public RateFormulas AddAmount(string name, AmountFormula formula) =>
        this with { Amounts = Amounts.Add(new NamedAmount(Free(name), Door.Given(formula, nameof(formula)))) };

    /// <summary>The rates in the order of the report's JSON.</summary>
    public IEnumerator<NamedRate> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have the same names and formulas in the same order.</summary>
    /// <param name="other">The other formulas.</param>
    public bool Equals(RateFormulas? other) =>
        other is not null
        && _standard.AsSpan().SequenceEqual(other._standard.AsSpan())
        && Own.AsSpan().SequenceEqual(other.Own.AsSpan())
        && Amounts.AsSpan().SequenceEqual(other.Amounts.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var rate in _standard) hash.Add(rate);
        foreach (var rate in Own) hash.Add(rate);
        foreach (var amount in Amounts) hash.Add(amount);
        return hash.ToHashCode();
    }

    /// <summary>The names and formulas, as <c>open: Opened / Delivered, …</c>.</summary>
    public override string ToString() =>
        string.Join(", ", All().Where(rate => rate.Formula is not null).Select(rate => $"{rate.Name}: {rate.Formula}")
            .Concat(Amounts.Select(amount => $"{amount.Name}: {amount.Formula}")));

    /// <summary>The rates that a user added, behind those that the field knows.</summary>
    internal ImmutableArray<NamedRate> Own { get; private init; } = [];

    /// <summary>A rate that the field knows, by its name in whatever case.</summary>
    internal NamedRate Known(string name) => _standard[StandardRates.PlaceOf(name)];

    /// <summary>These with another formula of a rate that the field knows.</summary>
    internal RateFormulas Set(string name, RateFormula? formula) => this with { Table = With(formula, name) };

    /// <summary>All rates that the field knows, also those that a report is silent about.</summary>
    internal ImmutableArray<NamedRate> Table { get => _standard; private init => _standard = value; }

    private IEnumerable<NamedRate> All()
    {
        for (var place = 0; place < _standard.Length; place++)
            if (_standard[place].Formula is not null || !StandardRates.All[place].IsOptional) yield return _standard[place];
        foreach (var rate in Own) yield return rate;
    }

    private RateFormula? Get([CallerMemberName] string name = "") => Known(name).Formula;

    private ImmutableArray<NamedRate> With(RateFormula? formula, [CallerMemberName] string name = "")
    {
        var place = StandardRates.PlaceOf(name);
        var row = StandardRates.All[place];
        if (formula is { Method: RateMethod.AsDefined } && row.Method != RateMethod.AsDefined)
            formula = formula with { Method = row.Method };
        return _standard.SetItem(place, new NamedRate(row.Name, formula is null ? null : Sound(formula, name)));
    }

    private string Free(string name)
    {
        FormulaNames.Checked(name);
        var taken = StandardRates.All.Select(rate => rate.Name)
            .Concat(Own.Select(rate => rate.Name))
            .Concat(Amounts.Select(amount => amount.Name));
        return taken.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? throw new ArgumentException($"\"{name}\" is there already.", nameof(name))
            : name;
    }

    private static RateFormula Sound(RateFormula formula, string name = "formula") =>
        Door.Given(formula, name).IsSound ? formula : throw new ArgumentException($"{formula.Method} is for opens only: {formula}.", name);
}
