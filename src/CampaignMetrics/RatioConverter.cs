using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "numerator", "denominator", "value" }</c>, and <c>notMeasured</c> where the value is null.</summary>
internal sealed class RatioConverter : ObjectConverter<Ratio>
{
    public static RatioConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Ratio value)
    {
        WriteQuotient(json, value);
        WriteReason(json, value);
    }

    public override Ratio Read(JsonPart json)
    {
        var (numerator, denominator) = (json["numerator"].Count(), json["denominator"].Count());
        var ratio = new Ratio(numerator, denominator);
        if (json.Optional(UnmeasuredMembers.Name) is { } reason)
        {
            var unmeasured = Ratio.Unmeasured(reason.Text());
            // "Nothing to count" is what the counts say already. Any other reason goes with counts of 0.
            if (ratio.NotMeasured == unmeasured.NotMeasured) unmeasured = ratio;
            else if ((numerator, denominator) != (0, 0)) throw reason.Fault("there are counts all the same");
            ratio = unmeasured;
        }
        // The quotient is for readers of the JSON; it must agree with the counts, from which it is computed anew.
        json["value"].Confirm(ratio.Value);
        return ratio;
    }

    internal static void WriteQuotient(Utf8JsonWriter json, Ratio ratio)
    {
        json.WriteNumber("numerator", ratio.Numerator);
        json.WriteNumber("denominator", ratio.Denominator);
        json.WriteNumberOrNull("value", ratio.Value);
    }

    internal static void WriteReason(Utf8JsonWriter json, Ratio ratio)
    {
        if (ratio.NotMeasured is { } reason) json.WriteString(UnmeasuredMembers.Name, reason);
    }
}

/// <summary>As a ratio, with the interval in addition: <c>"interval95": [low, high]</c>, null where there is no value. Its presence
/// tells a rate from a ratio.</summary>
internal sealed class RateConverter : ObjectConverter<Rate>
{
    /// <summary>The longest pair: two numbers of at most 24 characters, brackets, comma and space.</summary>
    private const int MaxPairBytes = 2 * 24 + 4;

    public static RateConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Rate value)
    {
        RatioConverter.WriteQuotient(json, value);
        json.WritePropertyName("interval95");
        if (value.Interval95 is { } interval) WritePair(json, interval.Low, interval.High);
        else json.WriteNullValue();
        RatioConverter.WriteReason(json, value);
    }

    public override Rate Read(JsonPart json)
    {
        var ratio = RatioConverter.Instance.Read(json);
        if (ratio.Numerator > ratio.Denominator) throw json["numerator"].Fault("it is larger than the denominator");
        var rate = Rate.Of(ratio);
        ConfirmInterval(json["interval95"], rate.Interval95);
        return rate;
    }

    private static void ConfirmInterval(JsonPart json, (double Low, double High)? interval)
    {
        if (interval is not { } known)
        {
            json.Confirm(default(double?));
            return;
        }
        var ends = json.Rows(static end => end, atMost: 2);
        if (ends.Length != 2) throw json.Fault("it has no two ends");
        ends[0].Confirm(known.Low);
        ends[1].Confirm(known.High);
    }

    private static void WritePair(Utf8JsonWriter json, double low, double high)
    {
        // Written raw, since an indenting writer would put each number on a line of its own.
        Span<byte> pair = stackalloc byte[MaxPairBytes];
        Utf8.TryWrite(pair, CultureInfo.InvariantCulture, $"[{low:R}, {high:R}]", out var length);
        json.WriteRawValue(pair[..length], skipInputValidation: true);
    }
}
