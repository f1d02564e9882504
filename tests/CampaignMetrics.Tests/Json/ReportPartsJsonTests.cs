using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Json;

/// <summary>A part of a report alone is the JSON that it is within the report.</summary>
public sealed class ReportPartsJsonTests
{
    private static readonly Report Full = Samples.Report;

    private static readonly JsonNode Whole = JsonNode.Parse(Full.ToJson())!;

    public static TheoryData<string, string> Parts => new()
    {
        { "caveats", Text.Of(Full.Caveats) }, { "people", Text.Of(Full.People) },
        { "delivery", Text.Of(Full.Delivery) }, { "engagement", Text.Of(Full.Engagement) }, { "rates", Text.Of(Full.Rates) },
        { "amounts", Text.Of(Full.Amounts) },
        { "viewing", Text.Of(Full.Viewing) }, { "clickMap", Text.Of(Full.ClickMap) }, { "links", Text.Of(Full.Links) },
        { "clients", Text.Of(Full.Clients) }, { "devices", Text.Of(Full.Devices) }, { "countries", Text.Of(Full.Countries) },
        { "sinceSending", Text.Of(Full.SinceSending) }, { "locations", Text.Of(Full.Locations) },
        { "timeline", Text.Of(Full.Timeline) }, { "localHours", Text.Of(Full.LocalHours) }, { "weekHours", Text.Of(Full.WeekHours) },
        { "contacts", Text.Of(Full.Contacts) }, { "emails", Text.Of(Full.Emails) }, { "domains", Text.Of(Full.Domains) },
        { "revenue", Text.Of(Full.Revenue) }, { "goals", Text.Of(Full.Goals) }, { "unattributed", Text.Of(Full.Unattributed) },
        { "excluded", Text.Of(Full.Excluded) }, { "input", Text.Of(Full.Input) },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Alone_it_is_the_same(string name, string alone)
    {
        Assert.NotEmpty(Whole[name]!.ToJsonString().Trim('[', ']', '{', '}'));
        Assert.True(Text.Same(Whole[name], alone), alone);
    }

    [Fact]
    public void Every_member_with_numbers_is_such_a_part() => Assert.Equal(
        Whole.AsObject().Select(member => member.Key).Except(["schema", "definitions", "definition", "scope", "placesBy"]),
        Parts.Select(row => row.Data.Item1));

    [Fact]
    public void A_report_that_was_read_cannot_be_merged_and_says_why()
    {
        var read = Text.Back(Full);
        var refusal = Assert.Throws<ArgumentException>(() => Report.Merge(Full, read));
        Assert.Contains("read from JSON", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_JSON_does_not_tell_is_not_taken_for_none()
    {
        var read = Text.Back(Full);
        Assert.False(read.Counts.Has(Metric.TrackedSent));
        Assert.Throws<InvalidOperationException>(() => read.Counts[Metric.TrackedSent]);
    }

    [Fact]
    public void A_rate_that_was_read_says_that_it_cannot_explain_itself() =>
        Assert.Contains("read from JSON", Text.Back(Full).Rates.Open.Explain(), StringComparison.Ordinal);

    [Fact]
    public void A_definition_of_ones_own_stands_in_full()
    {
        var ours = Definition.HubSpot with { Name = "Ours", PrivacyOpens = MachinePolicy.Exclude };
        var report = Some.Ledger(Some.Sent()).Report(ours);
        Assert.Equal("Ours", (string?)JsonNode.Parse(report.ToJson())!["definition"]!["name"]);
        Assert.Equal(ours, Text.Back(report).Definition);
    }

    [Fact]
    public void A_copy_of_a_built_in_definition_with_changes_stands_in_full_too()
    {
        var changed = Definition.HubSpot with { ImpliedOpens = false };
        Assert.Equal(changed, Text.Back(Some.Ledger(Some.Sent()).Report(changed)).Definition);
    }

    [Fact]
    public void Text_is_kept_letter_for_letter()
    {
        var report = Some.Report(Some.Clicked(url: "https://x/\u00e9\u20ac\"\\<&>\u2028 \ud83d\ude00"));
        Assert.Equal(report.Links, Text.Back(report).Links);
        Assert.Equal(report.Links[0], Text.Back(report.Links[0]));
    }
}
