using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;

namespace CampaignMetrics.Definitions;

/// <summary>A definition as a JSON object. All members but the name may be left out when reading, and have their defaults then.</summary>
internal sealed class DefinitionConverter : ObjectConverter<Definition>
{
    public static DefinitionConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Definition value)
    {
        json.WriteString("name", value.Name);
        json.WriteString("notes", value.Notes);
        json.WriteBoolean("impliedOpens", value.ImpliedOpens);
        json.WriteWord("automationOpens", value.AutomationOpens);
        json.WriteWord("privacyOpens", value.PrivacyOpens);
        json.WriteWord("automationClicks", value.AutomationClicks);
        json.WriteWord("privacyClicks", value.PrivacyClicks);
        json.WriteTexts("excludedRoles", value.ExcludedRoles.Select(Words<LinkRole>.Of));
        json.WriteObject("rates", value.Rates, RateFormulasConverter.Instance);
        json.WriteMap("bounceClasses", ClassesOf(value));
        json.WriteWord("dateBasis", value.DateBasis);
        json.WriteDuration("attributionWindow", value.AttributionWindow);
        if (value.ViewThroughWindow is { } window) json.WriteDuration("viewThroughWindow", window);
        if (value.UnsubscribeWindow is { } unsubscribe) json.WriteDuration("unsubscribeWindow", unsubscribe);
    }

    public override Definition Read(JsonPart json)
    {
        // The defaults come from the type itself, and are not repeated here.
        var usual = new Definition { Name = json["name"].Text() };
        return usual with
        {
            Notes = json.Optional("notes")?.Text() ?? usual.Notes,
            ImpliedOpens = json.Optional("impliedOpens")?.Flag() ?? usual.ImpliedOpens,
            AutomationOpens = InOrOut(json.Optional("automationOpens")) ?? usual.AutomationOpens,
            PrivacyOpens = json.Optional("privacyOpens")?.Word<MachinePolicy>() ?? usual.PrivacyOpens,
            AutomationClicks = InOrOut(json.Optional("automationClicks")) ?? usual.AutomationClicks,
            PrivacyClicks = InOrOut(json.Optional("privacyClicks")) ?? usual.PrivacyClicks,
            ExcludedRoles = json.Optional("excludedRoles")?.Rows(role => role.Word<LinkRole>()) ?? usual.ExcludedRoles,
            Rates = json.Optional("rates")?.Read(RateFormulasConverter.Instance.Read) ?? usual.Rates,
            BounceClasses = json.Optional("bounceClasses") is { } classes ? ClassesOf(classes) : usual.BounceClasses,
            DateBasis = json.Optional("dateBasis")?.Word<DateBasis>() ?? usual.DateBasis,
            AttributionWindow = json.Optional("attributionWindow")?.Duration() ?? usual.AttributionWindow,
            ViewThroughWindow = json.Optional("viewThroughWindow")?.DurationOrNull(),
            UnsubscribeWindow = json.Optional("unsubscribeWindow")?.DurationOrNull(),
        };
    }

    private static MachinePolicy? InOrOut(JsonPart? json)
    {
        var policy = json?.Word<MachinePolicy>();
        return policy is null or MachinePolicy.Include or MachinePolicy.Exclude
            ? policy
            : throw json!.Fault("'include' or 'exclude' is expected: the others are of privacy opens only");
    }

    private static IEnumerable<KeyValuePair<string, string>> ClassesOf(Definition definition) =>
        from row in definition.BounceClasses.OrderBy(row => row.Key, CodePoints.Order)
        select KeyValuePair.Create(row.Key, BounceNames.Of(row.Value));

    private static ImmutableDictionary<string, BounceClass> ClassesOf(JsonPart json) =>
        json.Members().ToImmutableDictionary(row => row.Name, row => row.Value.BounceClass());
}
