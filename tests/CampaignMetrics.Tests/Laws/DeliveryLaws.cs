using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Laws;

/// <summary>What is presumed agrees with what is told; what counts from the sending knows no calendar.</summary>
public sealed class DeliveryLaws
{
    [Fact]
    public void Presumed_and_reported_agree_where_every_delivery_is_told() => Law.Holds(Worlds.Any, world =>
    {
        var events = EachDelivered(world);
        var difference = JsonDifference.Of(Told(world, events, Deliveries.Reported), Told(world, events, Deliveries.Presumed));
        return difference is null ? true : throw new InvalidOperationException(difference);
    }, 300);

    [Fact]
    public void Presets_depend_neither_on_buckets_nor_on_the_zone() => Law.Holds(Worlds.Any, (world, random) =>
    {
        // Days of a period are the zone's.
        var scope = world.Scope with { From = null, To = null };
        var zone = TimeZoneInfo.FindSystemTimeZoneById(random.Next(2) == 0 ? "Pacific/Chatham" : "America/St_Johns");
        var every = Enum.GetValues<Frequency>()[random.Next(5)];
        var ledger = world.Ledger();
        return ledger.Report(world.Definition, scope).SinceSending
            .SequenceEqual(ledger.Report(world.Definition, scope with { Zone = zone, Every = every }).SinceSending);
    }, 300);

    /// <summary>One message for each email and contact, and its delivery told.</summary>
    private static List<EmailEvent> EachDelivered(World world) =>
    [
        .. world.Events.Select(happened => happened with { Send = null }),
        .. world.Events.Where(happened => happened.Email is not null).DistinctBy(happened => (happened.Email, happened.Recipient))
            .Select(happened => new Delivered
            {
                Id = "told", At = WorldEvents.Start.AddDays(-1), Email = happened.Email, Recipient = happened.Recipient,
            }),
    ];

    private static JsonNode Told(World world, List<EmailEvent> events, Deliveries deliveries)
    {
        var emails = WorldEvents.Emails.Select(email => new Email { Id = email, Deliveries = deliveries, Repeats = false });
        return Law.Json((world with { Catalog = new EmailCatalog(emails) }).Report(events));
    }
}
