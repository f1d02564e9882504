using CampaignMetrics.Bounces;

namespace CampaignMetrics.Tests.Definitions;

/// <summary>A definition that counts otherwise than the built-in one of its name is called otherwise.</summary>
public sealed class DefinitionTitleTests
{
    [Fact]
    public void A_built_in_definition_is_called_by_its_name() =>
        Assert.All(Definition.All, definition => Assert.Equal(definition.Name, definition.Title));

    [Fact]
    public void A_definition_of_ones_own_is_called_by_its_name() =>
        Assert.Equal("Ours", (Definition.HubSpot with { Name = "Ours", ImpliedOpens = false }).Title);

    public static TheoryData<Definition, string> Changed => new()
    {
        { Definition.HubSpot with { DateBasis = DateBasis.EventDate }, "date basis: event date" },
        { Definition.HubSpot with { ImpliedOpens = false }, "implied opens: no" },
        { Definition.HubSpot with { Notes = "ours" }, "notes: ours" },
        { Definition.HubSpot with { Notes = "" }, "notes: none" },
        { Definition.HubSpot with { AutomationOpens = MachinePolicy.Include }, "opens by programs: counted" },
        {
            Definition.HubSpot with { PrivacyOpens = MachinePolicy.TrackableCohort },
            "opens by privacy proxies: left out with their messages"
        },
        { Definition.HubSpot with { AutomationClicks = MachinePolicy.Include }, "clicks by programs: counted" },
        { Definition.HubSpot with { PrivacyClicks = MachinePolicy.Exclude }, "clicks by privacy proxies: left out" },
        { Definition.HubSpot with { ExcludedRoles = [] }, "links that are no clicks: none" },
        { Definition.HubSpot with { ExcludedRoles = [LinkRole.ViewInBrowser] }, "links that are no clicks: view in browser" },
        { Definition.HubSpot with { AttributionWindow = TimeSpan.FromDays(1) }, "attribution window: 1 day" },
        { Definition.HubSpot with { AttributionWindow = TimeSpan.FromHours(36) }, "attribution window: 1.12:00:00" },
        { Definition.HubSpot with { ViewThroughWindow = TimeSpan.FromDays(2) }, "view-through window: 2 days" },
        {
            Definition.HubSpot with { Rates = Definition.HubSpot.Rates with { Open = new(Metric.Opened, Metric.Sent) } },
            "open rate: opened / sent"
        },
        { Definition.HubSpot with { Rates = Definition.HubSpot.Rates with { Spam = null } }, "spam rate: none" },
        {
            Definition.HubSpot with { Rates = Definition.HubSpot.Rates.Add("conversion", new(Metric.Converted, Metric.Delivered)) },
            "conversion rate: converted / delivered"
        },
        {
            Definition.HubSpot with { Rates = Definition.HubSpot.Rates.AddAmount("revenuePerRecipient", new(Metric.Delivered)) },
            "revenue per recipient: revenue / delivered"
        },
        {
            Definition.HubSpot with { BounceClasses = Definition.HubSpot.BounceClasses.SetItem("mailboxFull", BounceClass.Hard) },
            "bounces of mailboxFull: hard"
        },
    };

    [Theory, MemberData(nameof(Changed))]
    public void Each_field_that_differs_stands_in_brackets(Definition changed, string difference) =>
        Assert.Equal($"HubSpot ({difference})", changed.Title);

    [Fact]
    public void Several_differences_stand_in_the_order_of_the_fields() =>
        Assert.Equal(
            "Mailchimp (implied opens: yes; date basis: event date)",
            (Definition.Mailchimp with { DateBasis = DateBasis.EventDate, ImpliedOpens = true }).Title);

    [Fact]
    public void A_report_tells_the_title_and_is_read_back()
    {
        var changed = Definition.HubSpot with { DateBasis = DateBasis.EventDate };
        var report = new MessageLedger().Report(changed);
        var json = System.Text.Json.JsonSerializer.Serialize(report);
        Assert.Contains("\"definitions\": \"HubSpot (date basis: event date)\"", json, StringComparison.Ordinal);
        Assert.Equal(changed, System.Text.Json.JsonSerializer.Deserialize<Report>(json)!.Definition);
    }
}
