using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.Sqlite.Tests.Faults;

/// <summary>A process that is killed while it writes subscriptions, consents, addresses and suppressions.</summary>
public sealed class KilledContactsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private KillCampaign<SqliteStore> Campaign => new(_folder.File(), file => SqliteStore.OpenAsync(file), Subject.OfContacts);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task What_was_acknowledged_of_contacts_survives_any_kill() => Campaign.AppendAsync();

    [Fact]
    public Task A_contact_that_was_forgotten_stays_so_after_any_kill() => Campaign.ForgetAsync();
}
