using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>An amount of money in one currency. Amounts in different currencies are never added up.</summary>
/// <remarks>The default value of this type is 0 of no currency (<see cref="NoCurrency"/>).</remarks>
[JsonConverter(typeof(DataConverter<Money>)), JsonForm<MoneyConverter>]
public readonly record struct Money
{
    /// <summary>ISO 4217's code for "no currency", for amounts that state none: <c>XXX</c>.</summary>
    public const string NoCurrency = "XXX";

    /// <summary>The largest absolute amount: 1,000,000,000,000 (inclusive). With it and <see cref="MaxScale"/>, sums are exact.</summary>
    public const decimal MaxAmount = 1_000_000_000_000m;

    /// <summary>The most digits after the decimal point: 9.</summary>
    public const int MaxScale = 9;

    // Null stands for NoCurrency, so that the default value equals an explicit 0 without a currency.
    private readonly string? _currency;

    /// <summary>An amount in a currency.</summary>
    /// <param name="amount">
    /// From −<see cref="MaxAmount"/> to <see cref="MaxAmount"/>, both inclusive,
    /// with at most <see cref="MaxScale"/> decimals; negative for a refund.
    /// </param>
    /// <param name="currency">ISO 4217 code, kept in upper case; null or empty means <see cref="NoCurrency"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is larger or finer than that.</exception>
    public Money(decimal amount, string? currency)
    {
        if (!IsExact(amount))
            throw new ArgumentOutOfRangeException(
                nameof(amount), amount, $"From -{MaxAmount} to {MaxAmount} with at most {MaxScale} decimals.");
        Amount = amount;
        _currency =
            string.IsNullOrEmpty(currency) || currency.Equals(NoCurrency, StringComparison.OrdinalIgnoreCase)
                ? null
                : currency.ToUpperInvariant();
    }

    // Trusted: for sums, which may exceed MaxAmount. The parameters are swapped to tell the constructors apart.
    private Money(string currency, decimal amount) => (_currency, Amount) = (currency == NoCurrency ? null : currency, amount);

    /// <summary>The amount, in whole units of the currency.</summary>
    public decimal Amount { get; }

    /// <summary>ISO 4217 code in upper case; <see cref="NoCurrency"/> when none was stated.</summary>
    public string Currency => _currency ?? NoCurrency;

    /// <summary>Amount and currency, as <c>12.50 EUR</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    /// <summary>A sum of amounts, which may be larger than one amount may. Equal sums are written alike in whatever order they were
    /// added.</summary>
    internal static Money Sum(decimal amount, string currency) => new(currency, Plain(amount));

    /// <summary>A number without trailing zeros and without the sign that a zero may have, so that equal numbers are written
    /// alike.</summary>
    internal static decimal Plain(decimal number) =>
        // .NET gives a quotient the smallest scale that is exact, so dividing by a 1 with many zeros removes trailing zeros.
        number == 0 ? 0 : number / 1.000_000_000_000_000_000_000_000_000_0m;

    /// <summary>An amount or a sum of amounts; null where it has too many decimals.</summary>
    internal static Money? Of(decimal amount, string? currency) =>
        decimal.Round(amount, MaxScale) != amount ? null
        : IsExact(amount) ? new Money(amount, currency)
        : Sum(amount, new Money(0, currency).Currency);

    /// <summary>Whether an amount has more decimals than are kept.</summary>
    internal static bool IsTooFine(decimal amount) => decimal.Round(amount, MaxScale) != amount;

    internal static bool IsExact(decimal amount) => Math.Abs(amount) <= MaxAmount && !IsTooFine(amount);
}
