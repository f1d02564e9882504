using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Events;

public sealed class RecordIdTests
{
    [Property(Arbitrary = [typeof(AnyEvent)])]
    public bool An_event_that_states_the_id_that_it_would_get_is_the_same_event(EmailEvent happened)
    {
        var ledger = new MessageLedger();
        var bare = happened with { Id = default };
        ledger.Apply(bare);
        ledger.Apply(bare with { Id = bare.IdOrDerived });
        return ledger.EventCount == 1;
    }

    [Fact]
    public void An_id_that_is_stated_stays() => Assert.Equal("7", (Some.Sent() with { Id = "7" }).IdOrDerived.Value);

    [Fact]
    public void A_canonical_line_has_its_names_in_order() =>
        Assert.Equal(
            """{"at":"2026-03-24T09:00:00Z","email":"e","id":"7","recipient":"r","type":"sent"}""",
            new Sent
            {
                At = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero), Email = "e", Recipient = "r", Id = "7",
            }.ToCanonicalLine());
}
