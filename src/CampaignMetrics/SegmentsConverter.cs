using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "campaign", "lists": [], "workflow", "tags": {} }</c>; what is left out is not stated.</summary>
internal sealed class SegmentsConverter : ObjectConverter<Segments>
{
    public override void WriteMembers(Utf8JsonWriter json, Segments value)
    {
        json.WriteString("campaign", value.Campaign?.Value);
        json.WriteTexts("lists", value.Lists);
        json.WriteString("workflow", value.Workflow);
        json.WriteMap("tags", value.Tags);
    }

    public override Segments Read(JsonPart json) => new()
    {
        Campaign = json.Optional("campaign") is { IsNull: false } campaign
            ? campaign.IdOrEmpty<CampaignId>()
            : default(CampaignId?),
        Lists = json.Optional("lists")?.Rows(list => list.Text()) ?? [],
        Workflow = json.Optional("workflow")?.TextOrNull(),
        Tags = Segments.None.Tags.AddRange(json.Optional("tags")?.Texts() ?? []),
    };
}
