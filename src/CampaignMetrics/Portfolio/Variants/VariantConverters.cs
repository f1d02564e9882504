using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "query", "unit", "together", "test", "rest" }</c>;
/// test and rest are null where the query has no test.</summary>
internal sealed class VariantComparisonConverter : ObjectConverter<VariantComparison>
{
    public static VariantComparisonConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, VariantComparison value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, VariantComparison.Schema, value)) yield return waiting;
        json.WriteObject("query", value.Query, VariantQueryConverter.Instance);
        json.WriteWord("unit", value.Query.Unit);
        json.WriteObject("together", value.Together, VariantPhaseConverter.Instance);
        json.WriteObjectOrNull("test", value.Test, VariantPhaseConverter.Instance);
        json.WriteObjectOrNull("rest", value.Rest, VariantPhaseConverter.Instance);
        yield return json.BytesPending;
    }

    public override VariantComparison Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, VariantComparison.Schema);
        var query = json["query"].Read(VariantQueryConverter.Instance.Read);
        if (json["unit"].Word<VariantUnit>() != query.Unit) throw json["unit"].Fault("it does not agree with the query");
        return new VariantComparison(query, basis)
        {
            Caveats = json["caveats"].Rows(CaveatConverter.Instance.Read),
            Together = json["together"].Read(VariantPhaseConverter.Instance.Read),
            Test = PhaseOf(json["test"], query),
            Rest = PhaseOf(json["rest"], query),
        };
    }

    private static VariantPhase? PhaseOf(JsonPart json, VariantQuery query)
    {
        if (json.IsNull != query.Test is null) throw json.Fault("it does not agree with the query");
        return json.IsNull ? null : json.Read(VariantPhaseConverter.Instance.Read);
    }
}

/// <summary><c>{ "variants": [], "measures": [], "goal", "test", "smallestDifference" }</c></summary>
internal sealed class VariantQueryConverter : ObjectConverter<VariantQuery>
{
    public static VariantQueryConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, VariantQuery value)
    {
        foreach (var _ in json.WriteRows("variants", value.Variants, VariantConverter.Instance)) { }
        json.WriteTexts("measures", value.Measures.Select(Words<VariantMeasure>.Of));
        json.WriteString("goal", value.Goal);
        json.WriteObjectOrNull("test", value.Test, TestPhaseConverter.Instance);
        json.WriteNumberOrNull("smallestDifference", value.SmallestDifference);
    }

    public override VariantQuery Read(JsonPart json) => new()
    {
        Variants = json["variants"].Rows(VariantConverter.Instance.Read),
        Measures = json["measures"].Rows(measure => measure.Word<VariantMeasure>()),
        Goal = json["goal"].TextOrNull(),
        Test = json["test"] is { IsNull: false } test ? test.Read(TestPhaseConverter.Instance.Read) : null,
        SmallestDifference = json["smallestDifference"] is { IsNull: false } smallest ? smallest.Quotient() : null,
    };
}

/// <summary><c>{ "name", "emails": [] }</c></summary>
internal sealed class VariantConverter : ObjectConverter<Variant>
{
    public static VariantConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Variant value)
    {
        json.WriteString("name", value.Name);
        json.WriteTexts("emails", value.Emails.Select(email => email.Value));
    }

    public override Variant Read(JsonPart json) => new(json["name"].Text(), json["emails"].Rows(email => email.Id<EmailId>()));
}

/// <summary><c>{ "before" }</c> or <c>{ "tag", "value" }</c></summary>
internal sealed class TestPhaseConverter : ObjectConverter<TestPhase>
{
    public static TestPhaseConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, TestPhase value)
    {
        if (value.Tag is not { } tag)
        {
            json.WriteUtcOrOffset("before", value.Before);
            return;
        }
        json.WriteString("tag", tag.Key);
        json.WriteString("value", tag.Value);
    }

    public override TestPhase Read(JsonPart json) => json.Optional("before") is { } before
        ? TestPhase.SentBefore(before.Instant())
        : TestPhase.Tagged(json["tag"].Text(), json["value"].Text());
}

/// <summary><c>{ "overlap", "variants": [], "differences": [] }</c></summary>
internal sealed class VariantPhaseConverter : ObjectConverter<VariantPhase>
{
    public static VariantPhaseConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, VariantPhase value)
    {
        json.WriteNumber("overlap", value.Overlap);
        foreach (var _ in json.WriteRows("variants", value.Variants, VariantRowConverter.Instance)) { }
        foreach (var _ in json.WriteRows("differences", value.Differences, VariantDifferenceConverter.Instance)) { }
    }

    public override VariantPhase Read(JsonPart json) => new(
        json["overlap"].Count(), json["variants"].Rows(VariantRowConverter.Instance.Read),
        json["differences"].Rows(VariantDifferenceConverter.Instance.Read));
}

/// <summary><c>{ "name", "sent", "delivered", "open", "click", "conversion", "revenue": [] }</c></summary>
internal sealed class VariantRowConverter : ObjectConverter<VariantRow>
{
    public static VariantRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, VariantRow value)
    {
        json.WriteString("name", value.Name);
        json.WriteNumber("sent", value.Sent);
        json.WriteNumber("delivered", value.Delivered);
        json.WriteObject("open", value.Open, RateConverter.Instance);
        json.WriteObject("click", value.Click, RateConverter.Instance);
        json.WriteObject("conversion", value.Conversion, RateConverter.Instance);
        foreach (var _ in json.WriteRows("revenue", value.Revenue, MoneyRatioConverter.Instance)) { }
    }

    public override VariantRow Read(JsonPart json) => new()
    {
        Name = json["name"].Text(),
        Sent = json["sent"].Count(),
        Delivered = json["delivered"].Count(),
        Open = json["open"].Read(RateConverter.Instance.Read),
        Click = json["click"].Read(RateConverter.Instance.Read),
        Conversion = json["conversion"].Read(RateConverter.Instance.Read),
        Revenue = json["revenue"].Rows(MoneyRatioConverter.Instance.Read),
    };
}

/// <summary><c>{ "measure", "currency", "variant", "difference", "low", "high", "test", "pValue", "adjustedPValue", "finding", "reason",
/// "needed", "neededForSmallest" }</c>; the currency only of revenue.</summary>
internal sealed class VariantDifferenceConverter : ObjectConverter<VariantDifference>
{
    public static VariantDifferenceConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, VariantDifference value)
    {
        json.WriteWord("measure", value.Measure);
        if (value.Currency is { } currency) json.WriteString("currency", currency);
        json.WriteString("variant", value.Variant);
        json.WriteNumberOrNull("difference", value.Difference);
        json.WriteNumberOrNull("low", value.Low);
        json.WriteNumberOrNull("high", value.High);
        json.WriteWordOrNull("test", value.Test);
        json.WriteNumberOrNull("pValue", value.PValue);
        json.WriteNumberOrNull("adjustedPValue", value.AdjustedPValue);
        json.WriteWord("finding", value.Finding);
        json.WriteString("reason", value.Reason);
        json.WriteNumberOrNull("needed", value.Needed);
        json.WriteNumberOrNull("neededForSmallest", value.NeededForSmallest);
    }

    public override VariantDifference Read(JsonPart json) => new()
    {
        Measure = json["measure"].Word<VariantMeasure>(),
        Currency = json.Optional("currency")?.Text(),
        Variant = json["variant"].Text(),
        Difference = NumberOrNull(json["difference"]),
        Low = NumberOrNull(json["low"]),
        High = NumberOrNull(json["high"]),
        Test = json["test"].WordOrNull<DifferenceTest>(),
        PValue = NumberOrNull(json["pValue"]),
        AdjustedPValue = NumberOrNull(json["adjustedPValue"]),
        Finding = json["finding"].Word<DifferenceFinding>(),
        Reason = json["reason"].TextOrNull(),
        Needed = json["needed"].CountOrNull(),
        NeededForSmallest = json["neededForSmallest"].CountOrNull(),
    };

    private static double? NumberOrNull(JsonPart json) => json.IsNull ? null : json.Quotient();
}
