using System.Text.Json;
using CampaignMetrics.Tests.Laws;

namespace CampaignMetrics.Tests.Json;

/// <summary>A report goes through JSON with all that its JSON tells.</summary>
public sealed class ReportJsonLaws
{
    [Fact]
    public void The_serializer_writes_the_reports_bytes() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        return report.ToJson().AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(report));
    }, 200);

    [Fact]
    public void A_report_that_was_read_writes_the_same_bytes() => Law.Holds(Worlds.Any, IsKept, 300);

    [Fact]
    public void So_does_one_by_event_date() => Law.Holds(Worlds.AnyByDate, IsKept, 300);

    [Fact]
    public void A_report_that_was_read_has_the_same_definition_scope_and_parts() => Law.Holds(Worlds.Any, world =>
    {
        var (report, read) = Both(world);
        Assert.Equal(report.Definition, read.Definition);
        Assert.Equal(report.Scope, read.Scope);
        Assert.Equal(report.Delivery, read.Delivery);
        Assert.Equal(report.Engagement, read.Engagement);
        Assert.Equal(report.Rates, read.Rates);
        Assert.Equal(report.Amounts, read.Amounts);
        Assert.Equal(report.Viewing, read.Viewing);
        Assert.Equal(report.Links, read.Links);
        Assert.Equal(report.Clients, read.Clients);
        Assert.Equal(report.Devices, read.Devices);
        Assert.Equal(report.Locations, read.Locations);
        Assert.Equal(report.Timeline, read.Timeline);
        Assert.Equal(report.WeekHours, read.WeekHours);
        Assert.Equal(report.Contacts, read.Contacts);
        Assert.Equal(report.Domains, read.Domains);
        Assert.Equal(report.Revenue, read.Revenue);
        Assert.Equal(report.Excluded, read.Excluded);
        Assert.Equal(report.Input, read.Input);
        return true;
    }, 300);

    [Fact]
    public void Counts_that_are_told_are_the_same() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var (report, read) = Both(world);
        return AreSame(report.Counts, read.Counts)
            && report.Emails.Zip(read.Emails).All(pair => AreSame(pair.First.Counts, pair.Second.Counts));
    }, 300);

    [Fact]
    public void A_damaged_report_is_refused_as_JSON_or_read_as_it_stands() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var json = world.Report().ToJson();
        for (var i = 0; i < 20; i++) ReadDamaged(Damage.To(json, random));
        return true;
    }, 100);

    private static bool IsKept(World world)
    {
        var (report, read) = Both(world);
        return Law.AreSame(report, read);
    }

    private static (Report Report, Report Read) Both(World world)
    {
        var report = world.Report();
        return (report, JsonSerializer.Deserialize<Report>(report.ToJson())!);
    }

    private static bool AreSame(MetricCounts whole, MetricCounts told) =>
        Enum.GetValues<Metric>().Where(told.Has).All(metric => whole[metric] == told[metric]);

    /// <summary>Nothing but what the serializer's contract says; what is read writes itself.</summary>
    private static void ReadDamaged(byte[] json)
    {
        try
        {
            JsonSerializer.Deserialize<Report>(json)?.ToJson();
        }
        catch (JsonException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
