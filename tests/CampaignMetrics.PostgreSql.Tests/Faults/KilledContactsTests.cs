using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.PostgreSql.Tests.Faults;

/// <summary>A process that is killed while it writes subscriptions, consents, addresses and suppressions.</summary>
public sealed class KilledContactsTests(Server server)
{
    private KillCampaign<PostgreSqlStore> Campaign =>
        new(server.NewDatabase(), connection => PostgreSqlStore.OpenAsync(connection), Subject.OfContacts);

    [Fact]
    public Task What_was_acknowledged_of_contacts_survives_any_kill() => Campaign.AppendAsync();

    [Fact]
    public Task A_contact_that_was_forgotten_stays_so_after_any_kill() => Campaign.ForgetAsync();
}
