using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// The rates of a definition: names and formulas, in the order of the report's JSON. First the well-known rates, each a property, then
/// those that a user added. Immutable; equal by content.
/// </summary>
/// <remarks>
/// <para>
/// To change a rate, use <c>with</c>; to add one of your own, <see cref="Add"/>. A property set to null means that the product has no such
/// rate: reports show it as not defined, or leave it out if few products have it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var rates = RateFormulas.Standard with { Open = new(Metric.Opened, Metric.Sent) };
/// rates = rates.Add("conversion", new(Metric.Converted, Metric.Delivered)).AddAmount("revenuePerRecipient", new(Metric.Delivered));
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<RateFormulas>)), JsonForm<RateFormulasConverter>]
public sealed record RateFormulas : IReadOnlyList<NamedRate>
{
    // One for each row of StandardRates.All, in the same order.
    private readonly ImmutableArray<NamedRate> _standard = StandardRates.Rates;

    /// <summary>The formulas that most products share.</summary>
    public static RateFormulas Standard { get; } = new();

    /// <summary>The delivery rate. The default is delivered / sent. Null means that the product has no such rate, here and
    /// below.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Delivery { get => Get(); init => _standard = With(value); }

    /// <summary>The open rate. The default is openers / delivered.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Open { get => Get(); init => _standard = With(value); }

    /// <summary>The click rate. The default is clickers / delivered.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Click { get => Get(); init => _standard = With(value); }

    /// <summary>The click-through rate, elsewhere called click-to-open rate. The default is clickers who are openers / openers.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? ClickThrough { get => Get(); init => _standard = With(value); }

    /// <summary>The reply rate. The default is messages that got a reply / delivered.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Reply { get => Get(); init => _standard = With(value); }

    /// <summary>The bounce rate. The default is bounced / sent.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Bounce { get => Get(); init => _standard = With(value); }

    /// <summary>The hard bounce rate. The default is hard bounced / sent.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? HardBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The soft bounce rate. The default is soft bounced / sent.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? SoftBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The temporary bounce rate. The default is temporarily bounced / sent.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? TemporaryBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The blocked bounce rate. The default is bounced as blocked / sent.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? BlockedBounce { get => Get(); init => _standard = With(value); }

    /// <summary>The unsubscribe rate. The default is messages that led to an unsubscription / delivered.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Unsubscribe { get => Get(); init => _standard = With(value); }

    /// <summary>
    /// The spam rate: the sender's own complaint rate, not the inbox-based one of Gmail's and Yahoo's postmaster tools. The default is
    /// reported as spam / delivered.
    /// </summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? Spam { get => Get(); init => _standard = With(value); }

    /// <summary>The not-sent rate. The default is not sent / selected.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? NotSent { get => Get(); init => _standard = With(value); }

    /// <summary>The total open rate: open events divided by messages, which may exceed 1. The default is none.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? TotalOpen { get => Get(); init => _standard = With(value); }

    /// <summary>The total click rate: click events divided by messages, which may exceed 1. The default is none.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? TotalClick { get => Get(); init => _standard = With(value); }

    /// <summary>The trackable open rate: without messages of which only a privacy proxy's opens are known. The default is none.</summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? TrackableOpen { get => Get(); init => _standard = With(value); }

    /// <summary>
    /// The estimated open rate: the trackable open rate applied to all messages. The default is none. A formula without a method gets
    /// <see cref="RateMethod.Estimated"/> here.
    /// </summary>
    /// <exception cref="ArgumentException">Its method is for openers only, and its metrics are not about them.</exception>
    public RateFormula? EstimatedOpen { get => Get(); init => _standard = With(value); }

    /// <summary>Amounts per message, in the order in which they were added; none by default.</summary>
    public ImmutableArray<NamedAmount> Amounts { get; private init; } = [];

    /// <summary>The number of rates that a report has: the well-known ones that it shows, and the added ones.</summary>
    public int Count => All().Count();

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public NamedRate this[int index] => All().ElementAt(index);

    /// <summary>Returns these rates with an additional one at the end.</summary>
    /// <param name="name">
    /// Its name in the report: camel case, ASCII letters and digits, at most 64, not ending in the word rate, as
    /// <c>conversion</c>.
    /// </param>
    /// <param name="formula">The formula.</param>
    /// <exception cref="ArgumentException">The name is not of this form or is taken, or the formula's method is for openers only and its
    /// metrics are not about them.</exception>
    public RateFormulas Add(string name, RateFormula formula) =>
        this with { Own = Own.Add(new NamedRate(Free(name), Sound(formula))) };

    /// <summary>Returns these rates with an additional amount: revenue divided by a count, each currency by itself.</summary>
    /// <param name="name">
    /// Its name in the report: camel case, ASCII letters and digits, at most 64, as <c>revenuePerRecipient</c>.
    /// </param>
    /// <param name="formula">The formula.</param>
    /// <exception cref="ArgumentException">The name is not of this form or is taken.</exception>
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

    /// <summary>The rates that a user added.</summary>
    internal ImmutableArray<NamedRate> Own { get; private init; } = [];

    /// <summary>A well-known rate by its name, ignoring case.</summary>
    internal NamedRate Known(string name) => _standard[StandardRates.PlaceOf(name)];

    /// <summary>Returns these rates with another formula for a well-known one.</summary>
    internal RateFormulas Set(string name, RateFormula? formula) => this with { Table = With(formula, name) };

    /// <summary>All well-known rates, including those that a report leaves out because the definition has none.</summary>
    internal ImmutableArray<NamedRate> Table { get => _standard; private init => _standard = value; }

    private IEnumerable<NamedRate> All()
    {
        for (var place = 0; place < _standard.Length; place++)
            if (_standard[place].Formula is not null || !StandardRates.All[place].IsOptional) yield return _standard[place];
        foreach (var rate in Own) yield return rate;
    }

    // The compiler passes the name of the calling property, which is the rate's name but for the case.
    private RateFormula? Get([CallerMemberName] string name = "") => Known(name).Formula;

    private ImmutableArray<NamedRate> With(RateFormula? formula, [CallerMemberName] string name = "")
    {
        var place = StandardRates.PlaceOf(name);
        var row = StandardRates.All[place];
        // EstimatedOpen has a method of its own, which a formula that states none takes on.
        if (formula is { Method: RateMethod.AsDefined } && row.Method != RateMethod.AsDefined)
            formula = formula with { Method = row.Method };
        return _standard.SetItem(place, new NamedRate(row.Name, formula is null ? null : Sound(formula, name)));
    }

    private string Free(string name)
    {
        FormulaNames.Checked(name);
        // Rates and amounts share the names, since both are members of one object in JSON. Case is ignored, as when finding a rate.
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
