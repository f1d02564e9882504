using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary><c>{ "schema", "files", "reports", "duplicates", "longRanges", "total": a row, "sources": [], "signatures": [], "fromDomains":
/// [], "days": [], "reporters": [], "dispositions": [], "overrides": [], "faults": [], "faultsLeftOut" }</c></summary>
internal sealed class DmarcSummaryConverter : ObjectConverter<DmarcSummary>
{
    public override IEnumerable<int> Members(Utf8JsonWriter json, DmarcSummary value)
    {
        json.WriteString("schema", DmarcSummary.Schema);
        json.WriteNumber("files", value.Files);
        json.WriteNumber("reports", value.Reports);
        json.WriteNumber("duplicates", value.Duplicates);
        json.WriteNumber("longRanges", value.LongRanges);
        json.WriteObject("total", value.Total, DmarcRowConverter.Instance);
        foreach (var waiting in json.WriteRows("sources", value.Sources, DmarcRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("signatures", value.Signatures, DmarcSignatureRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("fromDomains", value.FromDomains, DmarcRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("days", value.Days, DmarcRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("reporters", value.Reporters, DmarcRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("dispositions", value.Dispositions, DmarcRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("overrides", value.Overrides, DmarcOverrideRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("faults", value.Faults, ReceiverFaultConverter.Instance)) yield return waiting;
        json.WriteNumber("faultsLeftOut", value.FaultsLeftOut);
    }

    public override DmarcSummary Read(JsonPart json)
    {
        if (json["schema"].Text() != DmarcSummary.Schema) throw json["schema"].Fault($"{DmarcSummary.Schema} is expected");
        return new DmarcSummary
        {
            Files = json["files"].Count(),
            Reports = json["reports"].Count(),
            Duplicates = json["duplicates"].Count(),
            LongRanges = json["longRanges"].Count(),
            Total = json["total"].Read(DmarcRowConverter.Instance.Read),
            Sources = json["sources"].Rows(DmarcRowConverter.Instance.Read),
            Signatures = json["signatures"].Rows(DmarcSignatureRowConverter.Instance.Read),
            FromDomains = json["fromDomains"].Rows(DmarcRowConverter.Instance.Read),
            Days = json["days"].Rows(DmarcRowConverter.Instance.Read),
            Reporters = json["reporters"].Rows(DmarcRowConverter.Instance.Read),
            Dispositions = json["dispositions"].Rows(DmarcRowConverter.Instance.Read),
            Overrides = json["overrides"].Rows(DmarcOverrideRowConverter.Instance.Read),
            Faults = json["faults"].Rows(ReceiverFaultConverter.Instance.Read),
            FaultsLeftOut = json["faultsLeftOut"].Count(),
        };
    }
}

/// <summary><c>{ "key", "messages", "passed": a rate, "dkim": a rate, "spf": a rate }</c></summary>
internal sealed class DmarcRowConverter : ObjectConverter<DmarcRow>
{
    public static DmarcRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DmarcRow value)
    {
        json.WriteString("key", value.Key);
        json.WriteNumber("messages", value.Messages);
        json.WriteObject("passed", value.Passed, RateConverter.Instance);
        json.WriteObject("dkim", value.Dkim, RateConverter.Instance);
        json.WriteObject("spf", value.Spf, RateConverter.Instance);
    }

    public override DmarcRow Read(JsonPart json) => new(
        json["key"].TextOrNull(), json["messages"].Count(), json["passed"].Read(RateConverter.Instance.Read),
        json["dkim"].Read(RateConverter.Instance.Read), json["spf"].Read(RateConverter.Instance.Read));
}

/// <summary><c>{ "domain", "selector", "messages", "verified": a rate, "passed": a rate }</c></summary>
internal sealed class DmarcSignatureRowConverter : ObjectConverter<DmarcSignatureRow>
{
    public static DmarcSignatureRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DmarcSignatureRow value)
    {
        json.WriteString("domain", value.Domain);
        json.WriteString("selector", value.Selector);
        json.WriteNumber("messages", value.Messages);
        json.WriteObject("verified", value.Verified, RateConverter.Instance);
        json.WriteObject("passed", value.Passed, RateConverter.Instance);
    }

    public override DmarcSignatureRow Read(JsonPart json) => new(
        json["domain"].TextOrNull(), json["selector"].TextOrNull(), json["messages"].Count(),
        json["verified"].Read(RateConverter.Instance.Read), json["passed"].Read(RateConverter.Instance.Read));
}

/// <summary><c>{ "type", "comment", "messages" }</c></summary>
internal sealed class DmarcOverrideRowConverter : ObjectConverter<DmarcOverrideRow>
{
    public static DmarcOverrideRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DmarcOverrideRow value)
    {
        json.WriteString("type", value.Type);
        json.WriteString("comment", value.Comment);
        json.WriteNumber("messages", value.Messages);
    }

    public override DmarcOverrideRow Read(JsonPart json) =>
        new(json["type"].TextOrNull(), json["comment"].TextOrNull(), json["messages"].Count());
}
